"""A sentence as the rules of figures see it, and what was told before it."""

from collections.abc import Mapping

from msgspec import Struct, field

from runut.annotate.words import Words
from runut.records.annotations import Token

_NOUNS = frozenset({"NOUN", "PROPN"})


class Memory(Struct):
    """What was told before: the money that cents are parts of, the noun that “two others” are of, where scores begin.

    `pieces` holds the noun that a classifier was last told with ("titik perlintasan"), which it may stand for alone.
    """

    money: str | None = None
    counted: str | None = None
    pieces: dict[str, str] = field(default_factory=dict)
    scored: bool = False
    score_at: int | None = None


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
