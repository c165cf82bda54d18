"""Are the two names one name, spelled in two ways or shortened?"""

from rapidfuzz.distance import Indel

from runut.link.names import Card
from runut.link.signals import Signal

ALIKE = 0.80  # share of letters in common from which two long pieces may be one; below it names differ
LONG = 4  # shorter pieces must be equal: one letter makes another name


def same_spelling(left: Card, right: Card) -> Signal | None:
    """Whether every piece of the shorter name stands in the longer one in order, equal, alike or as an initial.

    Only a person's name may be shortened: the police of a town are not the police.
    """
    few, many = sorted((left.pieces, right.pieces), key=len)
    if "".join(few) == "".join(many):
        return Signal(1.0, lambda: f"“{left.name}” and “{right.name}” have the same letters.")
    if len(few) < len(many) and left.kind != "person":
        return None
    at, worth = 0, 0.0
    for piece in few:
        found = next(((n, w) for n in range(at, len(many)) if (w := _alike(piece, many[n]))), None)
        if found is None:
            return Signal(-1.0, lambda: f"“{left.name}” and “{right.name}” are different names.")
        at, worth = found[0] + 1, worth + found[1]
    share = worth / len(few)
    return Signal(share, lambda: f"“{left.name}” may be “{right.name}”, shortened or spelled otherwise.")


def _alike(piece: str, other: str) -> float:
    if piece == other:
        return 1.0
    if min(len(piece), len(other)) == 1:
        return 0.5 if piece[0] == other[0] else 0.0
    if min(len(piece), len(other)) < LONG:
        return 0.0
    alike = Indel.normalized_similarity(piece, other)
    return alike if alike >= ALIKE else 0.0
