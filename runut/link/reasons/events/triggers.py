"""Is it told with the same words?"""

from runut.link.report import Report
from runut.link.signals import Signal


def stems_of(report: Report) -> frozenset[str]:
    """All that is asked of a report here: whether they meet those of another."""
    return report.stems


def has_stems(report: Report) -> bool:
    """What else is asked of it."""
    return bool(report.stems)


def same_trigger(left: Report, right: Report) -> Signal | None:
    """For trigger words that share a stem, against for triggers without one in common."""
    if not left.stems or not right.stems:
        return None
    if shared := left.stems & right.stems:
        return Signal(1.0, lambda: f"Both are told with “{min(shared, key=lambda stem: (-len(stem), stem))}”.")
    return Signal(-0.3, lambda: "They are told with different words.")
