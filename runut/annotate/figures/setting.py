"""What the words around a number say of it: bounds, and that it measures nothing."""

from msgspec import Struct

from runut.annotate.figures.phrases import Phrases, plain
from runut.annotate.figures.units import Unit
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable
from runut.records.claims import Bound

_AGE_REACH = 3
_COORDINATE_REACH = 6
_AGE_UNITS = frozenset({"year", "month"})
_RATED = frozenset({"time", "measure"})
_MEASURED = frozenset({"money", "percent", "measure", "cent"})


class Limit(Struct, frozen=True):
    """“*setidaknya* means that many or more”: the bound, where its words begin or end, whether it carries on."""

    bound: Bound
    edge: int
    carries: bool = False


class Setting:
    """Asks the words before and behind a number."""

    def __init__(self, table: FigureTable) -> None:
        """Keep the phrases of `table` for looking up."""
        before = [(p, (b.bound, b.carries)) for b in table.bounds if not b.behind for p in b.phrases]
        behind = [(p, (b.bound, b.carries)) for b in table.bounds if b.behind for p in b.phrases]
        self._before: Phrases[tuple[Bound, bool]] = Phrases(before)
        self._behind: Phrases[tuple[Bound, bool]] = Phrases(behind)
        self._fillers = plain(table.fillers)
        self._labels = plain(table.labels)
        self._idioms = plain(table.idioms)
        self._magnitudes = plain(table.magnitudes)
        self._bases = plain(table.bases)
        self._within = plain(table.within)
        self._ages = frozenset(table.ages)
        self._aged = frozenset(table.aged)
        self._since = plain(table.since)
        self._commemorations = plain(table.commemorations)
        self._coordinates = frozenset(table.coordinates)

    def limit_before(self, words: Words, index: int) -> Limit | None:
        """The bound whose words end before word `index`, words like “level” in between passed over."""
        at = index
        for _ in range(2):
            found = self._before.before(words.folded, at)
            if found:
                (bound, carries), edge = found
                return Limit(bound, edge, carries)
            filler = self._fillers.before(words.folded, at)
            if filler is None:
                return None
            at = filler[1]
        return None

    def limit_behind(self, words: Words, index: int) -> Limit | None:
        """The bound whose words begin at word `index`."""
        found = self._behind.at(words.folded, index)
        return Limit(found[0][0], found[1], found[0][1]) if found else None

    def magnitude_before(self, words: Words, index: int) -> int | None:
        """Where the word for the strength of a quake begins that stands before word `index`, or before a colon there."""
        colon = words.folded[index - 1 : index] == (":",)
        found = self._magnitudes.before(words.folded, index - colon)
        return found[1] if found else None

    def in_idiom(self, words: Words, index: int) -> bool:
        """Whether the number word at `index` is part of a phrase that counts nothing."""
        starts = (self._idioms.at(words.folded, at) for at in range(max(0, index - 2), index + 1))
        return any(found is not None and found[1] > index for found in starts)

    def rejects(self, words: Words, first: int, unit: Unit | None, *, one: bool = False) -> bool:
        """Whether the number at `first` is a name, the base of a rate, an age, a place on the globe or a time told.

        `one` says that it is the number one.
        """
        if self._bases.before(words.folded, first) is not None:
            return True
        kind = unit.kind if unit else None
        if one and kind in _RATED and self._within.before(words.folded, first) is not None:
            return True
        label = first - 1 if first > 1 and words.folded[first - 1] == "." else first
        if kind not in _MEASURED and self._labels.before(words.folded, label) is not None:
            return True
        if kind == "time" and unit is not None:
            return self._tells_time(words, first, unit)
        if unit is None or unit.name == "degree":
            near = words.folded[max(0, first - _COORDINATE_REACH) : first + _COORDINATE_REACH]
            return any(word in self._coordinates for word in near)
        return False

    def _tells_time(self, words: Words, first: int, unit: Unit) -> bool:
        """Whether the years are an age, an anniversary, or a way back to a date."""
        if self._since.at(words.folded, unit.last) is not None:
            return True
        if unit.name not in _AGE_UNITS:
            return False
        before = words.folded[max(0, first - _AGE_REACH) : first]
        if any(word in self._ages for word in before) or (before and (before[-1] in self._aged or before[-1] == "(")):
            return True
        return any(self._commemorations.before(words.folded, at) is not None for at in (first, first - 1))
