"""Who is this? One actor: its offices, what it says, does and suffers, with whom it deals, and why it is one."""

from collections import Counter

from msgspec import Struct

from runut.serve.charts.months import HAPPENED, mean_score
from runut.serve.charts.offices import OfficePicture, office_picture
from runut.serve.charts.reports import per_day
from runut.serve.sections.lines import EntryLine, SayingLine, Turned, entry_lines, saying_lines, turned
from runut.serve.visit import Visit
from runut.store.views.cast import CastView, PortraitView
from runut.store.views.deals import DealView
from runut.store.views.rows import GroupView

# Lines of the lists; namesakes that may be the same.
ENTRIES, SAYINGS, OTHERS, GROUPS, NAMESAKES = 15, 10, 15, 12, 20


class Dealt(Struct, frozen=True, kw_only=True):
    """“With Velmora: acts nine times, suffers twice, four together, mean -2.1”: the relation to another actor."""

    name: str
    href: str
    relation: str
    acts: int
    suffers: int
    together: int
    mean: float | None


class ActorPage(Struct, frozen=True, kw_only=True):
    """All that a page shows of an actor; its lists rest on the `looked` latest of `total` articles that speak of it.

    `acts` narrows the entries: "acts" to what it does, "suffers" to what is done to it, "" to neither.
    """

    actor: PortraitView
    looked: int
    total: int
    first: str | None
    last: str | None
    days: tuple[tuple[str, int], ...]
    offices: OfficePicture | None
    acts: str
    counts: tuple[tuple[str, int, str], ...]
    entries: tuple[EntryLine, ...]
    entries_at: Turned
    sayings: tuple[SayingLine, ...]
    sayings_at: Turned
    dealt: tuple[Dealt, ...]
    groups: tuple[GroupView, ...]
    more_groups: int
    namesakes: tuple[CastView, ...]


def actor(visit: Visit) -> ActorPage:
    """The actor that a visit asks for; raises UnknownRecord."""
    lately, id_ = visit.views.lately, visit.parts["id"]
    known, recent = lately.portrait(id_), lately.of_actor(id_)
    own = lately.members(id_, recent.articles)
    days = per_day(lately.published(recent.articles).values())
    mine = [deal for deal in lately.deals(recent.articles) if id_ in (*deal.actors, *deal.recipients)]
    role = visit.query.get("role", "")
    chosen = {
        "acts": [one for one in mine if id_ in one.actors],
        "suffers": [one for one in mine if id_ in one.recipients],
    }
    entries, entries_at = turned(visit, chosen.get(role, mine), "page", ENTRIES)
    sayings, sayings_at = turned(visit, lately.said_by(own, recent.articles), "said", SAYINGS)
    groups = lately.joined(id_, own)
    return ActorPage(
        actor=known,
        looked=len(recent.articles),
        total=recent.total,
        first=days[0][0] if days else None,
        last=days[-1][0] if days else None,
        days=days,
        offices=office_picture(known, days[-1][0] if days else ""),
        acts=role if role in chosen else "",
        counts=tuple(
            (name, number, visit.ways.page("/actor", id_, role=name or None) + "#page")
            for name, number in (("", len(mine)), *((role, len(found)) for role, found in chosen.items()))
        ),
        entries=entry_lines(visit.views, visit.ways, entries),
        entries_at=entries_at,
        sayings=saying_lines(visit.views, visit.ways, sayings),
        sayings_at=sayings_at,
        dealt=_dealt(visit, id_, mine),
        groups=groups[:GROUPS],
        more_groups=max(0, len(groups) - GROUPS),
        namesakes=_namesakes(visit, known),
    )


def _dealt(visit: Visit, id_: str, deals: list[DealView]) -> tuple[Dealt, ...]:
    acts, suffers, together = Counter[str](), Counter[str](), Counter[str]()
    between: dict[str, list[DealView]] = {}
    for deal in deals:
        others = {*deal.actors, *deal.recipients} - {id_}
        for other in others:
            between.setdefault(other, []).append(deal)
            acts[other] += id_ in deal.actors and other in deal.recipients
            suffers[other] += id_ in deal.recipients and other in deal.actors
            together[other] += id_ in deal.actors and other in deal.actors
    first = sorted(between, key=lambda other: (-len(between[other]), other))[:OTHERS]
    names = visit.views.lately.names(first)
    return tuple(
        Dealt(
            name=names.get(other, other),
            href=visit.ways.to("p", other),
            relation=visit.ways.page("/relation", left=id_, right=other),
            acts=acts[other],
            suffers=suffers[other],
            together=together[other],
            mean=mean_score(deal for deal in between[other] if deal.status in HAPPENED),
        )
        for other in first
    )


def _namesakes(visit: Visit, known: PortraitView) -> tuple[CastView, ...]:
    """Others that share the last word of the name, those of the same kind first: who may be the same."""
    last = known.name.split()[-1:]
    found = visit.views.lately.called(last[0], NAMESAKES) if last else ()
    return tuple(sorted((one for one in found if one.id != known.id), key=lambda one: one.kind != known.kind))
