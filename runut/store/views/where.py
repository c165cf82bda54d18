"""Where did it happen?"""

from collections import Counter
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.store import schema
from runut.store.keeping import portions
from runut.text.normalise import fold

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
    """The ids of those of the latest `most` entries that happened there, latest first."""
    entry = schema.ENTRY
    latest = select(entry.c.id, entry.c.place, entry.c.date).order_by(entry.c.date.desc(), entry.c.id).limit(most)
    return tuple(row.id for row in connection.execute(latest) if row.place == place)


def _where(connection: Connection, entry_of: dict[str, str]) -> dict[str, dict[str, Any]]:
    """Place name -> kind, country and degrees, as articles of these entries give them."""
    member, event, place = schema.ENTRY_EVENT, schema.EVENT, schema.PLACE
    name_of = {entry: name for name, entry in entry_of.items()}
    forms: dict[str, Counter[tuple[Any, ...]]] = {}
    for portion in portions(name_of):
        question = (
            select(member.c.entry, place.c.name, place.c.kind, place.c.country, place.c.latitude, place.c.longitude)
            .join(event, event.c.id == member.c.event)
            .join(place, place.c.article == event.c.article)
            .where(member.c.entry.in_(portion))
        )
        for row in connection.execute(question).all():
            entry, called, cells = row[0], row[1], tuple(row[2:])
            if _is(called, name_of[entry]):
                forms.setdefault(name_of[entry], Counter())[cells] += 1
    columns = ("kind", "country", "latitude", "longitude")
    return {
        name: dict(zip(columns, max(counts, key=lambda cells: (counts[cells], str(cells))), strict=True))
        for name, counts in forms.items()
    }


def _is(called: str, name: str) -> bool:
    return fold(called) == fold(name)
