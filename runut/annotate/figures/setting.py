"""What the words around a number say of it: bounds, and that it measures nothing."""

from msgspec import Struct

from runut.annotate.figures.phrases import Phrases, plain
from runut.annotate.figures.units import Unit
from runut.annotate.words import Words, number_kind
from runut.languages.schema.figures import FigureTable
from runut.records.claims import Bound

_AGE_REACH = 3
_COORDINATE_REACH = 6
_BOUND_REACH, _LEADING, _ASIDE = 6, 3, 2
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
        self._leading = plain([*table.fillers, *table.introducers, *table.conditions])
        self._labels = plain(table.labels)
        self._sizes = plain(table.sizes)
        self._lasting = plain(table.lasting)
        self._possessive = table.possessive
        self._idioms = plain(table.idioms)
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

    def limit_afar(self, words: Words, index: int) -> Bound | None:
        """The bound of a phrase that holds for all that follows it (*at least there were*), a few words before word `index`."""
        for at in range(index - 1, max(0, index - _BOUND_REACH), -1):
            if not (words.folded[at].isalpha() or words.folded[at] == ","):
                return None
            found = self._before.before(words.folded, at)
            if found is not None:
                return found[0][0] if found[0][1] else None
        return None

    def opening(self, words: Words, index: int) -> int:
        """The first of the words before word `index` that only lead to a number: bounds, fillers, words that announce it."""
        at = index
        for _ in range(_LEADING):
            found = self._before.before(words.folded, at) or self._leading.before(words.folded, at)
            if found is None:
                break
            at = found[1]
        return at

    def limit_behind(self, words: Words, index: int) -> Limit | None:
        """The bound whose words begin at word `index`."""
        found = self._behind.at(words.folded, index)
        return Limit(found[0][0], found[1], found[0][1]) if found else None

    def limit_last(self, words: Words, index: int) -> Limit | None:
        """The bound at word `index` behind a unit, where no word follows that it could belong to: *20 million and more*."""
        found = self.limit_behind(words, index)
        if found is None or (found.edge < len(words) and words.folded[found.edge].isalnum()):
            return None
        return found

    def in_idiom(self, words: Words, index: int) -> bool:
        """Whether the number word at `index` is part of a phrase that counts nothing."""
        starts = (self._idioms.at(words.folded, at) for at in range(max(0, index - 2), index + 1))
        return any(found is not None and found[1] > index for found in starts)

    def lasts(self, words: Words, index: int) -> bool:
        """Whether a word like *a-year* at `index` tells how long something took: opening the sentence, or led to by a word."""
        return index == 0 or self._lasting.before(words.folded, index) is not None

    def rejects(self, words: Words, first: int, unit: Unit | None, *, decimal: bool = False, one: bool = False) -> bool:
        """Whether the number at `first` is a name, the base of a rate, an age, a place on the globe or a time told.

        `one` says that it is the number one, with neither a noun nor a number nor *this* behind its unit.
        """
        if self._bases.before(words.folded, first) is not None or self._sizes.before(words.folded, first) is not None:
            return True
        kind = unit.kind if unit else None
        if one and kind in _RATED and self._within.before(words.folded, first) is not None:
            return True
        label = first - 1 if first > 1 and words.folded[first - 1] == "." else first
        named = kind not in _MEASURED and not (decimal and kind == "point")
        if named and self._labels.before(words.folded, label) is not None:
            return True
        if kind == "time" and unit is not None:
            return self._tells_time(words, first, unit)
        if unit is None or unit.name == "degree":
            near = words.folded[max(0, first - _COORDINATE_REACH) : first + _COORDINATE_REACH]
            return any(word in self._coordinates for word in near)
        return False

    def _tells_time(self, words: Words, first: int, unit: Unit) -> bool:
        """Whether the years are an age, an anniversary, or a way back to a date."""
        if self._since.at(words.folded, unit.last) is not None or words.folded[unit.last - 1].endswith(
            self._possessive
        ):
            return True
        if "year" in {number_kind(word) for word in words.folded[first : unit.last + 1] if word[0].isdecimal()}:
            return True
        if unit.name not in _AGE_UNITS:
            return False
        before = words.folded[max(0, first - _AGE_REACH) : first]
        if any(word in self._ages for word in before) or (before and (before[-1] in self._aged or before[-1] == "(")):
            return True
        if _is_aside(words, first, unit.last):
            return True
        return any(self._commemorations.before(words.folded, at) is not None for at in (first, first - 1))


def _is_aside(words: Words, first: int, last: int) -> bool:
    """Whether the words [first, last) stand between commas, or a comma and a bracket, behind a name: *Ani, 45 years, ...*."""
    if first < _ASIDE or last >= len(words) or words.folded[first - 1] != "," or words.folded[last] not in {",", ")"}:
        return False
    name = words.texts[first - _ASIDE]
    return name[0].isupper() and name.isalpha()
