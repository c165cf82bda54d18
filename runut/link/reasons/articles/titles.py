"""Do the titles name the same things?"""

from runut.link.profile import Profile
from runut.link.signals import Signal


def same_title(left: Profile, right: Profile) -> Signal | None:
    """The share of the shorter title's telling words that the other title has, weighed by rarity."""
    shared = sorted(left.title.keys() & right.title.keys())
    least = min(sum(left.title.values()), sum(right.title.values())) if shared else 0.0
    if not least:
        return None
    return Signal(
        min(1.0, sum(left.title[word] for word in shared) / least), lambda: f"Both titles have {', '.join(shared)}."
    )
