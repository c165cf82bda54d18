"""Where does it happen? Places on a map and in a list, and one place."""

from collections import Counter
from typing import TypeAlias

from msgspec import Struct

from runut.errors import UnknownRecord
from runut.serve.charts.world import Frame, Spot, countries, frame, spot
from runut.serve.paths import name_in
from runut.serve.sections.lines import EntryLine, Turned, entry_lines, turned
from runut.serve.visit import Visit
from runut.store.views.where import PlaceView

# Lines of the list, entries of a place, circles on the map, those with a name, and countries that it may be narrowed to.
ROWS, ENTRIES, CIRCLES, NAMED, COUNTRIES = 60, 20, 100, 14, 8
# The smallest and the largest circle, in hundredths of the map's width.
_SMALL, _LARGE = 0.45, 2.4
# How much larger letters are on the map of one place, which takes a part of its page.
_PART = 2.6
# A place, where it stands, and whether it is a whole country.
_Spots: TypeAlias = tuple[tuple[PlaceView, Spot, bool], ...]


class Circle(Struct, frozen=True, kw_only=True):
    """One place on the map, as large as it has entries; `named` where its name has room, to the left or right."""

    place: PlaceView
    href: str
    x: float
    y: float
    size: float
    country: bool
    named: bool
    left: bool


class PlaceMap(Struct, frozen=True, kw_only=True):
    """The part of the world that is shown, its places, and the way to the rest of it or back.

    Letters and circles are so many units large; one is a hundredth of the map where it is as wide as a page.
    """

    frame: Frame
    unit: float
    circles: tuple[Circle, ...]
    whole: bool
    turn: str


class PlacesPage(Struct, frozen=True, kw_only=True):
    """The places of the `looked` latest of `total` entries; those of which the degrees are known stand on the map."""

    map: PlaceMap | None
    places: tuple[tuple[PlaceView, str], ...]
    at: Turned
    near: tuple[tuple[str, int, str], ...]
    country: str
    entries: int
    unknown: int
    most: int
    looked: int
    total: int


class PlacePage(Struct, frozen=True, kw_only=True):
    """One place: what happened there, latest first, and where it lies."""

    place: PlaceView
    map: PlaceMap | None
    entries: tuple[EntryLine, ...]
    entries_at: Turned


def places(visit: Visit) -> PlacesPage:
    """The places of a chronicle."""
    found = visit.views.lately.places()
    shown, at = turned(visit, found.places, lines=ROWS)
    country = visit.query.get("country", "")
    spots = _spots(found.places)
    inside = tuple(one for one in spots if one[0].country == country) if country else spots
    return PlacesPage(
        map=_map(visit, spots, inside or spots) if spots else None,
        near=_near(visit, spots),
        country=country,
        places=tuple((one, visit.ways.to("l", one.name)) for one in shown),
        at=at,
        entries=sum(one.entries for one in found.places),
        unknown=sum(one.entries for one in found.places) - sum(one.entries for one, _, _ in spots),
        most=max((one.entries for one in found.places), default=1),
        looked=found.looked,
        total=found.total,
    )


def place(visit: Visit) -> PlacePage:
    """The place that a visit asks for; raises UnknownRecord."""
    lately, name = visit.views.lately, name_in(visit.parts["name"])
    ids = lately.entries_at(name)
    if not ids:
        message = f"nothing happened at a place called “{name}”; the list of places has those where something did."
        raise UnknownRecord(message)
    known = lately.place(name, ids)
    shown, at = turned(visit, ids, "page", ENTRIES)
    spots = _spots((known,))
    return PlacePage(
        place=known,
        map=_map(visit, spots, spots, large=_PART) if spots else None,
        entries=entry_lines(visit.views, visit.ways, lately.deals_at(shown)),
        entries_at=at,
    )


def _spots(found: tuple[PlaceView, ...]) -> _Spots:
    """The places that can be shown: towns where they lie, countries in their middle."""
    middles = countries()
    held = []
    for one in found:
        if one.latitude is not None and one.longitude is not None:
            held.append((one, spot(one.latitude, one.longitude), False))
        elif one.kind == "country" and one.country is not None and one.country in middles:
            held.append((one, spot(*middles[one.country]), True))
    return tuple(held)


def _near(visit: Visit, spots: _Spots) -> tuple[tuple[str, int, str], ...]:
    """The countries in which most happened, with the way to the map of each."""
    counts = Counter[str]()
    for one, _, _ in spots:
        if one.country:
            counts[one.country] += one.entries
    first = sorted(counts, key=lambda code: (-counts[code], code))[:COUNTRIES]
    return tuple((code, counts[code], visit.ways.page("/places", country=code)) for code in first)


def _map(visit: Visit, spots: _Spots, inside: _Spots, *, large: float = 1.0) -> PlaceMap:
    """The map of these places, narrowed to those `inside`; on a part of a page letters are so many times as `large`."""
    whole = bool(visit.query.get("whole"))
    shown = frame(() if whole else (at for _, at, _ in inside))
    unit, most = large * shown.width / 100, max(one.entries for one, _, _ in spots)
    circles: list[Circle] = []
    for one, at, country in spots[:CIRCLES]:
        size = round(unit / large**0.5 * (_SMALL + (_LARGE - _SMALL) * (one.entries / most) ** 0.5), 2)
        left = at.x > shown.x + 0.8 * shown.width
        named = len(circles) < NAMED and not any(_meets(at, other, unit) for other in circles if other.named)
        href = visit.ways.to("l", one.name)
        circles.append(Circle(place=one, href=href, x=at.x, y=at.y, size=size, country=country, named=named, left=left))
    path = visit.path
    turn = visit.ways.page(path, whole=None if whole else "1")
    return PlaceMap(frame=shown, unit=round(unit, 3), circles=tuple(circles), whole=whole, turn=turn)


def _meets(at: Spot, other: Circle, unit: float) -> bool:
    """Whether the names of two places would stand on one another."""
    return abs(at.y - other.y) < 2.2 * unit and abs(at.x - other.x) < 14 * unit
