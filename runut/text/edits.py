"""What was changed between two wordings: words put in, left out, put in place of others."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.records.span import Span
from runut.text.fingerprints import Word, words

How = Literal["kept", "put in", "left out", "replaced"]

# Words up to which the longest common runs are looked for, which is how a reader compares; it takes time in the product
# of the lengths. Longer wordings are aligned by their longest common subsequence, which is compiled.
READ_CLOSELY = 400


class Edit(Struct, frozen=True, kw_only=True):
    """“Here *boleh* became *wajib*”: words of the earlier wording and what the later one has in their place.

    The spans count characters of the two texts; one that holds nothing says where something is missing.
    """

    how: How
    earlier: Span
    later: Span


class Run(Struct, frozen=True, array_like=True):
    """The same in words: `how`, then the first word and the word behind the last, in the earlier and in the later."""

    how: How
    start: int
    end: int
    begin: int
    stop: int


def edits(earlier: str, later: str) -> tuple[Edit, ...]:
    """How `earlier` became `later`, word by word and in order; capitals and punctuation count for nothing.

    >>> [edit.how for edit in edits("Hujan turun deras.", "hujan turun sangat deras")]
    ['kept', 'put in', 'kept']
    """
    left, right = words(earlier), words(later)
    runs = aligned([word.folded for word in left], [word.folded for word in right])
    return tuple(
        Edit(how=run.how, earlier=_span(left, run.start, run.end), later=_span(right, run.begin, run.stop))
        for run in runs
    )


def aligned(earlier: list[str], later: list[str]) -> tuple[Run, ...]:
    """How one list of words became the other, in runs of words that are kept or changed.

    >>> aligned(["a", "b"], ["a", "c", "d"])[1]
    Run(how='replaced', start=1, end=2, begin=1, stop=3)
    """
    return tuple(_joined(_kept(earlier, later), len(earlier), len(later)))


def _kept(earlier: list[str], later: list[str]) -> Iterable[tuple[int, int, int]]:
    """The runs that both have: where each begins in the one and in the other, and how many words it has."""
    if max(len(earlier), len(later)) <= READ_CLOSELY:
        yield from SequenceMatcher(None, earlier, later, autojunk=False).get_matching_blocks()
        return
    for code in Indel.opcodes(earlier, later):
        if code.tag == "equal":
            yield code.src_start, code.dest_start, code.src_end - code.src_start
    yield len(earlier), len(later), 0


def _joined(kept: Iterable[tuple[int, int, int]], long: int, wide: int) -> Iterator[Run]:
    end, stop = 0, 0
    for start, begin, length in (*kept, (long, wide, 0)):
        if start > end or begin > stop:
            how: How = "put in" if start == end else "left out" if begin == stop else "replaced"
            yield Run(how, end, start, stop, begin)
        if length:
            yield Run("kept", start, start + length, begin, begin + length)
        end, stop = start + length, begin + length


def _span(found: tuple[Word, ...], first: int, behind: int) -> Span:
    if first < behind:
        return Span(found[first].start, found[behind - 1].end)
    at = found[first - 1].end if first else 0
    return Span(at, at)
