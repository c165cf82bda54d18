"""The timeline as a picture: entries over the days of a story, one lane for each quad class."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from runut.records.codebook import QuadClass
from runut.serve.anchors import Ways
from runut.serve.describing import quad_key, quad_of
from runut.store.views.rows import EntryView

LANES: tuple[QuadClass, ...] = (
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "none",
)
# Days before and after the articles of a story in which an entry still belongs into the picture; with more, one entry of
# long ago would press all others into one column.
AROUND = 21
# Sizes in units of the picture, which is as many units wide as it has pixels on a desk.
WIDTH, LEFT, RIGHT, TOP, STEP = 860.0, 168.0, 24.0, 10.0, 17.0
# Entries of one day and lane that stand over one another; a number tells how many more there are.
STACKED = 5
# Labels of days that the axis has room for.
TICKS = 9


class Point(Struct, frozen=True, kw_only=True):
    """One entry: its place in the picture, its size by how many outlets tell it, and where it stands in the list."""

    x: float
    y: float
    size: float
    href: str
    entry: EntryView


class More(Struct, frozen=True):
    """“+3”: entries for which a day has no room."""

    x: float
    y: float
    count: int


class Lane(Struct, frozen=True, kw_only=True):
    """One quad class: where its row begins, its middle, its height, what stands in it."""

    quad: str
    y: float
    height: float
    points: tuple[Point, ...]
    more: tuple[More, ...]


class Tick(Struct, frozen=True):
    """A day on the axis."""

    x: float
    day: str


class Picture(Struct, frozen=True, kw_only=True):
    """The picture; `left_out` entries have no day or lie far from the others."""

    width: float
    height: float
    left: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    shown: int
    left_out: int


def picture(entries: Sequence[EntryView], first: str | None, last: str | None, ways: Ways) -> Picture | None:
    """The picture of `entries` in a story with articles from `first` to `last`; None where fewer than two days are known."""
    dated = [(day, entry) for entry in entries if (day := _day(entry.date)) is not None]
    start, end = _day(first), _day(last)
    if start is not None and end is not None:
        margin = timedelta(days=AROUND)
        dated = [(day, entry) for day, entry in dated if start - margin <= day <= end + margin]
    if len({day for day, _ in dated}) < len("ab"):
        return None
    days = _Axis(min(day for day, _ in dated), max(day for day, _ in dated))
    lanes, y = [], TOP
    for quad in LANES:
        inside = [(day, entry) for day, entry in dated if quad_of(entry.type) == quad]
        if inside:
            lanes.append(_lane(quad_key(quad), inside, _Scale(days, ways), y))
            y += lanes[-1].height
    return Picture(
        width=WIDTH,
        height=y + 28,
        left=LEFT,
        lanes=tuple(lanes),
        ticks=days.ticks(),
        shown=len(dated),
        left_out=len(entries) - len(dated),
    )


class _Axis:
    """Where a day stands between the first and the last."""

    def __init__(self, first: date, last: date) -> None:
        self._first, self._days = first, (last - first).days

    def x(self, day: date) -> float:
        room = WIDTH - LEFT - RIGHT - 2 * STEP
        return round(LEFT + STEP + room * (day - self._first).days / self._days, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Every day, or every second, seventh ... day, so that labels have room."""
        step = -(-(self._days + 1) // TICKS)
        days = (self._first + timedelta(days=n) for n in range(0, self._days + 1, step))
        return tuple(Tick(self.x(day), day.isoformat()) for day in days)


class _Scale(Struct, frozen=True):
    """Where an entry stands in the picture, and where it leads."""

    days: _Axis
    ways: Ways


def _lane(quad: str, inside: list[tuple[date, EntryView]], scale: _Scale, y: float) -> Lane:
    by_day: dict[date, list[EntryView]] = defaultdict(list)
    for day, entry in inside:
        by_day[day].append(entry)
    deepest = min(STACKED, max(len(here) for here in by_day.values()))
    height = STEP * (deepest + 1)
    points, more = [], []
    for day, here in sorted(by_day.items()):
        crowded = len(here) > STACKED
        for n, entry in enumerate(here[: STACKED - 1] if crowded else here):
            size = round(4.5 + min(len(entry.outlets), 5) * 0.7, 1)
            href = scale.ways.to("e", entry.id)
            points.append(Point(x=scale.days.x(day), y=y + STEP * (n + 1), size=size, href=href, entry=entry))
        if crowded:
            more.append(More(scale.days.x(day), y + STEP * STACKED, len(here) - STACKED + 1))
    return Lane(quad=quad, y=y, height=height, points=tuple(points), more=tuple(more))


def _day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date that names one (for a range its first); None for months, years and others."""
    try:
        return date.fromisoformat((iso or "").split("/")[0][: len("2024-08-04")])
    except ValueError:
        return None
