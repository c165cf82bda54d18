"""What a figure in the making and its surroundings are made of."""

from collections.abc import Mapping

from msgspec import Struct, field

from runut.annotate.figures.units import Unit
from runut.annotate.words import Words
from runut.records.annotations import Token
from runut.records.claims import Bound

_NOUNS = frozenset({"NOUN", "PROPN"})


class Draft(Struct, frozen=True):
    """A figure in the making: its words [first, last), its unit, the cells read so far, and how it is written."""

    first: int
    last: int
    value: float
    unit: Unit
    high: float | None = None
    bound: Bound = "exact"
    carries: bool = False
    written: tuple[str, ...] = ()


class Memory(Struct):
    """What was told before: the money that cents are parts of, the noun that “two others” are of, where scores begin.

    `classed` is for each counting word (unit, spot) the noun that was last counted with it.
    """

    money: str | None = None
    counted: str | None = None
    scored: bool = False
    score_at: int | None = None
    classed: dict[str, str] = field(default_factory=dict)


class Scene(Struct, frozen=True):
    """One sentence: its words, those inside dates, the parse by offset, what was told before, whether it is a headline."""

    words: Words
    barred: frozenset[int]
    tokens: Mapping[int, Token]
    memory: Memory
    headline: bool = False

    def noun_at(self, index: int) -> bool:
        """Whether the parse sees a noun at word `index`."""
        token = self.tokens.get(self.words.starts[index]) if index < len(self.words) else None
        return token is not None and token.pos in _NOUNS
