"""Does the register know both, and as one?"""

from runut.link.names import Card
from runut.link.signals import Signal


def same_key(left: Card, right: Card) -> Signal | None:
    """For where both were recognised as one record of the register, against where as two."""
    if left.key is None or right.key is None:
        return None
    if left.key == right.key:
        return Signal(1.0, lambda: f"Both are {left.key} of the register.")
    return Signal(-1.0, lambda: f"One is {left.key} of the register, the other {right.key}.")
