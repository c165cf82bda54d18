"""How much a finding weighs, from 0 to 1: what readers ask first, who stands behind it, how far it goes."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from runut.records.findings import DisagreementKind, Slot

# What readers ask about first: how many, whether, when and where; then who, which often is a matter of words.
ASKED: Mapping[Slot, float] = MappingProxyType(
    {
        "value": 1.0,
        "status": 0.95,
        "date": 0.9,
        "place": 0.8,
        "actor": 0.75,
        "recipient": 0.65,
        "name": 0.6,
        "bound": 0.45,
        "wording": 0.4,
    }
)
KINDS: Mapping[DisagreementKind, float] = MappingProxyType({"conflict": 1.0, "development": 0.7, "precision": 0.4})
ALONE, BACKED, FAR = 0.5, 0.3, 0.2  # what every difference has, what origins add, what distance adds
ENOUGH = 3  # origins on a side; more add nothing


def of_difference(slot: Slot, kind: DisagreementKind, origins: Sequence[frozenset[str]], apart: float) -> float:
    """The weight of a disagreement whose versions rest on `origins` and are `apart` (0 to 1) from each other.

    What counts is the second best side: one odd report against many weighs less than two camps. An article that only
    contradicts itself has no second side.
    """
    sides = sorted((len(side) for side in origins), reverse=True)
    second = sides[1] if len(frozenset().union(*origins)) > 1 else 0
    backing = min(second, ENOUGH) / ENOUGH
    return round(ASKED[slot] * KINDS[kind] * (ALONE + BACKED * backing + FAR * min(1.0, max(0.0, apart))), 4)


def of_omission(independence: int, told: int, articles: int) -> float:
    """The weight of an entry that `told` of a story's `articles` tell, on `independence` origins: half by each."""
    return round(0.5 * (1 - 1 / (1 + independence)) + 0.5 * told / articles, 4)
