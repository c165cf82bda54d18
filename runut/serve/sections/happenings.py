"""The list of a story's entries on a page of its own: a line each, with the signs of those who tell it."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from runut.serve.anchors import anchor
from runut.serve.describing import quad_key, quad_of
from runut.serve.quoting import Desk, Name
from runut.serve.sections.matrix import report_of
from runut.serve.signs import signs
from runut.store.views.casting import Deal
from runut.store.views.rows import EntryView

# Outlets of an entry whose signs are shown.
SIGNS = 4


class Sign(Struct, frozen=True):
    """An outlet that tells an entry: its sign and name, and where its words stand."""

    short: str
    name: str
    href: str


class Item(Struct, frozen=True, kw_only=True):
    """An entry; `new_day` where the one before was of another date, `more` outlets have no sign, `differs` leads on."""

    entry: EntryView
    place: str
    quad: str
    href: str
    new_day: bool
    actors: tuple[Name, ...]
    recipients: tuple[Name, ...]
    where: str | None
    signs: tuple[Sign, ...]
    more: int
    differs: str | None


def happenings(
    entries: Iterable[EntryView], deals: Mapping[str, Deal], desk: Desk, outlets: Sequence[str]
) -> tuple[Item, ...]:
    """The entries as lines, in their order; `outlets` are all of the story, whose signs must differ."""
    sign = signs(outlets)
    made: list[Item] = []
    for entry in entries:
        deal, href = deals[entry.id], desk.ways.to("e", entry.id)
        made.append(
            Item(
                entry=entry,
                place=anchor("e", entry.id),
                quad=quad_key(quad_of(entry.type)),
                href=href,
                new_day=not made or made[-1].entry.date != entry.date,
                actors=tuple(desk.name(actor) for actor in deal.actors),
                recipients=tuple(desk.name(actor) for actor in deal.recipients),
                where=desk.ways.to("l", entry.place) if entry.place else None,
                signs=tuple(
                    Sign(sign.get(name, name), name, report_of(desk.ways, entry.id, name))
                    for name in entry.outlets[:SIGNS]
                ),
                more=max(0, len(entry.outlets) - SIGNS),
                differs=f"{href}#differences" if entry.disagreements else None,
            )
        )
    return tuple(made)
