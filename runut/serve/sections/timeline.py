"""What happened: the entries of a story, each with its quotations."""

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from runut.serve.anchors import anchor
from runut.serve.charts.days import Picture, picture
from runut.serve.describing import quad_key, quad_of
from runut.serve.gather import StoryMaterial
from runut.serve.quoting import Desk, Name, Quote
from runut.store.views.casting import Deal
from runut.store.views.outlines import OutlineRow
from runut.store.views.rows import EntryView


class Item(Struct, frozen=True, kw_only=True):
    """“10 August, agreement: Sunteria to Velmora, four outlets”: an entry with its names, quotations and findings.

    `quad` is the class as a name for style sheets; `differs` are the places of the disagreements about it.
    """

    entry: EntryView
    place: str
    quad: str
    actors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    differs: tuple[str, ...]


class Timeline(Struct, frozen=True):
    """The story's entries by date; those that the articles tell of as long past apart; the picture of the days."""

    items: tuple[Item, ...]
    background: tuple[Item, ...]
    picture: Picture | None


def timeline(story: StoryMaterial, deals: Mapping[str, Deal], desk: Desk) -> Timeline:
    """The timeline of `story`; `deals` give the actors' ids of its entries."""
    quotes: dict[str, list[Quote]] = defaultdict(list)
    for told in story.told:
        for claim in told.claims:
            if claim.kind == "event" and claim.entry is not None:
                quotes[claim.entry].append(desk.claim(claim))
    differs: dict[str, list[str]] = defaultdict(list)
    for one in story.disagreements:
        if one.entry is not None:
            differs[one.entry].append(desk.ways.to("d", one.id))
    items = tuple(
        Item(
            entry=entry,
            place=anchor("e", entry.id),
            quad=quad_key(quad_of(entry.type)),
            actors=tuple(desk.name(actor) for actor in deals[entry.id].actors),
            recipients=tuple(desk.name(actor) for actor in deals[entry.id].recipients),
            quotes=tuple(quotes[entry.id]),
            differs=tuple(differs[entry.id]),
        )
        for entry in story.entries
    )
    now = tuple(item for item in items if item.entry.status != "historical")
    return Timeline(
        items=now,
        background=tuple(item for item in items if item.entry.status == "historical"),
        picture=picture([_outlined(item.entry) for item in now], story.view.first, story.view.last, desk.ways),
    )


def _outlined(entry: EntryView) -> OutlineRow:
    return OutlineRow(
        id=entry.id,
        date=entry.date,
        type=entry.type,
        mode=entry.mode,
        status=entry.status,
        summary=entry.summary,
        outlets=len(entry.outlets),
        articles=len(entry.articles),
        differs=entry.disagreements,
    )
