"""Who said what: the statements of a story by speaker."""

from collections import defaultdict

from msgspec import Struct

from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Quote
from runut.store.views.rows import ClaimView


class Saying(Struct, frozen=True, kw_only=True):
    """One statement: its words, how and to whom it was said, and when.

    `mode` is direct, indirect or mixed.
    """

    quote: Quote
    mode: str
    to: str
    medium: str
    date: str | None


class Speaker(Struct, frozen=True):
    """A speaker with what it said, in order of publication; the name is "" where an article names nobody."""

    name: str
    sayings: tuple[Saying, ...]


def speakers(story: StoryMaterial, desk: Desk) -> tuple[Speaker, ...]:
    """The speakers of a story, those who say most first, then by name; nobody last."""
    said: dict[str, list[Saying]] = defaultdict(list)
    for told in story.told:
        for claim in told.claims:
            if claim.kind == "statement":
                said[dict(claim.cells).get("speaker", "")].append(saying_of(claim, desk))
    ordered = sorted(said.items(), key=lambda item: (not item[0], -len(item[1]), item[0]))
    return tuple(Speaker(name, tuple(sayings)) for name, sayings in ordered)


def saying_of(claim: ClaimView, desk: Desk) -> Saying:
    """A statement as it is shown."""
    cells = dict(claim.cells)
    return Saying(
        quote=desk.claim(claim),
        mode=cells["mode"],
        to=cells.get("to", ""),
        medium=cells.get("medium", ""),
        date=cells.get("date"),
    )
