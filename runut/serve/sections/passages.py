"""Recurring passages: both texts, with the words marked in which they differ."""

import re
from difflib import SequenceMatcher

from msgspec import Struct

from runut.serve.anchors import anchor
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote

# A word with the space before it; joined they give the text again.
_WORD = re.compile(r"\s*\S+")
# Words up to which two passages are compared one by one: the comparison takes time in the product of their lengths, and
# what is longer is a whole article, which nobody compares by looking for single words.
MOST_WORDS = 1200


class Piece(Struct, frozen=True):
    """Words that both passages share, or that only this one has."""

    text: str
    own: bool


class Passage(Struct, frozen=True):
    """One of the two places: where it stands, and its words."""

    quote: Quote
    pieces: tuple[Piece, ...]


class Shared(Struct, frozen=True, kw_only=True):
    """A passage that stands in an earlier and a later text; `similarity` runs from 0 to 1."""

    place: str
    kind: str
    similarity: float
    earlier: Passage
    later: Passage


def shared(story: StoryMaterial, desk: Desk) -> tuple[Shared, ...]:
    """The recurring passages of a story, most alike first."""
    made = []
    for one in story.reuses:
        left, right = differing(one.earlier.quoted, one.later.quoted)
        made.append(
            Shared(
                place=anchor("r", one.id),
                kind=one.kind,
                similarity=one.similarity,
                earlier=Passage(desk.quote(one.earlier, earlier_mark(one.id)), left),
                later=Passage(desk.quote(one.later, later_mark(one.id)), right),
            )
        )
    return tuple(made)


def earlier_mark(reuse: str) -> str:
    """What the earlier passage is called where it is marked in its article."""
    return f"{reuse}:1"


def later_mark(reuse: str) -> str:
    """What the later passage is called where it is marked in its article."""
    return f"{reuse}:2"


def differing(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, shared and own in turn; joined, the pieces give the texts without space at their ends.

    >>> differing("Hujan turun deras.", "Hujan turun lagi.")[1]
    (Piece(text='Hujan turun', own=False), Piece(text=' lagi.', own=True))
    """
    ours, theirs = _WORD.findall(left), _WORD.findall(right)
    if max(len(ours), len(theirs)) > MOST_WORDS:
        return (Piece(left, own=False),), (Piece(right, own=False),)
    matcher = SequenceMatcher(
        None, [word.strip().casefold() for word in ours], [word.strip().casefold() for word in theirs], autojunk=False
    )
    first: list[Piece] = []
    second: list[Piece] = []
    for change, start, end, begin, stop in matcher.get_opcodes():
        for pieces, words in ((first, ours[start:end]), (second, theirs[begin:stop])):
            if words:
                pieces.append(Piece("".join(words), own=change != "equal"))
    return tuple(first), tuple(second)
