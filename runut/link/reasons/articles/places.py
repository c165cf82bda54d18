"""Do both articles happen in the same places?"""

from runut.link.profile import Profile
from runut.link.signals import Signal

SHOWN = 3


def same_places(left: Profile, right: Profile) -> Signal | None:
    """The share of the fewer places, countries left out, that both name."""
    shared = sorted(left.places & right.places)
    if not shared:
        return None
    return Signal(
        len(shared) / min(len(left.places), len(right.places)), lambda: f"Both happen in {', '.join(shared[:SHOWN])}."
    )
