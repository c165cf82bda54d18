"""Do they belong to the same country?"""

from runut.link.names import Card
from runut.link.signals import Signal


def same_country(left: Card, right: Card) -> Signal | None:
    """For where both countries are known and equal, against where they differ."""
    if left.country is None or right.country is None:
        return None
    if left.country == right.country:
        return Signal(0.2, lambda: f"Both belong to {left.country}.")
    return Signal(-1.0, lambda: f"One belongs to {left.country}, the other to {right.country}.")
