"""Do the same figures measure it?"""

from runut.link.report import Report
from runut.link.signals import Signal

TELLING = 2.0  # “one” and “two” measure anything


def same_numbers(left: Report, right: Report) -> Signal | None:
    """For a figure of the same value and unit; figures that differ say nothing, as tolls grow and sources disagree."""
    shared = sorted(left.numbers & right.numbers)
    best = max((value for value, _ in shared), default=0.0)
    if best <= TELLING:
        return None
    return Signal(1.0, lambda: f"Both are measured with {', '.join(f'{value:g} {unit}' for value, unit in shared)}.")
