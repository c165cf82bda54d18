"""A sentence as the rules of this folder look at it: folded words, capitals, quotation."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from runut.records.annotations import Sentence, Token
from runut.records.span import Span
from runut.text.remembered import Remembered

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset({'"', "''", "``"})
_MARKS = _OPENING | _CLOSING | _STRAIGHT
# Which share of capitals makes them tell nothing: in headlines many have one, in body text only what is shouted.
_HEADLINE, _SHOUTED = 0.6, 0.95
_SHORT_WORD = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: `low` holds its words in lower case, `upper` which begin with a capital, `quoted` which are quoted.

    `shouted` says that capitals tell nothing here, because (nearly) every word of it has one. `begin` is the first word
    that is no sign, `brackets` are the words that open one, `slashed` says that a word holds a slash.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    low: tuple[str, ...]
    upper: tuple[bool, ...]
    quoted: tuple[bool, ...]
    shouted: bool
    begin: int
    brackets: tuple[int, ...]
    slashed: bool

    def span(self, first: int, last: int) -> Span:
        """The characters of the words [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def index_at(self, character: int) -> int:
        """The first word that begins at `character` of the article or behind it."""
        return bisect_left(self.tokens, character, key=lambda token: token.start)

    def opens(self, index: int) -> bool:
        """Whether the word begins the sentence (quotation marks apart), so that its capital tells nothing."""
        return index <= self.begin


class Shape(NamedTuple):
    """How a word is written: in small letters, with a capital at its begin, long enough for that to tell a headline."""

    low: str
    upper: bool
    telling: bool


def shape_of(word: str) -> Shape:
    """The shape of `word`."""
    return Shape(word.casefold(), word[:1].isupper(), len(word) >= _SHORT_WORD and word.isalpha())


def lines_of(sentences: tuple[Sentence, ...], shapes: Remembered[Shape]) -> tuple[Line, ...]:
    """The sentences that have words, in order, with quotations followed from sentence to sentence inside a block."""
    found, block, inside = [], -1, False
    for sentence in sentences:
        if sentence.block != block:
            block, inside = sentence.block, False
        if not sentence.tokens:
            continue
        texts = [token.text for token in sentence.tokens]
        quoted = [inside] * len(texts)
        if not _MARKS.isdisjoint(texts):
            for at, text in enumerate(texts):
                if text in _MARKS:
                    inside = text in _OPENING or (text in _STRAIGHT and not inside)
                quoted[at] = inside
        found.append(_line(sentence, texts, [*map(shapes.__getitem__, texts)], tuple(quoted)))
    return tuple(found)


def _line(sentence: Sentence, texts: list[str], shapes: list[Shape], quoted: tuple[bool, ...]) -> Line:
    low, upper, _ = zip(*shapes, strict=True)
    long = [up for _, up, telling in shapes if telling]
    share = _HEADLINE if sentence.role in {"title", "heading"} else _SHOUTED
    shouted = len(long) > 2 and sum(long) / len(long) > share  # noqa: PLR2004 - two capitals are no headline
    return Line(
        sentence,
        sentence.tokens,
        low,
        upper,
        quoted,
        shouted,
        begin=next((at for at, text in enumerate(texts) if text[:1].isalnum()), len(texts)),
        brackets=tuple([at for at, text in enumerate(texts) if text == "("]) if "(" in texts else (),
        slashed="/" in "".join(texts),
    )
