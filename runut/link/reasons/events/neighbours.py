"""How do the two events of one article stand to each other?"""

from runut.link.report import Report
from runut.link.signals import Signal

CLOSE = 2  # sentences


def close_by(left: Report, right: Report) -> Signal | None:
    """For: a sentence or two on, the same kind of event is mostly the same event told further."""
    if left.article != right.article or not 0 < abs(left.event.sentence - right.event.sentence) <= CLOSE:
        return None
    return Signal(1.0, lambda: "They stand next to each other.")


def same_sentence(left: Report, right: Report) -> Signal | None:
    """Against for two events of one type in one sentence: one happening is told once there; for two that border, weakly for."""
    if left.article != right.article or left.event.sentence != right.event.sentence:
        return None
    if left.event.type == right.event.type:
        return Signal(-1.0, lambda: "One sentence tells both.")
    return Signal(1.0, lambda: "One sentence tells it with two words.")


def title_and_lead(left: Report, right: Report) -> Signal | None:
    """For: a title says in short what the first sentences tell."""
    if left.article != right.article or left.event.type != right.event.type:
        return None
    if {left.part, right.part} != {"title", "lead"}:
        return None
    return Signal(1.0, lambda: "The title tells what the first sentences tell.")


def points_back(left: Report, right: Report) -> Signal | None:
    """For: “that attack” is the attack that was told last."""
    later, earlier = (left, right) if left.before == right.event.id else (right, left)
    if later.before != earlier.event.id or not later.points_back:
        return None
    return Signal(1.0, lambda: "The later one points back to the earlier.")


def told_on(left: Report, right: Report) -> Signal | None:
    """For: what is told without any party goes on telling what the article told last of that type."""
    later, earlier = (left, right) if left.before == right.event.id else (right, left)
    if later.before != earlier.event.id or later.doers or later.receivers:
        return None
    return Signal(1.0, lambda: "The later one names no party, as if the earlier were told on.")
