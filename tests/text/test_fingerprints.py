"""Words, runs of words and digests."""

import doctest
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from runut.text import days, fingerprints
from runut.text.fingerprints import digest, number, shingles, winnow, words

MARKS = st.lists(st.integers(0, 1000), max_size=40)


def test_examples_hold() -> None:
    """The examples in the docstrings are true."""
    assert doctest.testmod(fingerprints).failed == 0
    assert doctest.testmod(days).failed == 0


def test_digests_are_the_same_everywhere() -> None:
    """A digest is a function of its parts alone; these values were computed elsewhere and may never change."""
    assert digest("Velmora", "Kardova") == "b00d8ab0c67c"
    assert number("lembah sarindal") == 4838530119249954491


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
