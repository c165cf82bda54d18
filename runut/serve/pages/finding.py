"""One disagreement: what each outlet says, in its own words."""

from msgspec import Struct

from runut.serve.brief import desk_of, events_of
from runut.serve.quoting import Quote, spoken
from runut.serve.sections.contrast import Segment
from runut.serve.sections.disagreements import Difference, Known, difference
from runut.serve.visit import Visit

# Quotations of one version that are shown at once.
QUOTES = 40


class Side(Struct, frozen=True, kw_only=True):
    """One version: what it says, on how many origins, who gives it, when it was first told, and its sentences.

    `sentence` is the first of them with the words marked in which it differs from that of the first other version.
    """

    says: str
    origins: str
    outlets: tuple[str, ...]
    first: str | None
    sentence: tuple[Segment, ...]
    quote: Quote | None
    others: tuple[Quote, ...]
    more: int


class Finding(Struct, frozen=True, kw_only=True):
    """A disagreement with its versions side by side, the story in which it stands, and what is known of its entry."""

    difference: Difference
    title: str
    language: str
    story: str
    sides: tuple[Side, ...]


def finding(visit: Visit) -> Finding:
    """The disagreement that a visit asks for; raises UnknownRecord."""
    views = visit.views
    view = views.disagreement(visit.parts["id"])
    (story,) = views.stories(of=[view.story])
    entries = views.deals_of([view.entry] if view.entry else [])
    desk = desk_of(views, story, visit.ways, {})
    known = Known(views.slots(events_of([view])), {id_: deal.summary for id_, deal in entries.items()})
    found = difference(view, known, desk, visit.wording)
    return Finding(
        difference=found,
        title=story.title,
        language=spoken(story.articles[0] if story.articles else None),
        story=visit.ways.to("s", story.id),
        sides=tuple(_side(found, n) for n in range(len(found.versions))),
    )


def _side(found: Difference, n: int) -> Side:
    version = found.versions[n]
    told = [one.published for one in version.quotes if one.published]
    return Side(
        says=version.says,
        origins=version.origins,
        outlets=tuple(dict.fromkeys(one.outlet or one.source for one in version.quotes)),
        first=min(told, default=None),
        sentence=found.sentence(n),
        quote=version.quotes[0] if version.quotes else None,
        others=version.quotes[1:QUOTES],
        more=max(0, len(version.quotes) - QUOTES),
    )
