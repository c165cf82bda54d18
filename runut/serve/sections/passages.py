"""Recurring passages: both texts, with the words marked in which they differ."""

from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from runut.records.span import Span
from runut.serve.anchors import anchor
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote
from runut.store.views.retold import ReuseView
from runut.text.edits import edits
from runut.text.fingerprints import words

# Words up to which two passages are compared one by one: what is longer is a whole article, which nobody compares by
# looking for single words.
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
    """A passage that stands in an earlier and a later text; `similarity` runs from 0 to 1.

    `first_by` says how it is known which was first, `changes` in what a quotation was changed.
    """

    place: str
    kind: str
    similarity: float
    first_by: str
    changes: tuple[str, ...]
    earlier: Passage
    later: Passage


def shared(story: StoryMaterial, desk: Desk) -> tuple[Shared, ...]:
    """The recurring passages of a story: quotations that were changed, then the others, most alike first."""
    return passages(story.reuses, desk)


def passages(reuses: Iterable[ReuseView], desk: Desk) -> tuple[Shared, ...]:
    """Recurring passages: quotations that were changed, then the others, in their order."""
    made = []
    for one in sorted(reuses, key=lambda one: one.kind != "quotation"):
        left, right = differing(one.earlier.quoted, one.later.quoted)
        made.append(
            Shared(
                place=anchor("r", one.id),
                kind=one.kind,
                similarity=one.similarity,
                first_by=one.first_by,
                changes=one.changes,
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
    ours, theirs = left.strip(), right.strip()
    if max(len(words(ours)), len(words(theirs))) > MOST_WORDS:
        return (Piece(left, own=False),), (Piece(right, own=False),)
    changes = [(edit.earlier, edit.later, edit.how != "kept") for edit in edits(ours, theirs)]
    earlier = [(one, own) for one, _, own in changes if len(one)]
    later = [(other, own) for _, other, own in changes if len(other)]
    return _pieces(ours, earlier), _pieces(theirs, later)


def _pieces(text: str, spans: list[tuple[Span, bool]]) -> tuple[Piece, ...]:
    """The text cut at the ends of the spans, so that space and punctuation stay with what they stand before."""
    if not spans:
        return (Piece(text, own=True),) if text else ()
    ends = [0, *(span.end for span, _ in spans[:-1]), len(text)]
    return tuple(Piece(text[start:end], own) for (start, end), (_, own) in zip(pairwise(ends), spans, strict=True))
