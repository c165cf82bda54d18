"""Do the same figures measure it?"""

from runut.link.report import Report
from runut.link.signals import Signal

TELLING = 2.0  # “one” and “two” measure anything


def numbers_of(report: Report) -> frozenset[tuple[float, str]]:
    """All that is asked here of reports of two articles."""
    return report.numbers


def same_numbers(left: Report, right: Report) -> Signal | None:
    """For a figure of the same value and unit; figures of two articles that differ say nothing, as tolls grow."""
    if left.numbers.isdisjoint(right.numbers):  # as most are
        return None
    shared = sorted(left.numbers & right.numbers)
    if max(value for value, _ in shared) <= TELLING:
        return None
    return Signal(1.0, lambda: f"Both are measured with {', '.join(f'{value:g} {unit}' for value, unit in shared)}.")


def other_numbers(left: Report, right: Report) -> Signal | None:
    """Against: one article measures them with other figures of one unit, and it knows them apart."""
    if left.article != right.article or left.numbers & right.numbers:
        return None
    units = _units(left) & _units(right)
    if not units:
        return None
    return Signal(-1.0, lambda: f"One article gives them other figures in {min(units)}.")


def _units(report: Report) -> frozenset[str]:
    return frozenset(unit for _, unit in report.numbers)
