"""Words, runs of words and digests."""

import doctest
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from runut.records.span import Span
from runut.text import fingerprints
from runut.text.fingerprints import digest, number, shingles, winnow, words

MARKS = st.lists(st.integers(0, 1000), max_size=40)


def test_examples_hold() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(fingerprints).failed == 0


def test_digests_are_the_same_everywhere() -> None:
    """A digest is a function of its parts alone; these values were computed elsewhere and may never change."""
    assert digest("Velmora", "Kardova") == "b00d8ab0c67c"
    assert number("lembah sarindal") == 4838530119249954491


def test_words_of_a_part_are_those_of_the_whole_there() -> None:
    """Words of a span stand where they stand in the text, whether all its letters are plain or not."""
    text = "Banjir di ARDEN: İlçe 2.000 Orang"
    found = words(text)
    for first, last in pairwise((0, 9, 15, 21, len(text))):
        inside = tuple(word for word in found if first <= word.start < last)
        assert words(text, Span(first, last)) == inside
    assert [word.folded for word in found[:3]] == ["banjir", "di", "arden"]


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    """Every word's characters are in the text, in order, and fold to the word."""
    found = words(text)
    assert all(text[one.start : one.end] for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(MARKS, MARKS, st.lists(st.integers(0, 1000), min_size=5, max_size=20), st.integers(1, 5))
def test_a_shared_window_leaves_a_shared_mark(
    before: list[int], after: list[int], shared: list[int], window: int
) -> None:
    """Two texts that share a window of marks share one that was chosen."""
    one, other = before + shared, shared + after
    chosen = {one[at] for at in winnow(one, window)} & {other[at] for at in winnow(other, window)}
    assert chosen & set(shared)


def test_short_texts_have_no_run() -> None:
    """Fewer words than a run give no mark, and no marks choose none."""
    assert shingles(["a"], 2) == []
    assert winnow([], 3) == ()


@given(st.lists(st.integers(0, 5)), st.integers(1, 6))
def test_the_least_of_every_window_is_chosen(marks: list[int], window: int) -> None:
    """What is chosen are the least marks of all windows, of equals the last; fewer marks than a window are one window."""
    starts = range(max(len(marks) - window, 0) + 1) if marks else ()
    windows = [range(start, min(start + window, len(marks))) for start in starts]
    assert winnow(marks, window) == tuple(sorted({min(one, key=lambda at: (marks[at], -at)) for one in windows}))


def test_a_run_has_the_number_of_its_words() -> None:
    """A run's number is that of its words with blanks between them, whatever characters they are of."""
    folded = ["air", "", "çay", "日", "\ud800", "naik"]
    assert shingles(folded, 3) == [number(" ".join(folded[at : at + 3])) for at in range(4)]
