"""What the page of one story shows, asked of a chronicle in bulk and no more than is shown."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from runut.records.span import Span
from runut.serve.anchors import Ways
from runut.serve.gather import StoryMaterial, Told
from runut.serve.labels import Labels
from runut.serve.quoting import Desk, Everything
from runut.store.views import Views
from runut.store.views.casting import Deal
from runut.store.views.outlines import OutlineRow, SpokenRow
from runut.store.views.rows import ClaimView, DisagreementView, StoryView, teller
from runut.text.days import in_time

# What a page shows of a long story: its weightiest entries and disagreements, its most alike passages, so many figures.
ENTRIES, DIFFERENCES, PASSAGES, FIGURES = 30, 14, 8, 200
# Speakers, and the statements that are looked at for each: the same words count once.
SPEAKERS, LOOKED = 8, 12
# The status of what articles tell of as long past.
BACKGROUND = "historical"


class Brief(Struct, frozen=True, kw_only=True):
    """A story with what its page shows: `material` holds the shown entries, findings and figures alone.

    `outline` has every entry in a line, `shown` are the ids of those in the list, `outlet_of` says who an article is of;
    `claims` are the figures and those of the statements that `spoken` names.
    """

    material: StoryMaterial
    outline: tuple[OutlineRow, ...]
    shown: frozenset[str]
    deals: Mapping[str, Deal]
    outlet_of: Mapping[str, str]
    desk: Desk
    spoken: tuple[SpokenRow, ...]
    claims: Mapping[str, ClaimView]


def brief(views: Views, view: StoryView, ways: Ways) -> Brief:
    """What to show of the story `view`."""
    within = views.within(view.id)
    outline = within.outline()
    wanted = frozenset(one.id for one in weightiest(outline)[:ENTRIES])
    disagreements = views.disagreements({view.id}, DIFFERENCES)
    measured, spoken = within.measured(FIGURES), within.spoken(SPEAKERS, LOOKED)
    claims = views.quoted([*measured, *(id_ for row in spoken for id_ in row.statements)])
    about = {one.entry for one in disagreements} | set(measured.values())
    entries = views.entries({one for one in {*wanted, *about} if one is not None})
    deals = views.deals_of(wanted)
    told = _told(view, claims, measured, views.slots(events_of(disagreements)))
    return Brief(
        material=StoryMaterial(
            view=view,
            told=told,
            entries=entries,
            disagreements=disagreements,
            omissions=(),
            reuses=views.reuses([row.id for row in view.articles], None, PASSAGES),
        ),
        outline=outline,
        shown=wanted,
        deals=deals,
        outlet_of={row.id: teller(row) for row in view.articles},
        desk=desk_of(views, view, ways, deals, [row.actor for row in spoken if row.actor]),
        spoken=spoken,
        claims=claims,
    )


def desk_of(views: Views, view: StoryView, ways: Ways, deals: Mapping[str, Deal], speakers: Iterable[str] = ()) -> Desk:
    """How the records of a story are quoted and named; `deals` say which actors are, besides `speakers`."""
    actors = {*speakers} | {actor for deal in deals.values() for actor in (*deal.actors, *deal.recipients)}
    return Desk(
        marks=Everything(),
        articles={row.id: row for row in view.articles},
        actors=views.named(actors),
        listed=Everything(),
        labels=Labels([row.source for row in view.articles]),
        ways=ways,
    )


def weightiest(outline: Sequence[OutlineRow]) -> list[OutlineRow]:
    """The entries that most outlets tell first; of equals those that differ most, then the earliest."""
    return sorted(
        outline,
        key=lambda one: (
            one.status == BACKGROUND,
            -one.outlets,
            -one.differs,
            -one.articles,
            in_time(one.date),
            one.id,
        ),
    )


def events_of(disagreements: Sequence[DisagreementView]) -> list[str]:
    """The events on which disagreements rest."""
    return [
        claim.id
        for one in disagreements
        for variant in one.variants
        for claim in variant.claims
        if claim.kind == "event"
    ]


def _told(
    view: StoryView,
    claims: Mapping[str, ClaimView],
    measured: Mapping[str, str | None],
    spans: Mapping[tuple[str, str], Span],
) -> tuple[Told, ...]:
    """The articles of the story with the claims that are shown alone."""
    by_article: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in (claims[id_] for id_ in measured if id_ in claims):
        by_article[claim.quotation.article].append(claim)
    slots: dict[str, dict[tuple[str, str], Span]] = defaultdict(dict)
    for (event, slot), span in spans.items():
        slots[event.partition(":")[0]][event, slot] = span
    return tuple(
        Told(
            row=row,
            claims=tuple(by_article[row.id]),
            measured={claim.id: entry for claim in by_article[row.id] if (entry := measured[claim.id]) is not None},
            spans=slots[row.id],
            cues=(),
            deeds=(),
        )
        for row in view.articles
    )
