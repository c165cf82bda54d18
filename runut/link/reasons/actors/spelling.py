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
    share = spelled_alike(left, right)
    if share is None:
        return None
    if share < 0:
        return Signal(share, lambda: f"“{left.name}” and “{right.name}” are different names.")
    if "".join(left.pieces) == "".join(right.pieces):
        return Signal(share, lambda: f"“{left.name}” and “{right.name}” have the same letters.")
    return Signal(share, lambda: f"“{left.name}” may be “{right.name}”, shortened or spelled otherwise.")


def spelled_alike(left: Card, right: Card) -> float | None:
    """How much the pieces of the shorter name are those of the longer one, from 0 to 1; -1 where some piece is not there.

    None where neither is the other's shortened.
    """
    few, many = left.pieces, right.pieces
    if len(few) > len(many):
        few, many = many, few
    if "".join(few) == "".join(many):
        return 1.0
    if len(few) < len(many) and left.kind != "person":
        return None
    at, worth = 0, 0.0
    for piece in few:
        while at < len(many) and not (found := _alike(piece, many[at])):
            at += 1
        if at == len(many):
            return -1.0
        at, worth = at + 1, worth + found
    return worth / len(few)


def _alike(piece: str, other: str) -> float:
    if piece == other:
        return 1.0
    if min(len(piece), len(other)) == 1:
        return 0.5 if piece[0] == other[0] else 0.0
    if min(len(piece), len(other)) < LONG:
        return 0.0
    alike = Indel.normalized_similarity(piece, other)
    return alike if alike >= ALIKE else 0.0
