"""Which days a date covers, and where it stands among others."""

import doctest

import pytest

from runut.text import days as module
from runut.text.days import in_time


def test_examples_hold() -> None:
    """The examples in docstrings are true."""
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2025-W40", "2025-09-29"),
        ("2025-09-28", "2025-W40"),
        ("2025-09-28T23:59", "2025-W40"),
        ("2025-W40-WE", "2025-10-05"),
        ("2024", "2025-W01"),
        ("2025-12-31", None),
        ("2025-W99", None),
        ("0001-W01", "0001-01-02"),
        ("2024-09-12/2024-09-17", "2024-09-13"),
    ],
)
def test_dates_of_all_kinds_stand_in_order(earlier: str, later: str | None) -> None:
    """A week must stand among the days of its month, not behind all of its year; what is undated behind all."""
    assert in_time(earlier) < in_time(later)
