"""Do the same ones act, and on the same?"""

from runut.link.report import Report
from runut.link.signals import Signal

DYAD = 2  # parties that can change roles
LANDSMEN = 0.5  # a person or ministry and the state that it acts for


def same_doers(left: Report, right: Report) -> Signal | None:
    """For shared actors, half for those of one country, against for actors that have nothing in common."""
    return _shared(
        (left.doers, right.doers),
        (left.doer_countries, right.doer_countries),
        "In both the actor is",
        "The actors differ",
    )


def same_receivers(left: Report, right: Report) -> Signal | None:
    """For shared recipients, half for those of one country, against for recipients that have nothing in common."""
    return _shared(
        (left.receivers, right.receivers),
        (left.receiver_countries, right.receiver_countries),
        "In both the recipient is",
        "The recipients differ",
    )


def same_circle(left: Report, right: Report) -> Signal | None:
    """For the same parties in other roles: one meets the other, or both meet."""
    one, other = left.doers | left.receivers, right.doers | right.receivers
    if left.doers == right.doers or not left.doers or not right.doers or len(one) < DYAD or one != other:
        return None
    return Signal(1.0, lambda: "The same parties take part, in other roles.")


def _shared(
    actors: tuple[frozenset[str], frozenset[str]],
    countries: tuple[frozenset[str], frozenset[str]],
    same: str,
    different: str,
) -> Signal | None:
    left, right = actors
    if not left or not right:
        return None
    if shared := left & right:
        return Signal(len(shared) / min(len(left), len(right)), lambda: f"{same} {', '.join(sorted(shared))}.")
    if lands := countries[0] & countries[1]:
        return Signal(LANDSMEN, lambda: f"{same} of {', '.join(sorted(lands))}.")
    return Signal(-1.0, lambda: f"{different}.")
