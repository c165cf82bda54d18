"""Do they hold the same office?"""

from runut.link.names import Card
from runut.link.signals import Signal


def same_office(left: Card, right: Card) -> Signal | None:
    """For where the articles give both the same title."""
    if not (left.offices or left.others) or not (right.offices or right.others):
        return None
    shared = sorted((left.offices | left.others) & (right.offices | right.others))
    return Signal(1.0, lambda: f"Both are called “{shared[0]}”.") if shared else None
