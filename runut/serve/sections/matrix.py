"""Who told what first, and who left it out: entries against outlets."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from runut.serve.anchors import Ways, anchor
from runut.serve.brief import Brief, weightiest
from runut.serve.describing import quad_key, quad_of
from runut.serve.signs import signs
from runut.store.views.outlines import AbsenceRow, ConflictRow
from runut.store.views.rows import ArticleRow, EntryView, teller

How = Literal["first", "tells", "leaves_out", "silent"]
# Outlets and entries that a table has room for.
OUTLETS, ROWS = 12, 20
SEVERAL = 2


class Outlet(Struct, frozen=True):
    """An outlet with its sign, the way to its page, and how many entries of the story it tells."""

    name: str
    sign: str
    href: str
    tells: int


class Cell(Struct, frozen=True):
    """What an outlet makes of an entry, the way to its words, and the disagreement in which they stand, if any.

    “silent” where it does not tell it, and was not compared or could not have told it.
    """

    how: How
    href: str | None = None
    conflict: str | None = None


class MatrixRow(Struct, frozen=True, kw_only=True):
    """An entry with a cell for each outlet of the table; `others` are the outlets beside the table that tell it."""

    summary: str
    date: str | None
    quad: str
    href: str
    cells: tuple[Cell, ...]
    others: int


class Matrix(Struct, frozen=True, kw_only=True):
    """The outlets that tell most, and the weightiest entries that several tell or some leave out, by date."""

    outlets: tuple[Outlet, ...]
    others: int
    rows: tuple[MatrixRow, ...]


class Known(Struct, frozen=True, kw_only=True):
    """What fills the cells besides the entries: who leaves out what, and who contradicts whom."""

    absences: tuple[AbsenceRow, ...]
    conflicts: Mapping[str, tuple[ConflictRow, ...]]


def matrix(brief: Brief, known: Known) -> Matrix:
    """The table of a story; without rows where one outlet alone tells it."""
    absent = absent_outlets(known.absences, brief.outlet_of)
    order = [one.id for one in weightiest(brief.outline) if one.outlets >= SEVERAL or one.id in absent or one.differs]
    chosen = set(order[:ROWS])
    entries = [one for one in brief.material.entries if one.id in chosen]
    tells = Counter(outlet for one in brief.material.entries for outlet in one.outlets)
    named = shown_outlets(brief, tells)
    if len(brief.material.view.outlets) < SEVERAL:
        entries = []
    return Matrix(
        outlets=named,
        others=len(brief.material.view.outlets) - len(named),
        rows=tuple(
            _row(one, named, brief, _Found(absent.get(one.id, frozenset()), known.conflicts)) for one in entries
        ),
    )


def shown_outlets(brief: Brief, tells: Counter[str]) -> tuple[Outlet, ...]:
    """The outlets that tell most of the story, in that order, with their signs."""
    all_ = brief.material.view.outlets
    sign = signs(all_)
    order = sorted(all_, key=lambda one: (-tells[one], all_.index(one)))
    return tuple(Outlet(one, sign[one], brief.desk.ways.to("o", one), tells[one]) for one in order[:OUTLETS])


def absent_outlets(rows: Iterable[AbsenceRow], outlet_of: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Entry -> the outlets that leave it out: an outlet tells what any of its articles tells."""
    found: dict[str, frozenset[str]] = {}
    for one in rows:
        tell = {outlet_of[article] for article in one.told_by if article in outlet_of}
        found[one.entry] = frozenset(outlet_of[a] for a in one.left_out_by if a in outlet_of) - tell
    return found


class _Found(Struct, frozen=True):
    absent: frozenset[str]
    conflicts: Mapping[str, tuple[ConflictRow, ...]]


def _row(entry: EntryView, outlets: Sequence[Outlet], brief: Brief, found: _Found) -> MatrixRow:
    ways: Ways = brief.desk.ways
    first = first_teller(entry, brief.desk.articles)
    differ: dict[str, str] = defaultdict(str)
    for conflict in reversed(found.conflicts.get(entry.id, ())):
        for article in conflict.articles:
            if article in brief.outlet_of:
                differ[brief.outlet_of[article]] = ways.to("d", conflict.id)
    cells = []
    for outlet in outlets:
        if outlet.name in entry.outlets:
            how: How = "first" if outlet.name == first else "tells"
            cells.append(Cell(how, report_of(ways, entry.id, outlet.name), differ.get(outlet.name)))
        else:
            cells.append(Cell("leaves_out" if outlet.name in found.absent else "silent"))
    return MatrixRow(
        summary=entry.summary,
        date=entry.date,
        quad=quad_key(quad_of(entry.type)),
        href=ways.to("e", entry.id),
        cells=tuple(cells),
        others=len(set(entry.outlets) - {outlet.name for outlet in outlets}),
    )


def report_of(ways: Ways, entry: str, outlet: str) -> str:
    """Where an outlet's report of an entry stands; the entry itself where that is on one page with all others."""
    page = ways.to("e", entry)
    return page if page.startswith("#") else f"{page}#{anchor('o', outlet)}"


def first_teller(entry: EntryView, articles: Mapping[str, ArticleRow]) -> str | None:
    """The outlet of the earliest article that tells an entry; None where the times do not say which it is."""
    rows = [articles[id_] for id_ in entry.articles if id_ in articles]
    if not rows or rows[0].published is None:
        return None
    first, others = rows[0], (row for row in rows if teller(row) != teller(rows[0]))
    second = next(others, None)
    if second is None or second.published is None:
        return teller(first)
    exact = min(len(first.published or ""), len(second.published))
    return None if (first.published or "")[:exact] == second.published[:exact] else teller(first)
