"""Do the same people and groups act in both articles?"""

from runut.link.profile import Profile
from runut.link.signals import Signal

SHOWN = 3


def same_names(left: Profile, right: Profile) -> Signal | None:
    """The share of the fewer names that both articles have, weighed by rarity; states are too common to tell a story."""
    shared = sorted(left.names.keys() & right.names.keys())
    least = min(sum(left.names.values()), sum(right.names.values())) if shared else 0.0
    if not least:
        return None

    def says() -> str:
        best = sorted(shared, key=lambda name: (-left.names[name], name))[:SHOWN]
        return f"Both name {', '.join(best)}."

    return Signal(min(1.0, sum(left.names[name] for name in shared) / least), says)
