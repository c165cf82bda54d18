"""What happens between two parties again and again: the same kind of act around the same day of several years."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from runut.records.codebook import EventType
from runut.text.days import Days, days

AROUND = (
    3  # days by which the day of the year may shift: letters of one holiday are written, sent and told of a day apart
)
YEARS = 2  # in so many years at least


class Recurring(Struct, frozen=True, kw_only=True):
    """“CONSULT/phone, every 15 August, in 2022 and 2023”: acts of one kind on one day of the year.

    `day` is the day of the first of them as month and day (08-15), `entries` their ids in order of date.
    """

    type: EventType
    mode: str | None
    day: str
    years: tuple[int, ...]
    entries: tuple[str, ...]


class Dated(Protocol):
    """What may recur: an entry, however much of it is known."""

    @property
    def id(self) -> str:
        """Its id."""
        ...

    @property
    def date(self) -> str | None:
        """When it happened."""
        ...

    @property
    def type(self) -> EventType:
        """Its type."""
        ...

    @property
    def mode(self) -> str | None:
        """Its mode, where it has one."""
        ...


def recurring(told: Iterable[Dated]) -> tuple[Recurring, ...]:
    """What recurs among these entries, most years first; only entries dated to the day count."""
    by_kind: dict[tuple[EventType, str | None], list[tuple[Days, str]]] = defaultdict(list)
    for entry in told:
        dated = days(entry.date)
        if dated is not None and dated.exact:
            by_kind[entry.type, entry.mode].append((dated, entry.id))
    found = [one for (type_, mode), dated in by_kind.items() for one in _of_kind(type_, mode, dated)]
    return tuple(sorted(found, key=lambda one: (-len(one.years), one.day, one.type, one.mode or "")))


def _of_kind(type_: EventType, mode: str | None, dated: list[tuple[Days, str]]) -> Iterable[Recurring]:
    rest = sorted(dated, key=lambda one: (_day_of_year(one[0]), one[0], one[1]))
    while rest:
        first = _day_of_year(rest[0][0])
        group = [one for one in rest if _day_of_year(one[0]) - first <= AROUND]
        rest = rest[len(group) :]
        years = sorted({one.first.year for one, _ in group})
        if len(years) >= YEARS:
            ordered = sorted(group)
            yield Recurring(
                type=type_,
                mode=mode,
                day=ordered[0][0].first.strftime("%m-%d"),
                years=tuple(years),
                entries=tuple(id_ for _, id_ in ordered),
            )


def _day_of_year(one: Days) -> int:
    """The day counted as in a leap year, so that dates of all years compare."""
    return one.first.replace(year=2000).timetuple().tm_yday
