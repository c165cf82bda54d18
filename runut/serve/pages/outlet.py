"""How does an outlet report: how much, how fast, on whose word, in whose words, and what did it correct?"""

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.serve.charts.reports import per_day
from runut.serve.paths import name_in
from runut.serve.sections.lines import EntryLine, Turned, entry_lines, turned
from runut.serve.visit import Visit
from runut.store.views.cast import CastView
from runut.store.views.changes import ChangeView
from runut.store.views.coverage import PaceView, TakenView
from runut.store.views.rows import ArticleRow

# Articles of which it is asked how they report; lines of the lists.
ASKED, ARTICLES, FIRST, SOURCES, CHANGES = 250, 20, 8, 12, 8


class OutletPage(Struct, frozen=True, kw_only=True):
    """All that a page shows of an outlet; what is asked of single articles rests on the `looked` latest of them."""

    name: str
    stories: int
    first: str | None
    last: str | None
    days: tuple[tuple[str, int], ...]
    looked: int
    pace: PaceView
    told_first: tuple[EntryLine, ...]
    quoted: tuple[tuple[CastView, str], ...]
    passed: tuple[tuple[CastView, str], ...]
    over: tuple[tuple[TakenView, str], ...]
    by_others: tuple[tuple[TakenView, str], ...]
    changes: tuple[ChangeView, ...]
    articles: tuple[tuple[ArticleRow, str], ...]
    articles_at: Turned


def outlet(visit: Visit) -> OutletPage:
    """The outlet that a visit asks for; raises UnknownRecord."""
    lately, name = visit.views.lately, name_in(visit.parts["name"])
    rows = lately.articles_by(name)
    if not rows:
        message = f"no outlet called “{name}” stands among the latest articles; the list of outlets has those that do."
        raise UnknownRecord(message)
    ids = [row.id for row in rows[:ASKED]]
    days = per_day(row.published for row in rows)
    pace = lately.pace(name, ids)
    quoted, passed = lately.quoted(ids, SOURCES)
    shown, at = turned(visit, rows, "page", ARTICLES)
    return OutletPage(
        name=name,
        stories=len({row.story for row in rows if row.story}),
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        days=days,
        looked=len(ids),
        pace=pace,
        told_first=entry_lines(visit.views, visit.ways, lately.deals_at(pace.first[:FIRST])),
        quoted=_cast(visit, quoted),
        passed=_cast(visit, passed),
        over=_outlets(visit, lately.taken(ids, over=True)),
        by_others=_outlets(visit, lately.taken(ids, over=False)),
        changes=lately.changed(name, CHANGES),
        articles=tuple((row, visit.ways.to("a", row.id)) for row in shown),
        articles_at=at,
    )


def _cast(visit: Visit, found: tuple[CastView, ...]) -> tuple[tuple[CastView, str], ...]:
    return tuple((one, visit.ways.to("p", one.id)) for one in found)


def _outlets(visit: Visit, found: tuple[TakenView, ...]) -> tuple[tuple[TakenView, str], ...]:
    """Other outlets than this one, which may repeat itself."""
    others = [one for one in found if one.outlet != name_in(visit.parts["name"])]
    return tuple((one, visit.ways.to("o", one.outlet)) for one in others[:SOURCES])
