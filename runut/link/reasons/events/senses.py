"""Is the same kind of act told, in whatever words?"""

from collections.abc import Hashable

from runut.link.reasons.events.kinds import kind_of, visit_and_meeting
from runut.link.report import Report
from runut.link.signals import Signal


def told_as(report: Report) -> tuple[Hashable, ...]:
    """All that is asked of a report here, but for whether its senses and stems meet those of another."""
    return kind_of(report) if report.senses else ()


def senses_of(report: Report) -> frozenset[str]:
    """The kinds of act that its words tell."""
    return report.senses


def same_sense(left: Report, right: Report) -> Signal | None:
    """For other words of one sense, against for two of one type whose words have other senses; else nothing is known.

    Words that share a stem are weighed as such.
    """
    if not left.senses or not right.senses:
        return None
    if shared := left.senses & right.senses:
        if left.stems & right.stems:
            return None
        return Signal(1.0, lambda: f"Both tell the same kind of act: {min(shared).replace('_', ' ')}.")
    if left.event.type != right.event.type or visit_and_meeting(left, right):
        return None
    return Signal(-1.0, lambda: f"One is told as {_named(left)}, the other as {_named(right)}.")


def _named(report: Report) -> str:
    return min(report.senses).replace("_", " ")
