"""Which offices did somebody hold, and when? Bars over time."""

from datetime import date

from msgspec import Struct

from runut.store.views.cast import PortraitView

# Sizes in units of the picture, which is as many units wide as it has pixels on a desk; offices that it shows.
WIDTH, LEFT, RIGHT, STEP, SHOWN = 860.0, 250.0, 16.0, 30.0, 12
_LEAST = 7.0


class OfficeBar(Struct, frozen=True, kw_only=True):
    """One office: its row, where its bar begins and how long it is; `open` where it is not known to have ended.

    `known` offices are the register's, the others stand in `articles` articles, and their days are those of the articles.
    """

    title: str
    country: str
    y: float
    x: float
    width: float
    first: str
    last: str | None
    known: bool
    articles: int

    @property
    def open(self) -> bool:
        """Whether no end is known."""
        return self.last is None


class OfficePicture(Struct, frozen=True, kw_only=True):
    """The bars, and the years of the axis with where they stand."""

    width: float
    height: float
    left: float
    bars: tuple[OfficeBar, ...]
    years: tuple[tuple[float, int], ...]


class _Held(Struct, frozen=True, kw_only=True):
    title: str
    country: str
    first: str
    last: str | None
    known: bool
    articles: int


def office_picture(known: PortraitView, until: str) -> OfficePicture | None:
    """The offices of an actor over time, at most SHOWN; None where no days are known. What has not ended runs `until` then."""
    held = [
        _Held(title=one.office, country=one.country, first=one.first, last=one.last, known=True, articles=0)
        for one in known.held
    ]
    told = [
        _Held(
            title=one.title,
            country="",
            first=one.first,
            last=one.last or one.first,
            known=False,
            articles=one.articles,
        )
        for one in known.offices
        if one.first
    ]
    shown = [*held, *told][:SHOWN]
    if not shown:
        return None
    axis = _Axis(min(one.first for one in shown), max([until[:10], *(one.last or one.first for one in shown)]))
    bars = tuple(_bar(one, axis, 8 + STEP * n) for n, one in enumerate(shown))
    return OfficePicture(width=WIDTH, height=STEP * len(shown) + 40, left=LEFT, bars=bars, years=axis.years())


class _Axis:
    """Where a day stands between the first and the last, with room to both sides."""

    def __init__(self, first: str, last: str) -> None:
        self._first, end = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
        self._last = end if (end - self._first).days > 0 else date.fromordinal(self._first.toordinal() + 1)

    def x(self, day: str) -> float:
        share = (date.fromisoformat(day[:10]) - self._first).days / (self._last - self._first).days
        return round(LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, max(0.0, share)), 1)

    def years(self) -> tuple[tuple[float, int], ...]:
        """Every year, or every second, fifth or tenth, so that at most eight have room."""
        all_ = range(self._first.year + 1, self._last.year + 1)
        step = next((n for n in (1, 2, 5, 10, 25, 100) if len(all_) / n <= 8), 1_000)  # noqa: PLR2004  # labels that have room
        return tuple((self.x(f"{year:04d}-01-01"), year) for year in all_ if year % step == 0)


def _bar(one: _Held, axis: _Axis, y: float) -> OfficeBar:
    x = axis.x(one.first)
    end = WIDTH - RIGHT if one.last is None else axis.x(one.last)
    return OfficeBar(
        title=one.title,
        country=one.country,
        y=y,
        x=x,
        width=round(max(_LEAST, end - x), 1),
        first=one.first,
        last=one.last,
        known=one.known,
        articles=one.articles,
    )
