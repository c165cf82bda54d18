"""Is what one tells as done, in the other done, planned, denied or long past?"""

from types import MappingProxyType

from runut.link.report import Report
from runut.link.signals import Signal
from runut.records.claims import Status
from runut.text.days import Days, days

# What is planned comes to pass, and what some assert others deny: such pairs may be one happening. What is long past is not.
APART: MappingProxyType[frozenset[Status], float] = MappingProxyType(
    {
        frozenset[Status]({"occurred", "future"}): -0.3,
        frozenset[Status]({"occurred", "hypothetical"}): -0.5,
        frozenset[Status]({"occurred", "denied"}): -0.4,
        frozenset[Status]({"occurred", "historical"}): -0.8,
        frozenset[Status]({"future", "hypothetical"}): -0.2,
        frozenset[Status]({"future", "denied"}): -0.4,
        frozenset[Status]({"future", "historical"}): -1.0,
        frozenset[Status]({"hypothetical", "denied"}): -0.2,
        frozenset[Status]({"hypothetical", "historical"}): -1.0,
        frozenset[Status]({"denied", "historical"}): -1.0,
    }
)


PLANNED, UNPLANNED = -0.1, -0.6  # a plan told before it came to pass; one told after, mostly for the next time
LOOKED_BACK = 300  # days of publication after which what occurred is told as long past
ISO_DAY = 10


def standing(report: Report) -> tuple[str, str, Days | None]:
    """All that is asked of a report here: its status, and the day on which it was told."""
    return report.event.status, report.published[:ISO_DAY], days(report.published)


def same_status(left: Report, right: Report) -> Signal | None:
    """Against where the statuses can hardly be of one happening, by the days on which they were told."""
    one, other = left.event.status, right.event.status
    if one == other:
        return None
    strength = _strength(left, right)
    return Signal(strength, lambda: f"One is {one}, the other {other}.") if strength else None


def _strength(left: Report, right: Report) -> float:
    early, late = sorted((left, right), key=lambda report: report.published[:ISO_DAY])
    order = (early.event.status, late.event.status)
    usual = APART[frozenset(order)]
    if not early.published or early.published[:ISO_DAY] == late.published[:ISO_DAY]:
        return usual
    if order == ("occurred", "historical") and _days_between(early, late) >= LOOKED_BACK:
        return 0.0
    return {("future", "occurred"): PLANNED, ("occurred", "future"): UNPLANNED}.get(order, usual)


def _days_between(early: Report, late: Report) -> int:
    first, last = days(early.published), days(late.published)
    return first.apart(last) if first and last else 0
