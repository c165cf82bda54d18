"""Where does a quotation begin and end, also where its marks are nested, mixed, missing or misplaced?"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from runut.records.span import Span

# Two single marks in a row stand for a double one on many pages.
_DOUBLE = re.compile(r"[\"“”„‟«»]|''|``|‘‘|’’")
_SINGLE = re.compile(r"(?<!['‘’])['‘’‚‹›](?!['‘’])")
_OPENING, _CLOSING = frozenset("“„«‘‚‹"), frozenset("”»›")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{-–—/:\"'“‘")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}-–—/:;,.!?…\"'”’*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_SENTENCE_END = frozenset(".!?…")
# A quotation runs over at most so many line ends and characters; beyond, its closing mark is taken to be missing.
_BACK = 3
_MOST_LINES, _MOST_CHARACTERS = 12, 4000


class Quotation(NamedTuple):
    """Words between quotation marks: with the marks (`outer`) and without (`inner`).

    `opened` and `closed` tell whether the mark was there; where it was not, the end is that of the line.
    """

    outer: Span
    inner: Span
    opened: bool = True
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    opens: bool
    closes: bool


def find_quotations(text: str, zones: Iterable[Span]) -> list[Quotation]:
    """The outermost quotations of `text` in order; `zones` are runs of text that one quotation may cross, in order."""
    found: list[Quotation] = []
    for zone in zones:
        doubles = _Scan(text, zone).quotations()
        found += sorted([*doubles, *_singles(text, zone, doubles)])
    return found


class _Scan:
    """Reads the double marks of one zone from left to right, keeping what is open."""

    def __init__(self, text: str, zone: Span) -> None:
        self._text, self._zone = text, zone
        body = text[zone.start : zone.end]
        self._line_ends = [zone.start + match.start() for match in re.finditer("\n", body)]
        self._blanks = [zone.start + match.start() for match in _BLANK_LINE.finditer(body)]
        self._found: list[Quotation] = []
        self._open: list[_Mark] = []
        self._last_inner_close: _Mark | None = None

    def quotations(self) -> list[Quotation]:
        for match in _DOUBLE.finditer(self._text, self._zone.start, self._zone.end):
            self._take(_mark(self._text, match.start(), match.end()))
        if self._open:
            self._abandon()
        return self._found

    def _take(self, mark: _Mark) -> None:
        if self._open and not self._may_reach(self._open[0].start, mark.start):
            self._abandon()
        if not self._open:
            self._take_first(mark)
        elif mark.opens and not mark.closes:
            if self._begins_anew(mark):
                self._abandon()
                self._open = [mark]
            else:
                self._open.append(mark)
        elif len(self._open) > 1:
            self._open.pop()
            self._last_inner_close = mark
        else:
            self._close(mark)

    def _take_first(self, mark: _Mark) -> None:
        at_line_end = mark.end >= self._zone.end or self._text[mark.end] == "\n"
        if mark.opens or (not mark.closes and not at_line_end) or (at_line_end and self._may_open_next_line(mark)):
            self._open = [mark]
        else:
            start = self._skip_space(self._line_start(mark.start))
            if start < mark.start:
                self._found.append(Quotation(Span(start, mark.end), Span(start, mark.start), opened=False))

    def _may_open_next_line(self, mark: _Mark) -> bool:
        """A closing mark at the end of a line with nothing open has slipped back from the start of the next line."""
        before = self._text[mark.start - 1 : mark.start]
        following = self._text[mark.end : mark.end + 2]
        return before in _SENTENCE_END and len(following) == len("\nX") and not following[1].isspace()

    def _begins_anew(self, mark: _Mark) -> bool:
        """An opening mark at the start of a line or sentence: what was open before has lost its closing mark."""
        before = self._text[max(self._zone.start, mark.start - _BACK) : mark.start].rstrip(" \t")
        return not before or before[-1] == "\n" or before[-1] in _SENTENCE_END

    def _close(self, mark: _Mark) -> None:
        first = self._open[0]
        inner = Span(self._skip_space(first.end), mark.start)
        if inner.start < inner.end:
            self._found.append(Quotation(Span(first.start, mark.end), inner))
        self._open, self._last_inner_close = [], None

    def _abandon(self) -> None:
        """End what was open where its own line ends, or at the last mark that closed something in it."""
        first, inner_close = self._open[0], self._last_inner_close
        self._open, self._last_inner_close = [], None
        start = self._skip_space(first.end)
        end = self._line_end(start)
        if inner_close is not None and inner_close.start < end and not self._text[inner_close.end : end].strip(" .,"):
            self._found.append(Quotation(Span(first.start, inner_close.end), Span(start, inner_close.end)))
        elif start < end and self._text[start:end].strip():
            self._found.append(Quotation(Span(first.start, end), Span(start, end), closed=False))

    def _may_reach(self, start: int, end: int) -> bool:
        first = bisect_left(self._line_ends, start)
        lines = bisect_right(self._line_ends, end) - first
        blank = bisect_left(self._blanks, start)
        blank_between = blank < len(self._blanks) and self._blanks[blank] < end
        return lines <= _MOST_LINES and end - start <= _MOST_CHARACTERS and not blank_between

    def _line_start(self, at: int) -> int:
        index = bisect_left(self._line_ends, at)
        start = self._line_ends[index - 1] + 1 if index else self._zone.start
        return max(start, self._found[-1].outer.end if self._found else start)

    def _line_end(self, at: int) -> int:
        index = bisect_left(self._line_ends, at)
        return self._line_ends[index] if index < len(self._line_ends) else self._zone.end

    def _skip_space(self, at: int) -> int:
        while at < self._zone.end and self._text[at].isspace():
            at += 1
        return at


def _mark(text: str, start: int, end: int) -> _Mark:
    """What the mark at `start` can do, by its shape where that is plain and by its neighbours where it is not."""
    before, after, sign = text[start - 1 : start] or " ", text[end : end + 1] or " ", text[start]
    may_open = before in _BEFORE_OPENING and not after.isspace()
    may_close = not before.isspace() and after in _AFTER_CLOSING
    if may_open and may_close:
        may_open, may_close = sign not in _CLOSING, sign in _CLOSING
    elif not may_open and not may_close:
        may_open, may_close = sign in _OPENING, sign in _CLOSING
    return _Mark(start, end, may_open, may_close)


def _singles(text: str, zone: Span, doubles: list[Quotation]) -> list[Quotation]:
    """Pairs of single marks on one line and outside the double ones; an apostrophe inside a word is none."""
    found: list[Quotation] = []
    starts = [quotation.outer.start for quotation in doubles]
    opened: _Mark | None = None
    for match in _SINGLE.finditer(text, zone.start, zone.end):
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < doubles[index].outer.end:
            opened = None
            continue
        mark = _mark(text, match.start(), match.end())
        if mark.opens and not mark.closes:
            opened = mark
        elif opened is not None and mark.closes:
            if (
                "\n" not in text[opened.end : min(mark.start, opened.end + _MOST_CHARACTERS)]
                and opened.end < mark.start
            ):
                found.append(Quotation(Span(opened.start, mark.end), Span(opened.end, mark.start)))
            opened = None
    return found
