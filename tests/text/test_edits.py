"""How two wordings differ, word by word."""

import doctest

import pytest

from runut.text import edits as module
from runut.text.edits import READ_CLOSELY, aligned, edits


def test_examples_hold() -> None:
    """The examples in docstrings are true."""
    assert doctest.testmod(module).failed == 0


def test_edits_name_what_was_left_out_put_in_and_replaced() -> None:
    """Every change is told with its words on both sides, and the places hold them."""
    earlier = "Kapal Kardova boleh berlabuh di Teluk Karsel selama dua hari."
    later = "kapal Kardova wajib berlabuh di Karsel selama dua hari penuh"
    changes = [
        (one.how, one.earlier.quote(earlier), one.later.quote(later))
        for one in edits(earlier, later)
        if one.how != "kept"
    ]
    assert changes == [("replaced", "boleh", "wajib"), ("left out", "Teluk", ""), ("put in", "", "penuh")]


@pytest.mark.parametrize("many", [10, READ_CLOSELY + 1])
def test_runs_cover_both_texts_in_order(many: int) -> None:
    """Short or long, the runs hold every word of both sides once, and kept runs are the same words."""
    left = [f"w{number % 97}" for number in range(many)]
    right = [word for number, word in enumerate(left) if number % 7] + ["akhir"]
    runs = aligned(left, right)
    assert [at for run in runs for at in range(run.start, run.end)] == list(range(len(left)))
    assert [at for run in runs for at in range(run.begin, run.stop)] == list(range(len(right)))
    assert all(left[run.start : run.end] == right[run.begin : run.stop] for run in runs if run.how == "kept")


def test_nothing_in_common_is_one_replacement() -> None:
    """Two texts without a common word replace each other; equal ones have no change."""
    assert [run.how for run in aligned(["a"], ["b"])] == ["replaced"]
    assert [run.how for run in aligned(["a"], ["a"])] == ["kept"]
    assert aligned([], []) == ()
