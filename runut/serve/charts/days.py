"""The timeline as a picture: entries over the days of a story, one lane for each quad class."""

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from runut.records.codebook import QuadClass
from runut.serve.anchors import Ways
from runut.serve.describing import quad_key, quad_of
from runut.store.views.outlines import OutlineRow

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
# Entries of one place and lane that stand over one another; a number tells how many more there are.
STACKED = 5
# Entries that a picture draws; those that fewest outlets tell are only counted where there are more.
MOST = 120
# A span of more days than this has months on its axis.
MONTHLY = 130
# Signs of which the middles are nearer than this cover each other.
CLOSE = 12.0
# Labels of days that the axis has room for.
TICKS = 9


class Point(Struct, frozen=True, kw_only=True):
    """One entry: its place in the picture, its size by how many outlets tell it, and where it stands in the list."""

    x: float
    y: float
    size: float
    href: str
    entry: OutlineRow


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
    """A day on the axis, or (`day` is then no more exact) a month."""

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


def picture(entries: Sequence[OutlineRow], first: str | None, last: str | None, ways: Ways) -> Picture | None:
    """The picture of `entries` in a story with articles from `first` to `last`; None where fewer than two days are known."""
    dated = [(day, entry) for entry in entries if (day := _day(entry.date)) is not None]
    start, end = _day(first), _day(last)
    if start is not None and end is not None:
        # Counted in days apart: the calendar may end nearby.
        near = ((day, entry) for day, entry in dated if (start - day).days <= AROUND >= (day - end).days)
        dated = list(near)
    if len({day for day, _ in dated}) < len("ab"):
        return None
    days = _Axis(min(day for day, _ in dated), max(day for day, _ in dated))
    drawn = {
        entry.id for _, entry in sorted(dated, key=lambda one: (-one[1].outlets, -one[1].differs, one[1].id))[:MOST]
    }
    lanes, y = [], TOP
    for quad in LANES:
        inside = [(day, entry) for day, entry in dated if quad_of(entry.type) == quad]
        if inside:
            lanes.append(_lane(quad_key(quad), inside, _Scale(days, drawn, ways), y))
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

    def columns(self, dated: Sequence[tuple[date, OutlineRow]]) -> Iterator[list[OutlineRow]]:
        """The entries of days that stand so close together that their signs would cover each other, column by column."""
        edge = -WIDTH
        here: list[OutlineRow] = []
        for day, entry in sorted(dated, key=lambda one: one[0]):
            if self.x(day) - edge >= CLOSE:
                if here:
                    yield here
                here, edge = [], self.x(day)
            here.append(entry)
        yield here

    def ticks(self) -> tuple[Tick, ...]:
        """Every day, or every second, seventh ... day, so that labels have room; the first of months over a long time."""
        if self._days > MONTHLY:
            return self._months()
        step = -(-(self._days + 1) // TICKS)
        days = (self._first + timedelta(days=n) for n in range(0, self._days + 1, step))
        return tuple(Tick(self.x(day), day.isoformat()) for day in days)

    def _months(self) -> tuple[Tick, ...]:
        last = self._first + timedelta(days=self._days)
        start = self._first.year * 12 + self._first.month - (self._first.day == 1)
        end = last.year * 12 + last.month - 1
        step = -(-(end - start + 1) // TICKS)
        firsts = (date(n // 12, n % 12 + 1, 1) for n in range(start, end + 1, step))
        return tuple(Tick(self.x(day), day.isoformat()[: len("2024-08")]) for day in firsts)


class _Scale(Struct, frozen=True):
    """Where an entry stands in the picture, which are drawn, and where they lead."""

    days: _Axis
    drawn: Container[str]
    ways: Ways


def _lane(quad: str, inside: list[tuple[date, OutlineRow]], scale: _Scale, y: float) -> Lane:
    columns = list(scale.days.columns(inside))
    deepest = min(STACKED, max(map(len, columns)))
    height = STEP * (deepest + 1)
    days = {entry.id: day for day, entry in inside}
    points, more = [], []
    for here in columns:
        x = scale.days.x(days[here[0].id])
        shown = [entry for entry in here if entry.id in scale.drawn]
        if len(shown) < len(here) or len(here) > STACKED:
            shown = sorted(shown, key=lambda one: -one.outlets)[: STACKED - 1]
            more.append(More(x, y + STEP * min(len(shown) + 1, deepest), len(here) - len(shown)))
        for n, entry in enumerate(shown):
            size = round(4.5 + min(entry.outlets, 5) * 0.7, 1)
            href = scale.ways.to("e", entry.id)
            points.append(Point(x=x, y=y + STEP * (n + 1), size=size, href=href, entry=entry))
    return Lane(quad=quad, y=y, height=height, points=tuple(points), more=tuple(more))


def _day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date that names one (for a range its first); None for months, years and others."""
    try:
        return date.fromisoformat((iso or "").split("/")[0][: len("2024-08-04")])
    except ValueError:
        return None
