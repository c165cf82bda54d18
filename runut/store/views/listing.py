"""An answer as long as the chronicle: how long it is, and its rows as they are needed."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Listing(Struct, Generic[T], frozen=True):
    """“196,214 passages, of which here are the first twenty”: `total` is how many there are, however many `rows` give."""

    total: int
    rows: Iterator[T]


def batched(whole: Sequence[T], many: int) -> Iterator[Sequence[T]]:
    """`whole` in pieces of `many`, the last one shorter.

    >>> list(batched("abcde", 2))
    ['ab', 'cd', 'e']
    """
    return (whole[at : at + many] for at in range(0, len(whole), many))
