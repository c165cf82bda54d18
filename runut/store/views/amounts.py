"""Which numbers do the outlets of a story give for the same thing?"""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.records.claims import Bound
from runut.store import schema
from runut.store.keeping import portions
from runut.text.fingerprints import folded

# So many articles of a story are read for its amounts; from the first on, as figures grow with a story.
READ = 500


class AmountView(Struct, frozen=True, kw_only=True):
    """“21, says Antarnegeri on 11 August”: one value of an outlet; `high` is the end of a range."""

    figure: str
    article: str
    outlet: str
    published: str | None
    value: float
    high: float | None
    bound: Bound


class QuantityView(Struct, frozen=True, kw_only=True):
    """“Orang tewas, in persons”: one thing that is counted, with the values that outlets give, in order of publication."""

    of: str
    unit: str
    entry: str | None
    outlets: int
    amounts: tuple[AmountView, ...]


def quantity_views(
    connection: Connection, story: str, rejected: Collection[str], most: int
) -> tuple[QuantityView, ...]:
    """The quantities of a story, those that most outlets give first, then those with most different values.

    Figures count the same thing where they measure one entry in one unit and what they count is called the same.
    """
    groups: dict[tuple[object, ...], list[Any]] = defaultdict(list)
    rows = _rows(connection, story)
    called = {of: frozenset(folded(of)) for of in {row.of for row in rows}}
    for row in rows:
        if row.id not in rejected and (row.of or row.entry):
            groups[row.entry, row.unit, called[row.of]].append(row)
    return tuple(_quantity(rows) for rows in sorted(groups.values(), key=_told)[:most])


def _told(rows: list[Any]) -> tuple[int, int, str, str]:
    """By which a quantity comes before others."""
    return -len({_teller(row) for row in rows}), -len({row.value for row in rows}), rows[0].of, rows[0].unit


def _teller(row: Any) -> str:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    return str(row.outlet or row.source.rpartition("/")[2])


def _rows(connection: Connection, story: str) -> list[Any]:
    article, within, figure, member = schema.ARTICLE, schema.STORY_ARTICLE, schema.FIGURE, schema.ENTRY_EVENT
    inside = select(article.c.id).join(within, within.c.article == article.c.id).where(within.c.story == story)
    ids = list(connection.scalars(inside.order_by(article.c.published.nulls_first(), article.c.id).limit(READ)))
    found: list[Any] = []
    for portion in portions(ids):
        question = (
            select(
                figure.c.id, figure.c.article, figure.c.value, figure.c.high, figure.c.bound, figure.c.unit, figure.c.of
            )
            .add_columns(article.c.outlet, article.c.source, article.c.published, member.c.entry)
            .select_from(figure.join(article, article.c.id == figure.c.article))
            .outerjoin(member, member.c.event == figure.c.event)
            .where(figure.c.article.in_(portion))
        )
        found += connection.execute(question).all()
    return sorted(found, key=lambda row: (row.published is None, row.published or "", row.id))


def _quantity(rows: list[Any]) -> QuantityView:
    amounts = [
        AmountView(
            figure=row.id,
            article=row.article,
            outlet=_teller(row),
            published=row.published,
            value=row.value,
            high=row.high,
            bound=row.bound,
        )
        for row in rows
    ]
    # One outlet may give the same value in many articles: the first of them tells when it first did.
    first: dict[tuple[str, float, float | None, str], AmountView] = {}
    for one in amounts:
        first.setdefault((one.outlet, one.value, one.high, one.bound), one)
    return QuantityView(
        of=rows[0].of,
        unit=rows[0].unit,
        entry=rows[0].entry,
        outlets=len({one.outlet for one in amounts}),
        amounts=tuple(first.values()),
    )
