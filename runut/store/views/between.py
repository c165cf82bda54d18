"""What passed between two actors or states of late, in few columns, and who spoke of whom?

As `relations`, for chronicles of any size: the latest articles that speak of both are looked through, and of what is found
only what is shown is read in full.
"""

from collections import Counter
from collections.abc import Collection, Iterator

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.errors import UnknownRecord
from runut.store import schema
from runut.store.views.deals import DealView, deal_views
from runut.store.views.parties import Party, narrowed
from runut.store.views.recent import Recent, mentioning_both, published
from runut.store.views.relations import said_between, way_between


class BetweenView(Struct, frozen=True, kw_only=True):
    """“Between Sunteria and Velmora: 41 entries in the latest 400 of 612 articles that speak of both”.

    `deals` are latest first, each with its way: forth (the left party acts on the right one), back, or both. `sayings` are
    ids of statements, latest first, each with the side, left or right, that speaks.
    """

    left: str
    right: str
    articles: Recent
    deals: tuple[tuple[DealView, str], ...]
    sayings: tuple[tuple[str, str], ...]


def between(connection: Connection, left: str, right: str, most: int) -> BetweenView:
    """What passed between the actors with these ids; a state stands for all who act for it. Raises UnknownRecord."""
    sides = _spelt(connection, left), _spelt(connection, right)
    articles = mentioning_both(connection, sides[0], sides[1], most)
    deals = deal_views(connection, articles.articles)
    people = {actor for deal in deals for actor in (*deal.actors, *deal.recipients)}
    one, other = narrowed(connection, (_party(connection, left), _party(connection, right)), people)
    return BetweenView(
        left=one.name,
        right=other.name,
        articles=articles,
        deals=tuple(_ways(deals, one, other)),
        sayings=_sayings(connection, articles.articles, one, other),
    )


def often_between(deals: Collection[DealView], most: int) -> tuple[tuple[str, str, int], ...]:
    """The pairs that most of these entries are between, whoever acts, with how many."""
    pairs: Counter[tuple[str, str]] = Counter()
    for deal in deals:
        pairs.update({(min(a, b), max(a, b)) for a in deal.actors for b in deal.recipients if a != b})
    ordered = sorted(pairs, key=lambda pair: (-pairs[pair], pair))
    return tuple((*pair, pairs[pair]) for pair in ordered[:most])


def _spelt(connection: Connection, id_: str) -> frozenset[str]:
    """The actor itself, and for a state its government: who acts for a state hardly stands in an article without either."""
    row = _row(connection, id_)
    return frozenset({id_, f"government:{row.country}"} if row.kind == "state" and row.country else {id_})


def _party(connection: Connection, id_: str) -> Party:
    row = _row(connection, id_)
    return Party(id=id_, name=row.name, country=row.country if row.kind == "state" else None, actors=frozenset({id_}))


def _row(connection: Connection, id_: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # a row, as SQLAlchemy gives it
    actor = schema.ACTOR
    row = connection.execute(select(actor.c.name, actor.c.kind, actor.c.country).where(actor.c.id == id_)).one_or_none()
    if row is None:
        message = f"the chronicle has no actor “{id_}”; the list of actors finds them by name."
        raise UnknownRecord(message)
    return row


def _ways(deals: Collection[DealView], one: Party, other: Party) -> Iterator[tuple[DealView, str]]:
    for deal in deals:
        way = way_between(frozenset(deal.actors), frozenset(deal.recipients), one, other)
        if way:
            yield deal, way


def _sayings(
    connection: Connection, articles: Collection[str], one: Party, other: Party
) -> tuple[tuple[str, str], ...]:
    found = dict(said_between(connection, articles, one, other))
    days = published(connection, articles)
    latest = sorted(found, key=lambda id_: (days[id_.rpartition(":")[0]] or "", id_), reverse=True)
    return tuple((id_, found[id_]) for id_ in latest)
