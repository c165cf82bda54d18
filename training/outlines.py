"""Draws the map's outlines: `python -m training.outlines countries-50m.json` writes static/world.svg and charts/countries.tsv.

The argument is Natural Earth's countries at 1:50 million (public domain) as TopoJSON, as the npm package world-atlas holds
it. Made once; the files are kept with the code.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry

from runut.serve.charts.world import HEIGHT, WIDTH, spot

ROOM = Path(__file__).parent.parent / "runut" / "serve"
# Points nearer to their neighbours' line than so many units are left out, and rings smaller than so many square units.
NEAR, SMALL = 0.11, 0.02
# What lies south of so many degrees is ice; half of the way around, in degrees.
ICE, HALF = -60.0, 180.0
Point = tuple[float, float]


def main() -> None:
    """Read the file and write both."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    thin = [_thinned(arc) for arc in arcs]
    parts = topology["objects"]["countries"]["geometries"]
    rings = [_ring(thin, ring) for polygon in _polygons(topology["objects"]["land"]["geometries"]) for ring in polygon]
    land = [[_spot(point) for point in ring] for ring in rings if max(y for _, y in ring) > ICE]
    used = Counter(
        number if number >= 0 else ~number for part in parts for ring in _rings(part) for number in set(ring)
    )
    borders = [[_spot(point) for point in thin[number]] for number, times in used.items() if times > 1]
    shapes = "".join(_path(ring) + "Z" for ring in land if _area(ring) > SMALL)
    lines = "".join(_path(line) for line in borders)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}">'
        f'<path id="land" d="{shapes}"/><path id="borders" fill="none" d="{lines}"/></svg>\n'
    )
    (ROOM / "static" / "world.svg").write_text(svg, encoding="utf-8")
    (ROOM / "charts" / "countries.tsv").write_text(_countries(parts, arcs), encoding="utf-8")


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of the file in degrees: they are kept as steps on a grid."""
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * wide + left, y * high + low))
        found.append(line)
    return found


def _spot(point: Point) -> Point:
    found = spot(point[1], point[0])
    return found.x, found.y


def _thinned(line: list[Point]) -> list[Point]:
    """The line, in degrees, without points that add nothing to its course on the map (Douglas and Peucker)."""
    if len(line) < len("abc"):
        return line
    (ax, ay), *between, (bx, by) = [_spot(point) for point in line]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
        for x, y in between
    ]
    far = max(range(len(away)), key=away.__getitem__)
    if away[far] < NEAR:
        return [line[0], line[-1]]
    return _thinned(line[: far + 2])[:-1] + _thinned(line[far + 1 :])


def _polygons(parts: Iterable[dict[str, Any]]) -> Iterable[Sequence[Sequence[int]]]:
    for part in parts:
        yield from [part["arcs"]] if part["type"] == "Polygon" else part.get("arcs", ())


def _rings(part: dict[str, Any]) -> Iterable[Sequence[int]]:
    return [ring for polygon in _polygons([part]) for ring in polygon]


def _ring(arcs: Sequence[list[Point]], numbers: Sequence[int]) -> list[Point]:
    ring: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return _unbroken(ring)


def _unbroken(ring: list[Point]) -> list[Point]:
    """The ring without leaps from one edge of the map to the other: what lies beyond an edge is drawn there."""
    found, turns = ring[:1], 0
    for (before, _), (x, y) in pairwise(ring):
        turns += (before - x > HALF) - (x - before > HALF)
        found.append((x + 2 * HALF * turns, y))
    middle = sum(x for x, _ in found) / len(found)
    turn = -2 * HALF if middle > HALF else 2 * HALF if middle < -HALF else 0
    return [(x + turn, y) for x, y in found]


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity."""
    pairs = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    twice = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs) or 1.0
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (3 * twice)
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairs) / (3 * twice)
    return x, y


def _path(line: Sequence[Point]) -> str:
    """A line as steps of tenths of a unit."""
    points = [(round(x * 10), round(y * 10)) for x, y in line]
    said, (px, py) = f"M{_tenth(points[0][0])} {_tenth(points[0][1])}l", points[0]
    steps = []
    for x, y in points[1:]:
        if (x, y) != (px, py):
            steps.append(f"{_tenth(x - px)} {_tenth(y - py)}")
        px, py = x, y
    return said + " ".join(steps) if steps else ""


def _tenth(number: int) -> str:
    whole = f"{number / 10:.1f}".removesuffix(".0")
    return whole.replace("0.", ".", 1) if whole.startswith(("0.", "-0.")) else whole


def _countries(parts: Sequence[dict[str, Any]], arcs: Sequence[list[Point]]) -> str:
    rows = [
        "# Country, latitude and longitude of the middle of its largest part: Natural Earth, 1:50 million, public domain."
    ]
    for part in parts:
        known = pycountry.countries.get(numeric=part.get("id", ""))
        if known is not None:
            largest = max((_ring(arcs, polygon[0]) for polygon in _polygons([part])), key=_area)
            x, y = _middle(largest)
            rows.append(f"{known.alpha_3}\t{y:.2f}\t{x:.2f}")
    return "\n".join([rows[0], *sorted(rows[1:])]) + "\n"


if __name__ == "__main__":
    main()
