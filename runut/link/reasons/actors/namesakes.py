"""Were two people of one name told apart?"""

from runut.link.names import Card
from runut.link.signals import Signal


def namesake(left: Card, right: Card) -> Signal | None:
    """Against where one name, or two, were given different marks."""
    if left.mark == right.mark or (left.pieces != right.pieces and not (left.mark and right.mark)):
        return None
    return Signal(-1.0, lambda: f"“{left.name}” is the name of two people here.")
