"""How did the number of reports run, in one small line of bars?"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

# Bars of a line, and its sizes in units of the picture.
BARS, WIDTH, HEIGHT = 48, 240.0, 28.0
_LEAST = 1.5


class Spark(Struct, frozen=True):
    """One bar: where it begins, how wide and how high it is."""

    x: float
    width: float
    height: float


def sparks(days: Iterable[tuple[str, int]], first: str, last: str, highest: int) -> tuple[Spark, ...]:
    """The bars of one line from the first to the last day of all lines; the highest bar of all is full.

    >>> [bar.height for bar in sparks([("2025-08-10", 2), ("2025-08-11", 1)], "2025-08-10", "2025-08-11", 2)]
    [28.0, 14.0]
    """
    slots = _slots(first, last)
    found: dict[int, int] = {}
    for day, count in days:
        slot = _slot(day, first, last, slots)
        found[slot] = found.get(slot, 0) + count
    wide = WIDTH / slots
    return tuple(
        Spark(round(slot * wide, 1), round(max(1.0, wide - 1), 1), round(max(_LEAST, HEIGHT * count / highest), 1))
        for slot, count in sorted(found.items())
    )


def peak(lines: Iterable[Iterable[tuple[str, int]]], first: str, last: str) -> int:
    """The highest number that a bar of these lines stands for."""
    slots, most = _slots(first, last), 1
    for days in lines:
        found: dict[int, int] = {}
        for day, count in days:
            slot = _slot(day, first, last, slots)
            found[slot] = found.get(slot, 0) + count
        most = max(most, *found.values()) if found else most
    return most


def _slots(first: str, last: str) -> int:
    return max(1, min(BARS, _between(first, last) + 1))


def _slot(day: str, first: str, last: str, slots: int) -> int:
    return min(slots - 1, _between(first, day) * slots // (_between(first, last) + 1))


def _between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
