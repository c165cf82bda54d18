"""Words, runs of words and short stable digests: what texts are compared by without knowing their language."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate

from msgspec import Struct

from runut.records.span import Span

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_PLAIN = re.compile(r"[a-zA-Z0-9]+(?:[-'][a-zA-Z0-9]+)*")  # the same where all is ASCII, in two thirds of the time


class Word(Struct, frozen=True, array_like=True, gc=False):
    """“*Bandar*, folded *bandar*, characters 3 to 9”: one word of a text as it is compared."""

    start: int
    end: int
    folded: str


def words(text: str, span: Span | None = None) -> tuple[Word, ...]:
    """The words of `text` (of `span` only, where given) in order, folded, with their characters in `text`.

    >>> [word.folded for word in words("Tomar Vesk-Ulin, 2.000!")]
    ['tomar', 'vesk-ulin', '2', '000']
    """
    first, last = (0, len(text)) if span is None else (span.start, span.end)
    said = text[first:last]
    if said.isascii():  # then nothing changes its length when it is folded
        found = _PLAIN.finditer(said.lower())
        return tuple([Word(first + one.start(), first + one.end(), one[0]) for one in found])
    return tuple([Word(*one.span(), fold_word(one[0])) for one in _WORD.finditer(text, first, last)])


def folded(text: str, span: Span | None = None) -> list[str]:
    """The same words, folded, where nobody asks for their characters: a third of the time.

    >>> folded("Tomar Vesk-Ulin, 2.000!")
    ['tomar', 'vesk-ulin', '2', '000']
    """
    said = text if span is None else text[span.start : span.end]
    return _PLAIN.findall(said.lower()) if said.isascii() else [fold_word(word) for word in _WORD.findall(said)]


def written(text: str, span: Span) -> list[str]:
    """The words of `span` as they are written, each of which `fold_word` makes one of `folded`.

    >>> written("Tomar Vesk-Ulin, 2.000!", Span(6, 22))
    ['Vesk-Ulin', '2', '000']
    """
    said = text[span.start : span.end]
    return (_PLAIN if said.isascii() else _WORD).findall(said)


def fold_words(written_: Sequence[str]) -> list[str]:
    """Words as they are compared, all at once.

    >>> fold_words(["Bandar", "Vesk-Ulin"])
    ['bandar', 'vesk-ulin']
    """
    row = " ".join(written_)
    if row.isascii():
        return row.lower().split(" ") if row else []
    return [word.lower() if word.isascii() else fold_word(word) for word in written_]


class Memory:
    """The words of spans that are asked for again and again; what it forgets only costs time.

    One for whoever asks, so that nothing is shared: at most `most` spans are remembered, the oldest go first.
    """

    def __init__(self, most: int = 4096) -> None:
        """Remember nothing yet."""
        self._known: dict[tuple[str, int, int], tuple[Word, ...]] = {}
        self._most = most

    def words(self, text: str, span: Span) -> tuple[Word, ...]:
        """The words of `span` of `text`."""
        key = (text, span.start, span.end)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= self._most:
                self._known.pop(next(iter(self._known)))
            found = self._known[key] = words(text, span)
        return found


def fold_word(word: str) -> str:
    r"""A word as it is compared.

    >>> fold_word("Bandar"), fold_word("\N{LATIN SMALL LIGATURE FI}lm")
    ('bandar', 'film')
    """
    return word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()


def digest(*parts: str, length: int = 12) -> str:
    """A short name, in hex, that stands for `parts` on every machine and in every run.

    >>> digest("a", "bc") == digest("a", "bc"), digest("a", "bc") == digest("ab", "c"), len(digest("a"))
    (True, False, 12)
    """
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()[:length]


def number(text: str) -> int:
    """A stable number of 64 bits for `text`."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def shingles(folded: Sequence[str], size: int) -> list[int]:
    """For every run of `size` words its stable number, in order; empty where there are fewer words.

    >>> len(shingles(["a", "b", "c"], 2)), shingles(["a", "b"], 2) == shingles(["x", "a", "b"], 2)[1:]
    (2, True)
    """
    encoded = [word.encode("utf-8", "surrogatepass") for word in folded]
    ends = list(accumulate(len(word) + 1 for word in encoded))
    row = b" ".join(encoded)
    # A run is cut out of the whole row: that takes half of the time of putting each together, and gives the same numbers.
    runs = zip([0, *ends], ends[size - 1 :], strict=False)
    return [int.from_bytes(blake2b(row[start : end - 1], digest_size=8).digest(), "big") for start, end in runs]


def runs(folded: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of `size` words in order, where nobody keeps it: quicker than a number, and as good to find it again.

    >>> list(runs(["a", "b", "c"], 2))
    [('a', 'b'), ('b', 'c')]
    """
    return zip(*(folded[at:] for at in range(size)), strict=False)


def winnow(marks: Sequence[int], window: int) -> tuple[int, ...]:
    """The positions of the marks that stand for all: of every `window` marks in a row the least, the last of equals.

    Two texts that share `window` marks in a row share a chosen one (Schleimer, Wilkerson and Aiken, “Winnowing”, SIGMOD
    2003). Takes time linear in the number of marks; fewer marks than a window give their least.

    >>> winnow([5, 3, 9, 4, 8, 7], 3)
    (1, 3)
    """
    chosen: list[int] = []
    least = 0
    for at, mark in enumerate(marks):
        first = at - window + 1
        if least < first:  # the least has left the window
            least = _least(marks, max(first, 0), at)
        elif mark <= marks[least]:
            least = at
        if first >= 0 and (not chosen or chosen[-1] != least):
            chosen.append(least)
    return tuple(chosen) if chosen or not marks else (least,)


def _least(marks: Sequence[int], first: int, last: int) -> int:
    """The position of the least mark from `first` to `last`, of equals the last."""
    behind = marks[first : last + 1][::-1]
    return last - behind.index(min(behind))
