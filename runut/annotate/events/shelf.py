"""What stands near these characters? Marks of an article by sentence, so that a long one is not searched from end to end."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from runut.records.span import Span

T = TypeVar("T")
NEAR = 400  # characters to each side of a place that count as near it


class Shelf(Generic[T]):
    """Things with a span, by the sentence in which they stand and in the order of the text (longer before shorter)."""

    def __init__(self, things: Iterable[T], place: Callable[[T], tuple[int, Span]]) -> None:
        """Sort `things`; `place` says in which sentence one stands, and where."""
        rows: dict[int, list[tuple[int, int, int, T]]] = {}
        for number, thing in enumerate(things):  # numbered, so that no two things are ever compared
            sentence, span = place(thing)
            rows.setdefault(sentence, []).append((span.start, -span.end, number, thing))
        self._things: dict[int, list[T]] = {}
        self._starts: dict[int, list[int]] = {}
        for sentence, row in rows.items():
            row.sort()
            self._things[sentence] = [cell[-1] for cell in row]
            self._starts[sentence] = [cell[0] for cell in row]

    def near(self, sentence: int, span: Span) -> list[T]:
        """Those of a sentence that begin at most NEAR characters away from `span`."""
        starts = self._starts.get(sentence)
        if starts is None:
            return []
        low, high = bisect_left(starts, span.start - NEAR), bisect_right(starts, span.end + NEAR)
        return self._things[sentence][low:high]
