"""Figures side by side: what is counted, and how many each outlet gives."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from runut.serve.anchors import Ways
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote
from runut.store.views.rows import ClaimView
from runut.text.fingerprints import words

# Names that a row shows for what it counts; outlets find ever new ones for the dead.
NAMES = 3


class Counted(Struct, frozen=True):
    """“17 orang, also in two more places”: one wording of a number in an outlet, with every place where it stands."""

    quotes: tuple[Quote, ...]


class FigureRow(Struct, frozen=True, kw_only=True):
    """“Died: 17 here, 21 there”: what is counted, and a cell for each outlet, in the order of the table's outlets.

    `differs` is the place of the disagreement about it, where there is one.
    """

    what: tuple[str, ...]
    unit: str
    cells: tuple[tuple[Counted, ...], ...]
    differs: str | None

    @property
    def outlets(self) -> int:
        """How many outlets give a figure."""
        return sum(bool(cell) for cell in self.cells)


class FigureGroup(Struct, frozen=True, kw_only=True):
    """The rows that measure one entry; `entry` is None for those that measure none."""

    entry: str | None
    summary: str
    rows: tuple[FigureRow, ...]


class FigureTable(Struct, frozen=True, kw_only=True):
    """The groups in the order of the timeline: `shared` are the rows that two or more outlets give, `alone` the others."""

    outlets: tuple[str, ...]
    shared: tuple[FigureGroup, ...]
    alone: tuple[FigureGroup, ...]


class _Figure(Struct, frozen=True):
    claim: ClaimView
    outlet: str
    entry: str | None
    unit: str
    of: str
    folded: frozenset[str]


def figures(story: StoryMaterial, desk: Desk) -> FigureTable:
    """The figures of a story."""
    found = list(_figures(story))
    same = _Joined(found, story)
    rows: dict[str, list[_Figure]] = defaultdict(list)
    for one in found:
        rows[same.row_of(one)].append(one)
    differs = {
        claim.id: desk.ways.to("d", one.id)
        for one in story.disagreements
        for variant in one.variants
        for claim in variant.claims
    }
    made: dict[str | None, list[FigureRow]] = defaultdict(list)
    for inside in rows.values():
        made[inside[0].entry].append(_row(inside, story.view.outlets, desk, differs))
    order = [*(entry.id for entry in story.entries), None]
    summaries = {entry.id: entry.summary for entry in story.entries}
    groups = [(entry, summaries.get(entry or "", ""), made[entry]) for entry in order if entry in made]
    several = 2 if len(story.view.outlets) > 1 else 1
    return FigureTable(
        outlets=story.view.outlets,
        shared=_groups(groups, desk.ways, lambda row: row.outlets >= several),
        alone=_groups(groups, desk.ways, lambda row: row.outlets < several),
    )


def _groups(
    groups: list[tuple[str | None, str, list[FigureRow]]], ways: Ways, wanted: Callable[[FigureRow], bool]
) -> tuple[FigureGroup, ...]:
    made = ((entry, summary, tuple(row for row in rows if wanted(row))) for entry, summary, rows in groups)
    return tuple(
        FigureGroup(entry=None if entry is None else ways.to("e", entry), summary=summary, rows=rows)
        for entry, summary, rows in made
        if rows
    )


def _figures(story: StoryMaterial) -> Iterable[_Figure]:
    for told in story.told:
        for claim in told.claims:
            if claim.kind == "figure":
                cells = dict(claim.cells)
                of = cells.get("of", "")
                yield _Figure(
                    claim=claim,
                    outlet=told.outlet,
                    entry=told.measured.get(claim.id),
                    unit=cells["unit"],
                    of=of,
                    folded=frozenset(word.folded for word in words(of)),
                )


def counted(names: Iterable[str]) -> tuple[str, ...]:
    """What is counted, in the articles' words: each once whatever its capitals, the first NAMES of them.

    >>> counted(["Orang Tewas", "orang tewas", "", "korban"])
    ('Orang Tewas', 'korban')
    """
    found: dict[str, str] = {}
    for name in names:
        if name:
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:NAMES]


class _Joined:
    """Which figures count the same thing.

    Two do where they measure the same entry in the same unit and what they count is called the same, or where comparing
    the articles has found that they disagree. Within an entry a shorter name joins the one longer name that holds all its
    words; where two hold them it stays alone, since either could be meant.
    """

    def __init__(self, figures: list[_Figure], story: StoryMaterial) -> None:
        self._parent: dict[tuple[str, ...], tuple[str, ...]] = {}
        by_entry: dict[tuple[str | None, str], dict[frozenset[str], _Figure]] = defaultdict(dict)
        for one in figures:
            if one.entry is not None:
                by_entry[one.entry, one.unit].setdefault(one.folded, one)
        for names in by_entry.values():
            for name, one in names.items():
                longer = [other for other in names if name < other]
                longest = [other for other in longer if not any(other < third for third in longer)]
                if len(longest) == 1:
                    self._join(_key(one), _key(names[longest[0]]))
        by_id = {one.claim.id: one for one in figures}
        for finding in story.disagreements:
            claims = [claim.id for variant in finding.variants for claim in variant.claims]
            same = [by_id[id_] for id_ in claims if id_ in by_id]
            for one in same[1:]:
                self._join(_key(one), _key(same[0]))

    def row_of(self, figure: _Figure) -> str:
        """The name of the row that `figure` stands in."""
        return "\x1f".join(self._top(_key(figure)))

    def _top(self, key: tuple[str, ...]) -> tuple[str, ...]:
        while (above := self._parent.get(key, key)) != key:
            key = above
        return key

    def _join(self, one: tuple[str, ...], other: tuple[str, ...]) -> None:
        one, other = self._top(one), self._top(other)
        if one != other:
            self._parent[one] = other


def _key(figure: _Figure) -> tuple[str, ...]:
    # What measures no entry and is not said to count anything stands with its outlet's own alone.
    place = figure.entry or ("" if figure.folded else figure.outlet)
    return (figure.entry or "", place, figure.unit, *sorted(figure.folded))


def _row(inside: list[_Figure], outlets: tuple[str, ...], desk: Desk, differs: Mapping[str, str]) -> FigureRow:
    cells = []
    for outlet in outlets:
        wordings: dict[str, list[Quote]] = defaultdict(list)
        for one in inside:
            if one.outlet == outlet:
                quote = desk.claim(one.claim)
                wordings[quote.quoted].append(quote)
        cells.append(tuple(Counted(tuple(quotes)) for quotes in wordings.values()))
    return FigureRow(
        what=counted(one.of for one in inside),
        unit=inside[0].unit,
        cells=tuple(cells),
        differs=next((differs[one.claim.id] for one in inside if one.claim.id in differs), None),
    )
