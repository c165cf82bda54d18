"""Entries and statements as lines of a list, on pages that are not of one story."""

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from runut.serve.describing import quad_key, quad_of
from runut.serve.labels import Labels
from runut.serve.paths import Paths
from runut.serve.quoting import Desk, Name, Quote
from runut.serve.visit import LINES, Beyond, Visit
from runut.store.views import Views
from runut.store.views.deals import DealView
from runut.store.views.rows import EntryView

T = TypeVar("T")


class EntryLine(Struct, frozen=True, kw_only=True):
    """“→ 10 August, aid: Sunteria to Velmora; four outlets”: an entry, with the ways to all that it names.

    `way` is forth, back or both on the page of a relation, else "".
    """

    href: str
    date: str | None
    quad: str
    type: str
    mode: str | None
    status: str
    place: str | None
    who: tuple[Name, ...]
    whom: tuple[Name, ...]
    summary: str
    outlets: tuple[str, ...]
    differs: int
    way: str = ""


class SayingLine(Struct, frozen=True, kw_only=True):
    """“The president, in a letter: ...”: a statement with its words; `side` is left or right on a relation's page."""

    speaker: str
    to: str
    mode: str
    medium: str
    quote: Quote
    side: str = ""


class Turned(Struct, frozen=True, kw_only=True):
    """“Page 2 of 7 of 161”: where in a long list a page is; `before` and `after` are the addresses of its neighbours."""

    total: int
    page: int
    pages: int
    before: str | None
    after: str | None


class Everything(Container[str]):
    """Every record has a page of its own."""

    def __contains__(self, one: object) -> bool:
        return True


def turned(visit: Visit, items: Sequence[T], name: str = "page", lines: int = LINES) -> tuple[tuple[T, ...], Turned]:
    """The part of a list that a visit asks for by the number `name`, and where in the list that is; raises Beyond."""
    pages = max(1, -(-len(items) // lines))
    page = visit.number(name)
    if page > pages:
        raise Beyond
    rest = {key.replace("-", "_"): value for key, value in visit.query.items() if key not in {name, "as-of"}}

    def at(number: int) -> str | None:
        if not 1 <= number <= pages:
            return None
        return visit.ways.page(visit.path, **{**rest, name: str(number)}) + f"#{name}"

    where = Turned(total=len(items), page=page, pages=pages, before=at(page - 1), after=at(page + 1))
    return tuple(items[(page - 1) * lines : page * lines]), where


def entry_lines(
    views: Views, ways: Paths, deals: Iterable[DealView], way_of: Mapping[str, str] | None = None
) -> tuple[EntryLine, ...]:
    """These entries as lines, in their order."""
    deals = tuple(deals)
    told = {entry.id: entry for entry in views.entries([deal.id for deal in deals])}
    return tuple(_line(deal, told[deal.id], ways, (way_of or {}).get(deal.id, "")) for deal in deals)


def _line(deal: DealView, entry: EntryView, ways: Paths, way: str) -> EntryLine:
    return EntryLine(
        href=ways.to("e", deal.id),
        date=deal.date,
        quad=quad_key(quad_of(deal.type)),
        type=deal.type,
        mode=deal.mode,
        status=deal.status,
        place=deal.place,
        who=_names(deal.actors, entry.actors, ways),
        whom=_names(deal.recipients, entry.recipients, ways),
        summary=deal.summary,
        outlets=entry.outlets,
        differs=entry.disagreements,
        way=way,
    )


def _names(ids: Iterable[str], names: Iterable[str], ways: Paths) -> tuple[Name, ...]:
    return tuple(Name(name, ways.to("p", id_)) for id_, name in zip(ids, names, strict=True))


def saying_lines(
    views: Views, ways: Paths, ids: Sequence[str], side_of: Mapping[str, str] | None = None
) -> tuple[SayingLine, ...]:
    """These statements as lines, in their order; without those that analysts rejected."""
    claims = views.quoted(ids)
    rows = views.lately.rows({claim.quotation.article for claim in claims.values()})
    everything = Everything()
    desk = Desk(
        marks=everything,
        articles=rows,
        actors={},
        listed=everything,
        labels=Labels([row.source for row in rows.values()]),
        ways=ways,
    )
    lines = []
    for id_ in ids:
        if id_ in claims:
            cells = dict(claims[id_].cells)
            lines.append(
                SayingLine(
                    speaker=cells.get("speaker", ""),
                    to=cells.get("to", ""),
                    mode=cells["mode"],
                    medium=cells.get("medium", ""),
                    quote=desk.claim(claims[id_]),
                    side=(side_of or {}).get(id_, ""),
                )
            )
    return tuple(lines)
