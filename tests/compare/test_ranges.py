"""What a number may mean, with its bound and its rounding."""

import pytest

from runut.compare.ranges import meet
from runut.records.claims import Bound

Amount = tuple[float, float | None, Bound]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((5000.0, None, "about"), (5127.0, None, "exact")),
        ((900.0, None, "more"), (904.0, None, "exact")),
        ((70.0, None, "less"), (69.0, None, "exact")),
        ((10.0, None, "many"), (69.0, None, "exact")),
        ((50.0, 70.0, "range"), (60.0, None, "exact")),
        ((0.25, None, "less"), (0.24, None, "exact")),
    ],
)
def test_amounts_can_both_be_right(one: Amount, other: Amount) -> None:
    """Two amounts can both be right where their bounds and rounding let them, whichever comes first."""
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((17.0, None, "exact"), (21.0, None, "exact")),
        ((2000.0, None, "about"), (1500.0, None, "exact")),
        ((900.0, None, "more"), (2000.0, None, "exact")),
        ((3.0, None, "less"), (2.0, None, "exact")),
        ((10.0, None, "many"), (169.0, None, "exact")),
        ((50.0, 70.0, "range"), (75.0, None, "exact")),
    ],
)
def test_amounts_exclude_each_other(one: Amount, other: Amount) -> None:
    """Two amounts too far apart for their bounds cannot both be right, whichever comes first."""
    assert not meet(one, other)
    assert not meet(other, one)
