"""Which entries do some articles tell, with the actors' ids, in few columns?"""

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, select

from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.store import schema
from runut.store.keeping import among
from runut.text.days import in_time


class DealView(Struct, frozen=True, kw_only=True):
    """“10 August: Sunteria offers Velmora aid”: an entry by the ids of those who take part, without who tells it."""

    id: str
    story: str
    date: str | None
    type: EventType
    mode: str | None
    status: Status
    place: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    summary: str


def deal_views(connection: Connection, articles: Collection[str]) -> tuple[DealView, ...]:
    """The entries of which one of `articles` tells, latest first, undated last."""
    member, event = schema.ENTRY_EVENT, schema.EVENT
    joined = select(member.c.entry).join(event, event.c.id == member.c.event).where(among(event.c.article, articles))
    return ordered(deals_at(connection, set(connection.scalars(joined))))


def deals_at(connection: Connection, ids: Collection[str]) -> tuple[DealView, ...]:
    """The entries with these ids, in the order of the ids."""
    entry, wanted = schema.ENTRY, list(dict.fromkeys(ids))
    names = DealView.__struct_fields__
    question = select(*(entry.c[name] for name in names)).where(among(entry.c.id, wanted))
    found = {row[0]: _deal(dict(zip(names, row, strict=True))) for row in connection.execute(question).all()}
    return tuple(found[id_] for id_ in wanted if id_ in found)


def ordered(deals: Collection[DealView]) -> tuple[DealView, ...]:
    """The latest first, undated last, then by id."""
    by_id = sorted(deals, key=lambda one: one.id)
    return tuple(sorted(by_id, key=lambda one: (one.date is not None, in_time(one.date)), reverse=True))


def _deal(row: dict[str, object]) -> DealView:
    row["actors"], row["recipients"] = tuple(row["actors"]), tuple(row["recipients"])  # type: ignore[arg-type]  # JSON lists
    return DealView(**row)  # type: ignore[arg-type]  # the columns are the fields
