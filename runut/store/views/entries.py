"""The timeline: what happened, and who tells it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.store import schema
from runut.store.keeping import portions, rows_of
from runut.store.views.articles import article_rows
from runut.store.views.listing import Listing, batched
from runut.store.views.names import actor_names, local_names, role_ids
from runut.store.views.rows import ArticleRow, EntryView, teller
from runut.text.days import in_time

AT_ONCE = 500  # entries that are read together


def entry_views(
    connection: Connection, *, stories: Collection[str] | None = None, ids: Collection[str] | None = None
) -> tuple[EntryView, ...]:
    """The entries of `stories` or with `ids` (both None: all), by date, undated last, then by id."""
    rows = list(_rows(connection, stories=stories, ids=ids))
    reports = _reports(connection, [row["id"] for row in rows])
    articles = article_rows(connection, {one["article"] for told in reports.values() for one in told})
    called = actor_names(connection, {actor for row in rows for actor in (*row["actors"], *row["recipients"])})
    bodies = local_names(connection, {a for told in reports.values() for one in told for a in role_ids(one["via"])})
    differ = _differ(connection, [row["id"] for row in rows])
    known = _Known(articles, {id_: n for n, id_ in enumerate(articles)}, called, bodies, differ)
    views = [_view(row, reports[row["id"]], known) for row in rows]
    return tuple(sorted(views, key=lambda one: (in_time(one.date), one.id)))


def entry_listing(connection: Connection, stories: Collection[str] | None = None) -> Listing[EntryView]:
    """The entries of `stories` (None: all), in the same order, read as they are needed."""
    table = schema.ENTRY
    found = rows_of(connection, select(table.c.id, table.c.date), table.c.story, stories)
    ids = [id_ for _, id_ in sorted((in_time(row["date"]), row["id"]) for row in found)]
    return Listing(len(ids), chain.from_iterable(entry_views(connection, ids=few) for few in batched(ids, AT_ONCE)))


def _rows(connection: Connection, *, stories: Collection[str] | None, ids: Collection[str] | None) -> Iterable[Any]:
    table = schema.ENTRY
    if stories is None and ids is None:
        yield from connection.execute(select(table)).mappings()
        return
    column, wanted = (table.c.story, stories) if stories is not None else (table.c.id, ids)
    for portion in portions(wanted or ()):
        yield from connection.execute(select(table).where(column.in_(portion))).mappings()


def _reports(connection: Connection, entries: Collection[str]) -> dict[str, list[Any]]:
    """Entry id -> its events' article and chain."""
    event, member = schema.EVENT, schema.ENTRY_EVENT
    found: dict[str, list[Any]] = defaultdict(list)
    for portion in portions(entries):
        question = (
            select(member.c.entry, event.c.article, event.c.via)
            .join(event, event.c.id == member.c.event)
            .where(member.c.entry.in_(portion))
            .order_by(member.c.entry, event.c.article, event.c.n)
        )
        for row in connection.execute(question).mappings():
            found[row["entry"]].append(row)
    return found


def _differ(connection: Connection, entries: Collection[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for portion in portions(entries):
        table = schema.DISAGREEMENT
        found.update(connection.scalars(select(table.c.entry).where(table.c.entry.in_(portion))))
    return found


class _Known(Struct, frozen=True):
    """What fills an entry's cells besides its own row."""

    articles: dict[str, ArticleRow]
    order: dict[str, int]
    called: dict[str, str]
    bodies: dict[str, str]
    differ: Counter[str]


def _view(row: Any, reports: list[Any], known: _Known) -> EntryView:  # noqa: ANN401  # rows, as SQLAlchemy gives them
    told = sorted({one["article"] for one in reports}, key=known.order.__getitem__)
    outlets = (teller(known.articles[id_]) for id_ in told)
    chains = (" > ".join(known.bodies[role[0]] for role in one["via"]) for one in reports if one["via"])
    return EntryView(
        id=row["id"],
        story=row["story"],
        date=row["date"],
        type=row["type"],
        mode=row["mode"],
        status=row["status"],
        place=row["place"],
        actors=tuple(known.called.get(actor, actor) for actor in row["actors"]),
        recipients=tuple(known.called.get(actor, actor) for actor in row["recipients"]),
        summary=row["summary"],
        outlets=tuple(dict.fromkeys(outlets)),
        articles=tuple(told),
        reports=len(reports),
        chains=tuple(dict.fromkeys(chains)),
        disagreements=known.differ[row["id"]],
    )
