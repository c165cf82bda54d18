"""Does one article give the other's name as another name of its own?"""

from runut.link.names import Card
from runut.link.signals import Signal


def same_alias(left: Card, right: Card) -> Signal | None:
    """Whether the name of one is an acronym or other name of the other."""
    if left.called in right.others:
        return Signal(1.0, lambda: f"An article calls “{right.name}” also “{left.name}”.")
    if right.called in left.others:
        return Signal(1.0, lambda: f"An article calls “{left.name}” also “{right.name}”.")
    return None
