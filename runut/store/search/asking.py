"""What is asked of an index of words, and what it answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

# Characters that no text holds, put around found words.
OPEN, CLOSE = "\x02", "\x03"
# So many words are shown of the place where an article has what was searched for.
SHOWN = 24
# So many of the articles that have what is wanted are put in order, the last that were kept: what more of them have tells
# little of which is best.
LOOKED = 10_000


class Piece(Struct, frozen=True, kw_only=True):
    """“*bantuan*, or its form *membantu*”: words that stand one after the other; `begins` where the last may go on.

    `forms` are words that may stand in their place.
    """

    words: tuple[str, ...]
    begins: bool = True
    forms: tuple[str, ...] = ()


class Limits(Struct, frozen=True, kw_only=True):
    """“In KabarTiga, in August”: which articles come into question; "" is any outlet, language, day."""

    outlet: str = ""
    language: str = ""
    since: str = ""
    until: str = ""


class Index(Protocol):
    """An index of words; an article is known to it by its row. What is `wanted` are pieces of which an article has all."""

    def create(self) -> None:
        """Make it, empty."""

    def add(self, articles: Collection[str]) -> None:
        """Take up the texts of these articles, which stand in the chronicle and not yet here."""

    def known(self, words: Collection[str]) -> Collection[str]:
        """Those of these words, in small letters without accents, that some article has."""

    def beginning(self, starts: Collection[str], most: int) -> Sequence[tuple[str, int]]:
        """Words of the articles that begin as one of `starts`, with how many articles have each, `most` at the most."""

    def best(self, wanted: Sequence[Piece], limits: Limits, most: int) -> Sequence[tuple[int, str]]:
        """Rows and ids of the articles that count and have what is wanted, the best first, `most` at the most.

        Of more than LOOKED the last LOOKED that were kept come into question.
        """

    def arrived(self, wanted: Sequence[Piece], limits: Limits, rows: tuple[int, int]) -> Sequence[str]:
        """The ids of the articles that count and have what is wanted, of the rows behind the first up to the second."""

    def faults(self) -> Iterator[tuple[str, str]]:
        """Records of which the index is not in step with the articles, each with what is wrong: whom it lacks, who is gone."""

    def anew(self) -> None:
        """Make it anew of all articles."""

    def last(self, wanted: Sequence[Piece], most: int) -> Sequence[str]:
        """The ids of the articles that have what is wanted, the last that were kept first, `most` at the most."""

    def cut(self, wanted: Sequence[Piece], rows: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """For these rows: the article's id, and the place where it has what is wanted, found words between OPEN and CLOSE."""
