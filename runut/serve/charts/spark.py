"""How many reports a story has on each of its days, as a line so small that it stands within a text."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

WIDTH, HEIGHT = 120, 24
# So many days have a bar of their own; in a longer story a bar stands for several.
BARS = 30
_ISO_DAY = len("2024-08-04")


class Bar(Struct, frozen=True):
    """One bar, in units of the picture."""

    x: float
    y: float
    width: float
    height: float


class Spark(Struct, frozen=True, kw_only=True):
    """The bars, and what they say in numbers: reports in all, the busiest day and its reports."""

    bars: tuple[Bar, ...]
    days: int
    busiest: str
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def spark(published: Iterable[str | None]) -> Spark | None:
    """The picture of reports by their days of publication; None where fewer than two days are known."""
    counts = Counter(day for one in published if (day := _day(one)) is not None)
    if len(counts) < len("ab"):
        return None
    first, last = min(counts), max(counts)
    days = (last - first).days + 1
    step = -(-days // BARS)
    bins = Counter({(day - first).days // step: 0 for day in counts})
    for day, count in counts.items():
        bins[(day - first).days // step] += count
    wide = WIDTH / (-(-days // step))
    top = max(bins.values())
    busiest = min(counts, key=lambda day: (-counts[day], day))
    return Spark(
        bars=tuple(_bar(n, count / top, wide) for n, count in sorted(bins.items())),
        days=days,
        busiest=busiest.isoformat(),
        most=counts[busiest],
    )


def _bar(number: int, share: float, wide: float) -> Bar:
    height = max(2.0, round(share * HEIGHT, 1))
    return Bar(round(number * wide, 1), round(HEIGHT - height, 1), max(1.5, round(wide - 1, 1)), height)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat((iso or "")[:_ISO_DAY])
    except ValueError:
        return None
