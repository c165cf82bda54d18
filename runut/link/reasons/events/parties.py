"""Do the same ones act, and on the same?"""

from runut.link.report import Report
from runut.link.signals import Signal
from runut.records.codebook import EventType

DYAD = 2  # countries between which something happens
ACTS_FOR = 0.2  # a person or ministry and the state that it acts for
DEED = -0.75  # who did it is told in more ways than who said it
# What is done by saying it belongs to who says it: the denial of another is another denial.
SAID: frozenset[EventType] = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
PERSON = "person:"  # what the ids of named persons begin with
LANDSMEN = -0.7  # two of one country on whom something is done: mostly two happenings


def doers_of(report: Report) -> tuple[frozenset[str], frozenset[str], bool]:
    """All that `same_doers` asks of a report."""
    return report.doers, report.doer_countries, report.event.type in SAID


def receivers_of(report: Report) -> tuple[frozenset[str], frozenset[str]]:
    """All that `same_receivers` and `no_receivers` ask of a report."""
    return report.receivers, report.receiver_countries


def countries_of(report: Report) -> frozenset[str]:
    """All that `same_countries` asks of a report: the countries of those who act and of those acted upon."""
    return report.doer_countries | report.receiver_countries


def same_doers(left: Report, right: Report) -> Signal | None:
    """For shared actors, weakly for one and the state that it acts for, against for actors that have nothing in common."""
    found = _shared(left.doers, right.doers, "In both the actor is", "The actors differ.")
    if found is None or found.strength > 0:
        return found
    said = left.event.type in SAID and right.event.type in SAID
    lands = left.doer_countries & right.doer_countries
    if not lands:
        return found if said else Signal(DEED, found.says)
    if any(state_of(land) in left.doers | right.doers for land in lands):
        return Signal(ACTS_FOR, lambda: f"One actor is {', '.join(sorted(lands))}, the other may act for it.")
    return None


def same_receivers(left: Report, right: Report) -> Signal | None:
    """For shared recipients, against for those that have nothing in common, less where they are of one country."""
    found = _shared(left.receivers, right.receivers, "In both the recipient is", "The recipients differ.")
    lands = left.receiver_countries & right.receiver_countries
    if found is None or found.strength > 0 or not lands:
        return found
    return Signal(LANDSMEN, lambda: f"The recipients differ, both of {', '.join(sorted(lands))}.")


def two_persons(left: Report, right: Report) -> Signal | None:
    """Against: one article names other persons on whom it was done, and it knows them apart."""
    if left.article != right.article or left.receivers & right.receivers:
        return None
    if not _persons(left.receivers) or not _persons(right.receivers):
        return None
    return Signal(-1.0, lambda: "One article tells it of two persons.")


def no_receivers(left: Report, right: Report) -> Signal | None:
    """For: neither tells on whom it was done."""
    if left.receivers or right.receivers:
        return None
    return Signal(1.0, lambda: "Neither names a recipient.")


def same_countries(left: Report, right: Report) -> Signal | None:
    """For what is between the same countries, whoever acts for them, in whatever roles: one meets the other, or both meet."""
    one, other = countries_of(left), countries_of(right)
    if len(one) < DYAD or one != other:
        return None
    return Signal(1.0, lambda: f"Both are between {' and '.join(sorted(one))}.")


def state_of(country: str) -> str:
    """The id of the actor that is the state with this code."""
    return f"state:{country}"


def _persons(parties: frozenset[str]) -> bool:
    return bool(parties) and all(one.startswith(PERSON) for one in parties)


def _shared(left: frozenset[str], right: frozenset[str], same: str, different: str) -> Signal | None:
    if not left or not right:
        return None
    if shared := left & right:
        return Signal(len(shared) / min(len(left), len(right)), lambda: f"{same} {', '.join(sorted(shared))}.")
    return Signal(-1.0, lambda: different)
