"""Do the sentences speak of the same things?"""

from collections.abc import Set as AbstractSet

import numpy as np

from runut.link.cosines import Floats
from runut.link.report import Report
from runut.link.signals import Signal

SHOWN = 3
NOTHING = -0.2  # shared, which says a little
FULL_BITS = 40.0  # shared bits that leave no doubt: four or five telling words


def same_setting(left: Report, right: Report) -> Signal | None:
    """How much the two sentences share, by the rarity of the words; the same sentence says nothing."""
    if left.article == right.article and left.event.sentence == right.event.sentence:
        return None
    shared = left.setting.keys() & right.setting.keys()
    if not shared:
        return Signal(NOTHING, lambda: "The sentences share no telling word.")
    least = min(left.bits, right.bits)
    bits = sum(map(left.setting.__getitem__, shared))  # half bits add up to the same in any order
    strength = min(1.0, (bits / least + bits / FULL_BITS) / 2)
    return Signal(strength, lambda: f"Both sentences speak of {', '.join(_best(left, shared))}.")


def strengths(bits: Floats, least: Floats) -> Floats:
    """The strengths of `same_setting` for sentences that share so many `bits`, of which the barer has `least`."""
    nothing = bits == 0
    found = np.minimum(1.0, (bits / np.where(nothing, 1.0, least) + bits / FULL_BITS) / 2)
    return np.where(nothing, NOTHING, found)


def _best(report: Report, shared: AbstractSet[str]) -> list[str]:
    return sorted(shared, key=lambda word: (-report.setting[word], word))[:SHOWN]
