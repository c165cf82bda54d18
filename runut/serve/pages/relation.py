"""How did two actors or states deal with each other?"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from runut.records.codebook import score
from runut.serve.charts.days import LANES
from runut.serve.charts.months import HAPPENED, MonthRow, mean_score, months
from runut.serve.describing import quad_key, quad_of
from runut.serve.quoting import Name
from runut.serve.sections.lines import EntryLine, SayingLine, Turned, entry_lines, saying_lines, turned
from runut.serve.visit import Visit
from runut.store.views.between import BetweenView, often_between
from runut.store.views.cast import CastView
from runut.store.views.deals import DealView
from runut.store.views.recurring import Recurring, recurring

# Actors that the fields suggest, pairs that the empty page proposes, lines of each list.
SUGGESTED, PAIRS, ROWS, SAYINGS = 40, 12, 20, 10
WAYS = ("forth", "back", "both")


class Side(Struct, frozen=True, kw_only=True):
    """“*Sunteria*, which is the state”: what was typed for one side, whom it means, and who else could be meant."""

    asked: str
    actor: CastView | None
    href: str | None
    others: tuple[tuple[CastView, str], ...]


class WayRow(Struct, frozen=True, kw_only=True):
    """“From the left to the right: nine in words, two in deeds, mean -3.1”: the counts of one way, by quad class."""

    way: str
    counts: tuple[int, ...]
    open: int
    mean: float | None


class Again(Struct, frozen=True, kw_only=True):
    """“Every August, in 2022 and 2023”: a kind of act that recurs, with the ways to its entries."""

    recurring: Recurring
    entries: tuple[tuple[str, str], ...]


class Passed(Struct, frozen=True, kw_only=True):
    """What passed between two: by month, each way, again and again, and in lists; `looked` of `total` articles."""

    left: Name
    right: Name
    quads: tuple[str, ...]
    rows: tuple[WayRow, ...]
    months: tuple[MonthRow, ...]
    mean: float | None
    scored: int
    first: str | None
    last: str | None
    again: tuple[Again, ...]
    speakers: tuple[tuple[str, int], ...]
    entries: tuple[EntryLine, ...]
    entries_at: Turned
    sayings: tuple[SayingLine, ...]
    sayings_at: Turned
    looked: int
    total: int


class RelationPage(Struct, frozen=True, kw_only=True):
    """The two sides, what passed between them once both are known, and who could be asked for."""

    left: Side
    right: Side
    passed: Passed | None
    suggested: tuple[str, ...]
    pairs: tuple[tuple[Name, Name, int, str], ...]


def relation(visit: Visit) -> RelationPage:
    """The relation that a visit asks for; with nobody asked for, who could be."""
    lately = visit.views.lately
    left, right = _side(visit, "left", "right"), _side(visit, "right", "left")
    passed = None
    if left.actor is not None and right.actor is not None and left.actor.id != right.actor.id:
        passed = _passed(visit, lately.between(left.actor.id, right.actor.id), left, right)
    if passed is not None:
        return RelationPage(left=left, right=right, passed=passed, suggested=(), pairs=())
    news, looked = lately.actors(SUGGESTED)
    return RelationPage(
        left=left,
        right=right,
        passed=None,
        suggested=tuple(dict.fromkeys(one.name for one in news)),
        pairs=_pairs(visit, lately.deals(looked.articles)),
    )


def _side(visit: Visit, name: str, other: str) -> Side:
    asked = visit.query.get(name, "").strip()
    found = _meant(visit, asked) if asked else ()
    exact = [one for one in found if asked.casefold() in {one.id.casefold(), one.name.casefold()}]
    best = (exact or [*found])[:1]
    actor = best[0] if best else None
    rest = visit.query.get(other, "")
    others = [(one, visit.ways.page("/relation", **{name: one.id, other: rest})) for one in found if one != actor]
    return Side(
        asked=asked, actor=actor, href=visit.ways.to("p", actor.id) if actor else None, others=tuple(others[:ROWS])
    )


def _meant(visit: Visit, asked: str) -> tuple[CastView, ...]:
    """Whom an id or a name means."""
    lately = visit.views.lately
    return (":" in asked and lately.counted(Counter({asked: 1}), 1)) or lately.called(asked, ROWS)


def _pairs(visit: Visit, deals: Iterable[DealView]) -> tuple[tuple[Name, Name, int, str], ...]:
    found = often_between(tuple(deals), PAIRS)
    names = visit.views.lately.names({actor for one, other, _ in found for actor in (one, other)})
    return tuple(
        (
            Name(names.get(one, one)),
            Name(names.get(other, other)),
            count,
            visit.ways.page("/relation", left=one, right=other),
        )
        for one, other, count in found
    )


def _passed(visit: Visit, found: BetweenView, left: Side, right: Side) -> Passed:
    deals = tuple(deal for deal, _ in found.deals)
    way_of: dict[str, str] = {deal.id: way for deal, way in found.deals}
    happened = [deal for deal in deals if deal.status in HAPPENED]
    entries, entries_at = turned(visit, deals, "page", ROWS)
    sayings, sayings_at = turned(visit, [id_ for id_, _ in found.sayings], "said", SAYINGS)
    dated = [deal.date[: len("2024-08-04")] for deal in deals if deal.date]
    sides = Counter(side for _, side in found.sayings)
    return Passed(
        left=Name(found.left, left.href),
        right=Name(found.right, right.href),
        quads=tuple(quad_key(quad) for quad in LANES),
        rows=tuple(
            row for way in WAYS if (row := _row(way, [deal for deal, one in found.deals if one == way])) is not None
        ),
        months=months(deals),
        mean=mean_score(happened),
        scored=sum(score(deal.type, deal.mode) is not None for deal in happened),
        first=min(dated, default=None),
        last=max(dated, default=None),
        again=_again(visit, deals),
        speakers=((found.left, sides["left"]), (found.right, sides["right"])),
        entries=entry_lines(visit.views, visit.ways, entries, way_of),
        entries_at=entries_at,
        sayings=saying_lines(visit.views, visit.ways, sayings, dict(found.sayings)),
        sayings_at=sayings_at,
        looked=len(found.articles.articles),
        total=found.articles.total,
    )


def _row(way: str, deals: list[DealView]) -> WayRow | None:
    if not deals:
        return None
    happened = [deal for deal in deals if deal.status in HAPPENED]
    quads = Counter(quad_of(deal.type) for deal in happened)
    return WayRow(
        way=way, counts=tuple(quads[quad] for quad in LANES), open=len(deals) - len(happened), mean=mean_score(happened)
    )


def _again(visit: Visit, deals: tuple[DealView, ...]) -> tuple[Again, ...]:
    by_id = {deal.id: deal for deal in deals}
    return tuple(
        Again(
            recurring=one,
            entries=tuple(
                (by_id[id_].summary or by_id[id_].date or id_, visit.ways.to("e", id_)) for id_ in one.entries
            ),
        )
        for one in recurring(deals)
    )
