"""Where did it happen?"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.store import schema
from runut.store.keeping import portions

# So many places, those of most entries, are looked up for where they lie.
LOCATED = 250


class PlaceView(Struct, frozen=True, kw_only=True):
    """“Merindo, a city in KAR, at 2.5 south and 110.2 east: twelve entries”: a place where something happened.

    `kind`, `country` and the degrees are those that most articles of its entries give; None where none of them does.
    """

    name: str
    entries: int
    kind: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class PlacesView(Struct, frozen=True, kw_only=True):
    """The places of the latest entries, those of most entries first; `looked` is how many entries that are, `total` of all."""

    places: tuple[PlaceView, ...]
    looked: int
    total: int


def place_views(connection: Connection, most: int) -> PlacesView:
    """Where the latest entries happened."""
    entry = schema.ENTRY
    latest = select(entry.c.id, entry.c.place).order_by(entry.c.date.desc()).limit(most)
    rows = connection.execute(latest).all()
    counts = Counter(row.place for row in rows if row.place)
    of_place: dict[str, list[str]] = {}
    for row in rows:
        if row.place:
            of_place.setdefault(row.place, []).append(row.id)
    # What lies where is looked up in one entry of each place: the articles of one happening mean one place by its name.
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    where = _where(connection, {name: of_place[name][0] for name in ordered[:LOCATED]})
    views = tuple(PlaceView(name=name, entries=counts[name], **where.get(name, {})) for name in ordered)
    total = len(rows) if len(rows) < most else connection.scalar(select(func.count()).select_from(entry)) or 0
    return PlacesView(places=views, looked=len(rows), total=total)


def entries_at(connection: Connection, place: str, most: int) -> tuple[str, ...]:
    """The ids of the entries that happened there, the latest `most`, latest first."""
    entry = schema.ENTRY
    there = select(entry.c.id).where(entry.c.place == place).order_by(entry.c.date.desc(), entry.c.id).limit(most)
    return tuple(connection.scalars(there))


def place_view(connection: Connection, name: str, entries: Sequence[str]) -> PlaceView:
    """A place by its name, with the entries that happened there."""
    where = _where(connection, {name: entries[0]}) if entries else {}
    return PlaceView(name=name, entries=len(entries), **where.get(name, {}))


def _where(connection: Connection, entry_of: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Place name -> kind, country and degrees, as articles of these entries give them."""
    entry, member, event, place = schema.ENTRY, schema.ENTRY_EVENT, schema.EVENT, schema.PLACE
    forms: dict[str, Counter[tuple[Any, ...]]] = {}
    for portion in portions(entry_of.values()):
        question = (
            select(place.c.name, place.c.kind, place.c.country, place.c.latitude, place.c.longitude, func.count())
            .select_from(entry)
            .join(member, member.c.entry == entry.c.id)
            .join(event, event.c.id == member.c.event)
            .join(place, (place.c.article == event.c.article) & (place.c.name == entry.c.place))
            .where(entry.c.id.in_(portion))
            .group_by(place.c.name, place.c.kind, place.c.country, place.c.latitude, place.c.longitude)
        )
        for name, *cells, count in connection.execute(question).all():
            forms.setdefault(name, Counter())[tuple(cells)] += count
    columns = ("kind", "country", "latitude", "longitude")
    return {
        name: dict(zip(columns, min(counts.items(), key=lambda one: (-one[1], str(one[0])))[0], strict=True))
        for name, counts in forms.items()
    }
