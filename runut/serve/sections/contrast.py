"""Two sentences next to each other: what differs, and in it the words that are quoted."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from runut.serve.quoting import Quote
from runut.serve.sections.passages import Piece, differing

# Sentences that share less than this of their letters are of other makes: to mark what differs would mark all.
ALIKE = 0.35


class Segment(Struct, frozen=True):
    """Words of a sentence: `own` where the other sentence has others, `marked` where they are what is quoted."""

    text: str
    own: bool
    marked: bool


def contrast(one: Quote, other: Quote | None) -> tuple[Segment, ...]:
    """The sentence of `one` in segments, compared with that of `other` where there is one and both are alike.

    Joined, the segments give the sentence without space at its ends.
    """
    whole = one.before + one.quoted + one.after
    lead = len(whole) - len(whole.lstrip())
    start, end = len(one.before) - lead, len(one.before) + len(one.quoted) - lead
    pieces: Sequence[Piece] = (Piece(whole.strip(), own=False),)
    if other is not None:
        found, _ = differing(whole, other.before + other.quoted + other.after)
        if sum(len(piece.text) for piece in found if not piece.own) >= ALIKE * len(whole.strip()):
            pieces = found
    made, at = [], 0
    for piece in pieces:
        for low, high, marked in ((0, start, False), (start, end, True), (end, len(whole), False)):
            here, stop = max(at, low), min(at + len(piece.text), high)
            if here < stop:
                text = piece.text[here - at : stop - at]
                made.append(Segment(text, piece.own and not marked and not text.isspace(), marked))
        at += len(piece.text)
    groups = groupby(made, key=lambda one: (one.own, one.marked))
    return tuple(Segment("".join(one.text for one in among), *how) for how, among in groups)
