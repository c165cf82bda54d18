"""What stands behind a number: the unit it is told in."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.figures.phrases import Phrases, plain
from runut.annotate.words import Words
from runut.languages.schema.figures import FigureTable, UnitKind, UnitRow
from runut.languages.schema.numbers import NumberTable
from runut.records.annotations import Token

_SHORTEST_STEM = 2
_SHORTEST_CUT = 3
_NOTE, _LONGEST_NUMERAL = 3, 6
_NOUNS = MappingProxyType({False: frozenset({"NOUN"}), True: frozenset({"NOUN", "PROPN"})})


class Unit(Struct, frozen=True):
    """“*orang pendaki* is the unit climber”: the unit, its kind, its noun's words [first, last), the counting word."""

    name: str
    kind: UnitKind
    first: int
    last: int
    classifier: str = ""


class UnitFinder:
    """Which unit do the words behind a number tell?"""

    def __init__(self, rows: tuple[UnitRow, ...], table: FigureTable, numbers: NumberTable) -> None:
        """Keep the surfaces of `rows` for looking up."""
        self._units: Phrases[UnitRow] = Phrases((row.surface, row) for row in rows)
        whole = {row.surface for row in rows}
        cut = ((row.surface[:-1], row) for row in rows if len(row.surface) > _SHORTEST_CUT)
        self._cut: Phrases[UnitRow] = Phrases((surface, row) for surface, row in cut if surface not in whole)
        self._classifiers = frozenset(row.surface for row in rows if row.kind == "classifier")
        self._between = frozenset(table.between)
        self._never = frozenset(table.never_counted)
        self._befallen = plain(table.befallen)
        self._discourse = plain(table.discourse)
        self._rates = frozenset(table.rates)
        self._possessive = table.possessive
        self._amounts = frozenset(table.amounts)
        self._numerals = frozenset(
            {*numbers.digits, *numbers.wholes, *numbers.scales, *numbers.teens, *numbers.fractions}
        )

    def at(self, words: Words, index: int) -> Unit | None:
        """The unit that begins at word `index`, past a repeated number in brackets and small words between."""
        index = self._past_brackets(words, index)
        found = self._lookup(words, index)
        if found is None and index < len(words) and words.folded[index] in self._between:
            found = self._lookup(words, index + 1)
        if found is None or found.kind != "classifier":
            counting = (
                found is not None and found.last > found.first + 1 and words.folded[found.first] in self._classifiers
            )
            return replace(found, classifier=words.folded[found.first]) if found and counting else found
        noun = self._lookup(words, found.last)
        if noun is None and found.last < len(words) and words.folded[found.last] in self._between:
            noun = self._lookup(words, found.last + 1)
        if noun is not None and noun.kind == "count":
            return Unit(noun.name, "count", found.first, noun.last, classifier=words.folded[found.first])
        return found

    def discourse(self, words: Words, index: int) -> bool:
        """Whether the noun at `index` counts parts of a text (three reasons), not things."""
        return self._discourse.at(words.folded, index) is not None

    def befallen(self, words: Words, index: int) -> Unit | None:
        """A person without a noun, told by what befell: 15 injured."""
        found = self._befallen.at(words.folded, index)
        return Unit("person", "count", index, found[1]) if found else None

    def unknown(self, words: Words, index: int, tokens: Mapping[int, Token], *, headline: bool) -> Unit | None:
        """The noun at `index` that no table has, without its possessive; None where the parse sees no noun there.

        In a headline, where every word has a capital, what is parsed as a proper noun may be one too.
        """
        if index >= len(words) or words.touches(index) or words.folded[index] in self._never:
            return None
        token = tokens.get(words.starts[index])
        if token is None or token.pos not in _NOUNS[headline] or not token.text.isalpha() or token.entity:
            return None
        name = words.folded[index]
        stem = name.removesuffix(self._possessive)
        return Unit(stem if len(stem) > _SHORTEST_STEM else name, "count", index, index + 1)

    def left_of(self, words: Words, index: int, reach: int) -> str | None:
        """The counted noun in the `reach` words before word `index`: the one behind *number of*, else the nearest."""
        nearest = None
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            if words.folded[at] in self._amounts and nearest is not None:
                return self._noun_from(words, at + 1, index) or nearest
            nearest = nearest or self._noun_from(words, at, at + 1)
        return nearest

    def _noun_from(self, words: Words, first: int, last: int) -> str | None:
        """The first counted noun that begins in words [first, last)."""
        for at in range(first, last):
            found = self._lookup(words, at)
            if found is not None and found.kind in {"count", "classifier"}:
                return found.name
        return None

    def noun_before(self, words: Words, index: int) -> str | None:
        """The unit of the noun that ends right before word `index`; None where no counted noun does."""
        found = self._units.before(words.folded, index)
        return found[0].unit if found is not None and found[0].kind == "count" else None

    def past_note(self, words: Words, index: int) -> int:
        """The word behind a short form in brackets, (cm), that begins at `index`; `index` itself where none does."""
        noted = words.folded[index : index + 3]
        return index + 3 if len(noted) == _NOTE and (noted[0], noted[2]) == ("(", ")") else index

    def past_rate(self, words: Words, index: int, barred: frozenset[int]) -> int:
        """The word behind a rate (per barrel, /hour) that begins at `index`; `index` itself where none or a date does."""
        if index + 1 >= len(words) or index + 1 in barred or words.folded[index] not in self._rates:
            return index
        return index + 2 if words.folded[index + 1].isalpha() else index

    def _past_brackets(self, words: Words, index: int) -> int:
        """The word behind a number in brackets that repeats the one before: two (2), 5 (five)."""
        if index >= len(words) or words.folded[index] != "(":
            return index
        for at in range(index + 1, min(len(words), index + _LONGEST_NUMERAL)):
            word = words.folded[at]
            if word == ")":
                return at + 1 if at > index + 1 else index
            if not word.isdecimal() and word not in self._numerals:
                break
        return index

    def _cut_short(self, words: Words, index: int) -> tuple[UnitRow, int] | None:
        """The unit whose last letter, with a comma, has become a full stop within the sentence ("450 oran. yang")."""
        for last in (index + 1, index + 2):
            if last + 1 < len(words) and words.folded[last] == ".":
                found = self._cut.at(words.folded, index)
                return found if found is not None and found[1] == last else None
        return None

    def _lookup(self, words: Words, index: int) -> Unit | None:
        """The unit whose words begin at `index`, with or without a possessive ending or the letter that a full stop took."""
        found = self._units.at(words.folded, index) or self._cut_short(words, index)
        if found is None and index < len(words) and words.folded[index].endswith(self._possessive):
            found = self._units.at((words.folded[index].removesuffix(self._possessive),), 0)
            found = (found[0], index + 1) if found else None
        return Unit(found[0].unit, found[0].kind, index, found[1]) if found else None
