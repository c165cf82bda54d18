"""Do the sentences speak of the same things?"""

from collections.abc import Set as AbstractSet

from runut.link.report import Report
from runut.link.signals import Signal

SHOWN = 3
FULL_BITS = 40.0  # shared bits that leave no doubt: four or five telling words


def same_setting(left: Report, right: Report) -> Signal | None:
    """How much the two sentences share, by the rarity of the words; the same sentence says nothing."""
    if left.article == right.article and left.event.sentence == right.event.sentence:
        return None
    shared = left.setting.keys() & right.setting.keys()
    if not shared:
        return Signal(-0.2, lambda: "The sentences share no telling word.")
    least = min(left.bits, right.bits)
    bits = sum(map(left.setting.__getitem__, shared))  # half bits add up to the same in any order
    strength = min(1.0, (bits / least + bits / FULL_BITS) / 2)
    return Signal(strength, lambda: f"Both sentences speak of {', '.join(_best(left, shared))}.")


def _best(report: Report, shared: AbstractSet[str]) -> list[str]:
    return sorted(shared, key=lambda word: (-report.setting[word], word))[:SHOWN]
