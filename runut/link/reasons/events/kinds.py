"""Are the two events of one kind?"""

from types import MappingProxyType

from runut.link.report import Report
from runut.link.signals import Signal
from runut.records.codebook import EventType

# What one coder takes for this and another for that, by the borders that the codebook itself draws: a treaty agreed and
# signed, troops sent and used, help worded as work together, a search and an investigation. From 0 (never) to 1.
KIN: MappingProxyType[frozenset[EventType], float] = MappingProxyType(
    {
        frozenset[EventType]({"AGREE", "SUPPORT"}): 0.3,
        frozenset[EventType]({"AGREE", "CONCEDE"}): 0.4,
        frozenset[EventType]({"AGREE", "COOPERATE"}): 0.3,
        frozenset[EventType]({"AGREE", "AID"}): 0.1,
        frozenset[EventType]({"AGREE", "CONSULT"}): 0.1,
        frozenset[EventType]({"AID", "COOPERATE"}): 0.3,
        frozenset[EventType]({"AID", "HAPPEN"}): 0.1,
        frozenset[EventType]({"SUPPORT", "COOPERATE"}): 0.3,
        frozenset[EventType]({"CONSULT", "COOPERATE"}): 0.2,
        frozenset[EventType]({"CONCEDE", "RETREAT"}): 0.4,
        frozenset[EventType]({"MOBILIZE", "ASSAULT"}): 0.3,
        frozenset[EventType]({"COERCE", "ASSAULT"}): 0.3,
        frozenset[EventType]({"PROTEST", "ASSAULT"}): 0.3,
        frozenset[EventType]({"COERCE", "SANCTION"}): 0.4,
        frozenset[EventType]({"COERCE", "ACCUSE"}): 0.2,
        frozenset[EventType]({"ACCUSE", "SANCTION"}): 0.2,
        frozenset[EventType]({"ACCUSE", "REJECT"}): 0.1,
        frozenset[EventType]({"REQUEST", "THREATEN"}): 0.2,
        frozenset[EventType]({"REQUEST", "REJECT"}): 0.1,
        frozenset[EventType]({"REJECT", "THREATEN"}): 0.1,
        frozenset[EventType]({"ASSAULT", "HAPPEN"}): 0.3,
    }
)
# Of what befalls, these are told of one happening with either word; all other modes are different happenings.
SAME_BLOW: frozenset[frozenset[str]] = frozenset(
    {
        frozenset({"flood", "storm"}),
        frozenset({"fire", "explosion"}),
        frozenset({"death", "injury"}),
        frozenset({"crash", "explosion"}),
    }
)
# Who visits somebody meets them.
VISITED: frozenset[tuple[EventType, str | None]] = frozenset({("CONSULT", "visit"), ("CONSULT", None)})


def kin(left: EventType, right: EventType) -> float:
    """How near two types are: 1 for the same, 0 for those that nobody takes for each other."""
    return 1.0 if left == right else KIN.get(frozenset({left, right}), 0.0)


def kind_of(report: Report) -> tuple[str | None, str | None, frozenset[str] | None]:
    """All that is asked of a report here: its type and mode, and whom a visit or meeting is of."""
    event = report.event
    return event.type, event.mode, _parties(report) if (event.type, event.mode) in VISITED else None


def same_kind(left: Report, right: Report) -> Signal | None:
    """For the same type and mode, less for one type in two modes or with none, against for types that merely border."""
    one, other = left.event, right.event
    if one.type != other.type:
        return Signal(kin(one.type, other.type) - 1, lambda: f"One is {one.type}, the other {other.type}.")
    if one.mode == other.mode:
        return Signal(1.0 if one.mode else 0.6, lambda: f"Both are {' '.join(filter(None, (one.type, one.mode)))}.")
    if visit_and_meeting(left, right):
        return Signal(1.0, lambda: "Who visits somebody meets them.")
    if one.mode is None or other.mode is None:
        return Signal(0.4, lambda: f"Both are {one.type}.")
    if one.type == "HAPPEN":
        blow = frozenset({one.mode, other.mode}) in SAME_BLOW
        return Signal(0.0 if blow else -1.0, lambda: f"One is a {one.mode}, the other a {other.mode}.")
    return Signal(0.1, lambda: f"Both are {one.type}, one {one.mode}, the other {other.mode}.")


def visit_and_meeting(left: Report, right: Report) -> bool:
    """Whether one tells of the visit and the other of the meeting of a party: news calls one happening now this, now that."""
    kinds = {(left.event.type, left.event.mode), (right.event.type, right.event.mode)}
    return kinds == VISITED and not _parties(left).isdisjoint(_parties(right))


def _parties(report: Report) -> frozenset[str]:
    return report.doers | report.receivers
