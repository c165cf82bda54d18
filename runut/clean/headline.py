"""Which line is the title, and which lines repeat it."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from runut.clean.lines import Line
from runut.records.article import BlockRole
from runut.text.normalise import letters

_DATING: frozenset[BlockRole | None] = frozenset({"date", "byline"})
_FEWEST, _MOST = 3, 30
#: A title this many lines above the story counts half as near as one right above it.
_NEAR = 5
#: A line of which this share stands in the title, or that holds the title, repeats it.
_SAME = 90.0
_LONGER = 1.3


def find_title(lines: Sequence[Line], before: int, roles: Mapping[int, BlockRole], given: str | None) -> int | None:
    """The index of the title among the lines before index `before`, where the story begins; None where there is none.

    A title that the source gave is looked for first. Else it is, of the lines without another role, the one that shares
    most words with the first lines of the story, is repeated, stands near the story and next to a date or byline, and is
    neither a single word nor a paragraph.
    """
    if given is not None:
        wanted = letters(given)
        for at, line in enumerate(lines[: before + 1]):
            if letters(line.text) == wanted:
                return at
    story = {word.lower() for line in lines[before : before + 4] for word in line.words}
    best, found = 0.0, None
    for at, line in enumerate(lines[:before]):
        if at in roles or not _FEWEST <= len(line.text.split()) <= _MOST or line.stops:
            continue
        shared = sum(word.lower() in story for word in line.words) / max(len(line.words), 1)
        again = any(repeats(other, line) for other in lines[at + 1 : min(at + 12, before + 1)])
        score = 1 + shared + 0.5 * again + 0.05 * min(line.length, 8)
        if score > best:
            best, found = score, at
    return found


def repeats(line: Line, title: Line) -> bool:
    """Whether `line` says no more than the title: it is the title, a part of it, or the title with a little more."""
    if line.length < _FEWEST or len(line.text) > len(title.text) * _LONGER:
        return False
    ours, theirs = letters(line.text), letters(title.text)
    return ours in theirs or fuzz.ratio(ours, theirs) >= _SAME
