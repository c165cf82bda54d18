"""A sentence on which several claims rest, once, with all their words marked."""

from collections.abc import Sequence

from msgspec import Struct

from runut.serve.quoting import AROUND
from runut.store.views.rows import ClaimView


class Bit(Struct, frozen=True):
    """Words of a sentence; `kind` is that of the claim whose words they are, "" where they are of none."""

    text: str
    kind: str


def woven(claims: Sequence[ClaimView]) -> tuple[Bit, ...]:
    """The sentence that `claims` share, in bits; joined, the bits give it, but for what is cut at ends without end.

    Where words of two claims overlap, those of the earlier one stay whole.
    """
    around, text = claims[0].quotation.around, claims[0].quotation.text
    made, at = list[Bit](), 0
    for claim in sorted(claims, key=lambda one: one.quotation.span):
        start = max(at, claim.quotation.span.start - around.start)
        end = claim.quotation.span.end - around.start
        if start < end:
            made += [Bit(text[at:start], ""), Bit(text[start:end], claim.kind)]
            at = end
    made.append(Bit(text[at:], ""))
    return tuple(_cut(bit, n, len(made)) for n, bit in enumerate(made) if bit.text)


def _cut(bit: Bit, n: int, of: int) -> Bit:
    """Broken pages have sentences without end: only so much of one is shown around what is marked."""
    if bit.kind or len(bit.text) <= 2 * AROUND:
        return bit
    head = "" if n == 0 else bit.text[:AROUND]
    tail = "" if n == of - 1 else bit.text[-AROUND:]
    return Bit(f"{head} … {tail}", "")
