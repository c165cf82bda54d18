"""Is what one tells as done, in the other done, planned, denied or long past?"""

from types import MappingProxyType

from runut.link.report import Report
from runut.link.signals import Signal
from runut.records.claims import Status

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


def same_status(left: Report, right: Report) -> Signal | None:
    """Against where the statuses can hardly be of one happening."""
    one, other = left.event.status, right.event.status
    if one == other:
        return None
    return Signal(APART[frozenset({one, other})], lambda: f"One is {one}, the other {other}.")
