"""Where on a flat map does a place stand? The Natural Earth projection, and where the countries lie."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from math import radians

from msgspec import Struct

# Units of the whole map: the outlines in static/world.svg are drawn in them.
WIDTH, HEIGHT = 1000.0, 520.0
# What of it is shown at most: without the ice in the south.
SHOWN = 450.0
# The polynomials of the projection (Šavrič, Jenny, Patterson, Petrovič and Hurni 2011), for widths and for heights.
_WIDE = ((0, 0.8707), (2, -0.131979), (4, -0.013791), (10, 0.003971), (12, -0.001529))
_HIGH = ((1, 1.007226), (3, 0.015085), (7, -0.044475), (9, 0.028874), (11, -0.005916))
# Half the width of the equator and half the height of the whole.
_HALF, _TOP = 2.73538472, 1.4224


class Spot(Struct, frozen=True):
    """A place on the map."""

    x: float
    y: float


class Frame(Struct, frozen=True):
    """The part of the map that is shown."""

    x: float
    y: float
    width: float
    height: float


def spot(latitude: float, longitude: float) -> Spot:
    """Where degrees of latitude and longitude stand on the map.

    >>> spot(0, 0), spot(0, 180).x
    (Spot(x=500.0, y=260.0), 1000.0)
    """
    up, across = radians(latitude), radians(longitude)
    x = across * sum(factor * up**power for power, factor in _WIDE)
    y = sum(factor * up**power for power, factor in _HIGH)
    return Spot(round(WIDTH / 2 * (1 + x / _HALF), 2), round(HEIGHT / 2 * (1 - y / _TOP), 2))


def frame(spots: Iterable[Spot], least: float = 240.0) -> Frame:
    """The part of the map in which all of these stand with room around them, at least so many units wide; else the whole."""
    held = tuple(spots)
    if not held:
        return Frame(0, 0, WIDTH, SHOWN)
    left, right = min(one.x for one in held), max(one.x for one in held)
    top, bottom = min(one.y for one in held), max(one.y for one in held)
    width = min(WIDTH, max(least, 1.25 * (right - left), 1.35 * (bottom - top) * WIDTH / SHOWN))
    height = width * SHOWN / WIDTH
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    y = min(max(0.0, (top + bottom - height) / 2), SHOWN - height)
    return Frame(round(x, 1), round(y, 1), round(width, 1), round(height, 1))


def countries() -> Mapping[str, tuple[float, float]]:
    """ISO 3166-1 alpha-3 code -> latitude and longitude of the middle of the largest part of the country."""
    lines = (files("runut.serve.charts") / "countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {code: (float(latitude), float(longitude)) for code, latitude, longitude in rows}
