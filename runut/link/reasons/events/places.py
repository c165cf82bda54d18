"""Did it happen in the same place?"""

from rapidfuzz.distance import Indel

from runut.link.report import Report
from runut.link.signals import Signal

ALIKE = 0.85


def placed(report: Report) -> str:
    """All that is asked of a report here, but for what is told of it."""
    return report.place


def same_place(left: Report, right: Report) -> Signal | None:
    """For the same place or one named within the other, weakly against for places that differ: one may lie in the other."""
    one, other = left.place, right.place
    if not one or not other:
        return None
    if one == other or one in other or other in one or Indel.normalized_similarity(one, other) >= ALIKE:
        return Signal(1.0, lambda: f"Both happen in “{left.event.place}”.")
    return Signal(-0.4, lambda: f"One happens in “{left.event.place}”, the other in “{right.event.place}”.")
