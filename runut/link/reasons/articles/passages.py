"""Do passages of one article stand in the other?"""

from runut.link.profile import Profile
from runut.link.signals import Signal


def same_passages(left: Profile, right: Profile) -> Signal | None:
    """The share of the shorter article's passages that stand in the other word for word."""
    shared = len(left.passages & right.passages)
    if not shared:
        return None
    share = shared / min(len(left.passages), len(right.passages))
    return Signal(share, lambda: f"They share passages, {share:.0%} of the shorter article.")
