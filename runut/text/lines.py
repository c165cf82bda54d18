"""Where the lines of a text begin and end."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from runut.records.span import Span


def line_spans(text: str) -> Iterator[Span]:
    r"""The lines of `text` without their ends, split at line feeds alone so that offsets stay those of the source.

    >>> [span.quote("a\n\nbc") for span in line_spans("a\n\nbc")]
    ['a', '', 'bc']
    """
    at = 0
    for line in text.split("\n"):
        yield Span(at, at + len(line))
        at += len(line) + 1


class LineIndex:
    """On which line does a character stand? Built once for a text, asked often."""

    def __init__(self, text: str) -> None:
        """Note where each line of `text` begins."""
        # What accumulate() gives last begins behind the last line, where no character stands.
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))[:-1]

    def line_of(self, offset: int) -> int:
        """The 1-based number of the line that holds the character at `offset`."""
        return bisect_right(self._starts, offset)
