"""Who speaks most in a story, each sentence once however many outlets give it."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from runut.serve.quoting import Desk, Name, Quote
from runut.serve.sections.statements import Saying, saying_of
from runut.store.views.outlines import SpokenRow
from runut.store.views.rows import ClaimView
from runut.text.fingerprints import words

# Statements of a speaker that are shown.
SHOWN = 4


class Line(Struct, frozen=True):
    """A statement, and the other places where the same words stand."""

    saying: Saying
    also: tuple[Quote, ...]


class Voice(Struct, frozen=True, kw_only=True):
    """A speaker with some of what it said; `more` statements stand on its own page. None: nobody is named."""

    speaker: Name | None
    total: int
    lines: tuple[Line, ...]
    more: int


def voices(rows: Sequence[SpokenRow], claims: Mapping[str, ClaimView], desk: Desk) -> tuple[Voice, ...]:
    """The speakers of `rows` with the statements among `claims`."""
    made = []
    for row in rows:
        lines = _lines([claims[id_] for id_ in row.statements if id_ in claims], desk)
        shown = lines[:SHOWN]
        told = sum(1 + len(line.also) for line in shown)
        if shown:
            name = desk.name(row.actor) if row.actor else None
            made.append(Voice(speaker=name, total=row.total, lines=shown, more=max(0, row.total - told)))
    return tuple(made)


def _lines(claims: Sequence[ClaimView], desk: Desk) -> tuple[Line, ...]:
    found: dict[tuple[str, ...], tuple[Saying, list[Quote]]] = {}
    for claim in claims:
        key = tuple(word.folded for word in words(claim.quotation.quoted))
        saying = saying_of(claim, desk)
        if key in found:
            found[key][1].append(saying.quote)
        else:
            found[key] = (saying, [])
    return tuple(Line(saying, tuple(also)) for saying, also in found.values())
