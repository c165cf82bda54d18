"""One entry: what happened, who reports it in which words, and why the reports were taken to be of one happening."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.records.codebook import score
from runut.records.links import Moment, Reason
from runut.records.span import Span
from runut.serve.anchors import anchor
from runut.serve.brief import desk_of, events_of
from runut.serve.describing import quad_key, quad_of
from runut.serve.quoting import Desk, Name, Quote, spoken
from runut.serve.sections.disagreements import Difference, Known, difference
from runut.serve.sections.matrix import absent_outlets, first_teller
from runut.serve.sections.woven import Bit, woven
from runut.serve.signs import signs
from runut.serve.visit import Visit
from runut.store.views.outlines import OutlineRow
from runut.store.views.rows import ClaimView, EntryView, StoryView, teller
from runut.text.days import in_time

# Entries of the story that may be the same happening, in the list to choose from; reports that are shown at once.
CANDIDATES, REPORTS = 40, 60
# What of a report is compared with the entry.
COMPARED = ("date", "place", "status")


class Cell(Struct, frozen=True):
    """“date: 9 August, unlike the entry's”: one cell of a report."""

    name: str
    value: str
    differs: bool


class Report(Struct, frozen=True, kw_only=True):
    """One mention of the entry, or a figure that measures it: its words, and what they say."""

    id: str
    kind: str
    quote: Quote
    cells: tuple[Cell, ...]


class Passage(Struct, frozen=True):
    """A sentence with the words of all that it reports marked, and what each of them says."""

    words: tuple[Bit, ...]
    reports: tuple[Report, ...]


class Outlet(Struct, frozen=True, kw_only=True):
    """All that one outlet's articles report of the entry; `first` where it is known to have been first."""

    name: str
    sign: str
    place: str
    href: str
    first: bool
    passages: tuple[Passage, ...]


class Neighbour(Struct, frozen=True):
    """Another entry of the story."""

    id: str
    summary: str
    date: str | None
    href: str


class EntryPage(Struct, frozen=True, kw_only=True):
    """An entry with all that rests on it and on which it rests.

    `history` is the status by day of publication, where it changed; `reasons` why the reports are of one happening;
    `absent` the outlets that leave it out; `others` entries that could be the same one.
    """

    entry: EntryView
    title: str
    language: str
    story: str
    quad: str
    score: float | None
    actors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    where: str | None
    history: tuple[Moment, ...]
    outlets: tuple[Outlet, ...]
    more: int
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]
    absent: tuple[str, ...]
    before: Neighbour | None
    after: Neighbour | None
    others: tuple[Neighbour, ...]

    @property
    def events(self) -> tuple[tuple[str, Report], ...]:
        """The mentions with who makes them, without the figures."""
        return tuple(
            (one.name, report)
            for one in self.outlets
            for passage in one.passages
            for report in passage.reports
            if report.kind == "event"
        )


def entry(visit: Visit) -> EntryPage:
    """The entry that a visit asks for; raises UnknownRecord."""
    views, ways, id_ = visit.views, visit.ways, visit.parts["id"]
    found = views.entries([id_])
    if not found:
        message = f"the chronicle has no event “{id_}”; its story may have been linked anew, the front page lists all."
        raise UnknownRecord(message)
    (one,) = found
    (view,) = views.stories(of=[one.story])
    deals, why, within = views.deals_of([id_]), views.why(id_), views.within(view.id)
    desk = desk_of(views, view, ways, deals)
    outline = within.outline()
    differ = views.disagreements_about(id_)
    known = Known(views.slots(events_of(differ)), {id_: one.summary})
    order = [row.id for row in outline]
    at = order.index(id_)
    absences = within.absences(0, [id_])
    return EntryPage(
        entry=one,
        title=view.title,
        language=spoken(view.articles[0] if view.articles else None),
        story=ways.to("s", view.id),
        quad=quad_key(quad_of(one.type)),
        score=score(one.type, one.mode),
        actors=tuple(desk.name(actor) for actor in deals[id_].actors),
        recipients=tuple(desk.name(actor) for actor in deals[id_].recipients),
        where=ways.to("l", one.place) if one.place else None,
        history=why.history,
        outlets=_outlets(one, why.claims[:REPORTS], view, desk),
        more=max(0, len(why.claims) - REPORTS),
        reasons=tuple(sorted(why.reasons, key=lambda reason: -abs(reason.weight))),
        differences=tuple(difference(found, known, desk, visit.wording) for found in differ),
        absent=tuple(sorted(absent_outlets(absences, {row.id: teller(row) for row in view.articles}).get(id_, ()))),
        before=_neighbour(outline[at - 1], visit) if at else None,
        after=_neighbour(outline[at + 1], visit) if at + 1 < len(outline) else None,
        others=tuple(_neighbour(row, visit) for row in _alike(one, outline)[:CANDIDATES]),
    )


def _outlets(one: EntryView, claims: Sequence[ClaimView], view: StoryView, desk: Desk) -> tuple[Outlet, ...]:
    """The reports by outlet, in the order in which the outlets came."""
    by_outlet: dict[str, dict[tuple[str, Span], list[ClaimView]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        by_outlet[teller(claim.quotation)][claim.quotation.article, claim.quotation.around].append(claim)
    sign, first = signs(view.outlets), first_teller(one, desk.articles)
    order = sorted(by_outlet, key=lambda name: one.outlets.index(name) if name in one.outlets else len(one.outlets))
    return tuple(
        Outlet(
            name=name,
            sign=sign.get(name, name),
            place=anchor("o", name),
            href=desk.ways.to("o", name),
            first=name == first,
            passages=tuple(
                Passage(woven(told), tuple(_report(claim, one, desk) for claim in told))
                for told in by_outlet[name].values()
            ),
        )
        for name in order
    )


def _report(claim: ClaimView, one: EntryView, desk: Desk) -> Report:
    cells = dict(claim.cells)
    own: Mapping[str, str | None] = {"date": one.date, "place": one.place, "status": one.status}
    told = [
        Cell(name, cells[name], own[name] is not None and own[name] != cells[name])
        for name in COMPARED
        if claim.kind == "event" and name in cells
    ]
    if claim.kind == "figure" and "of" in cells:
        told.append(Cell("of", cells["of"], differs=False))
    return Report(id=claim.id, kind=claim.kind, quote=desk.claim(claim), cells=tuple(told))


def _neighbour(row: OutlineRow, visit: Visit) -> Neighbour:
    return Neighbour(row.id, row.summary, row.date, visit.ways.to("e", row.id))


def _alike(one: EntryView, outline: Sequence[OutlineRow]) -> list[OutlineRow]:
    """The other entries of the story: those of the same type and day first, then those of the same type."""
    others = (row for row in outline if row.id != one.id)
    return sorted(others, key=lambda row: (row.type != one.type, row.date != one.date, in_time(row.date), row.id))
