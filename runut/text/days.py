"""Which days an ISO 8601 value of any precision covers."""

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$", re.ASCII
)  # 2024, 2024-06, 2024-08-04, 2024-08-04T17:41
_WEEK = re.compile(r"(\d{4})-W(\d{2})$", re.ASCII)  # 2024-W31


class Parts(Struct, frozen=True):
    """The numbers that an ISO 8601 date gives; 0 for what it leaves open."""

    year: int
    month: int = 0
    day: int = 0
    week: int = 0


class Days(Struct, frozen=True, order=True):
    """“2024-06 is from the 1st to the 30th”: the first and the last day that a date may mean."""

    first: date
    last: date

    @property
    def exact(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last

    def meets(self, other: "Days") -> bool:
        """Whether a day may be meant by both."""
        return self.first <= other.last and other.first <= self.last

    def apart(self, other: "Days") -> int:
        """How many days lie between the two; 0 where they meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


def parts(value: str | None) -> Parts | None:
    """The numbers in `value`; None where it is no date of a calendar (PAST_REF, XXXX-WXX-7, 2024-13)."""
    if not value:
        return None
    if found := _DATE.match(value):
        made = Parts(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    elif found := _WEEK.match(value):
        made = Parts(int(found[1]), week=int(found[2]))
    else:
        return None
    return made if _stands(made) else None


def _stands(made: Parts) -> bool:
    try:
        date(made.year, made.month or 1, made.day or 1)
        date.fromisocalendar(made.year, made.week or 1, 7)  # the last week of the calendar has no Sunday
    except ValueError:
        return False
    return True


def days(value: str | None) -> Days | None:
    """The days that `value` covers; None where it is empty or no date of a calendar.

    >>> days("2024-06").last.day, days("2024-09-12/2024-09-17").exact, days("PAST_REF"), days("9999-W52")
    (30, False, None, None)
    """
    if value and "/" in value:
        first, last = (days(part) for part in value.split("/", 1))
        return None if first is None or last is None or first.first > last.last else Days(first.first, last.last)
    made = parts(value)
    if made is None:
        return None
    if made.week:
        first_day = date.fromisocalendar(made.year, made.week, 1)
        return Days(first_day, first_day + timedelta(days=6))
    if made.day:
        day = date(made.year, made.month, made.day)
        return Days(day, day)
    first_month, last_month = (made.month, made.month) if made.month else (1, 12)
    last_day = monthrange(made.year, last_month)[1]
    return Days(date(made.year, first_month, 1), date(made.year, last_month, last_day))


def period(value: str | None) -> str:
    """The month in which something happened or began, or the year where its date says no more; "" where it has none.

    A week is in the month of its Thursday, as ISO 8601 counts it to that day's year.

    >>> period("2024-09-12/2024-09-17"), period("2025-W40"), period("2024-Q3"), period("PAST_REF"), period(None)
    ('2024-09', '2025-10', '2024', '', '')
    """
    first = (value or "").split("/", 1)[0].removesuffix("-WE")
    made = parts(first)
    if made is None:
        return first[:4] if first[:4].isdecimal() else ""
    if made.week:
        return date.fromisocalendar(made.year, made.week, 4).isoformat()[:7]
    return first[:7]


def in_time(value: str | None) -> tuple[str, bool]:
    """Where a date of any precision stands among others, to sort by: a week just before its Monday, what is undated last.

    >>> sorted(["2024-W31", "2024-10", "2024-07-29", "2024", "2024-07-28"], key=in_time)
    ['2024', '2024-07-28', '2024-W31', '2024-07-29', '2024-10']
    """
    if not value:
        return "~", True
    covered = days(value.removesuffix("-WE")) if "W" in value else None
    return (value, True) if covered is None else (covered.first.isoformat(), False)
