"""Did it happen on the same day?"""

from runut.link.report import Report
from runut.link.signals import Signal
from runut.text.days import Days

NEXT = 1  # reports of one happening often differ by a day: a time zone, a night, the day of saying for that of doing
WEEK, MONTH = 7, 31
YEARS_APART = 300  # days after which no report of one happening mistakes its date
NEVER = -3.0
FAR = 40  # days after which two dates, whatever else fits, are mostly of two happenings


def dated(report: Report) -> Days | None:
    """All that is asked of a report here, but for what is told of it."""
    return report.days


def only_one_dated(left: Report, right: Report) -> Signal | None:
    """Against where one has a date and the other none: what an article tells of one happening it mostly dates alike."""
    if (left.days is None) == (right.days is None):
        return None
    dated = left.event.date if left.days else right.event.date
    return Signal(-1.0, lambda: f"One is dated {dated}, the other not.")


def same_date(left: Report, right: Report) -> Signal | None:
    """For the same day most, for days that may be the same less, against for days apart, the more the farther."""
    if left.days is None or right.days is None:
        return None
    one, other = left.event.date, right.event.date
    if left.days == right.days:
        return Signal(1.0 if left.days.exact else 0.7, lambda: f"Both are dated {one}.")
    if left.days.meets(right.days):
        return Signal(0.8, lambda: f"{one} and {other} may be the same.")
    apart = _between(left.days, right.days)
    if apart <= NEXT:
        return Signal(0.2, lambda: f"{one} and {other} are next to each other.")
    if apart >= YEARS_APART:
        return Signal(NEVER, lambda: f"{one} and {other} are a year or more apart.")
    return Signal(-min(1.0, 0.2 + apart / FAR), lambda: f"{one} and {other} are {apart} days apart.")


def _between(one: Days, other: Days) -> int:
    """The days between the two, as far as they tell the two apart.

    Of two months, which have names of their own, those between their middles; a day next to a week is as good as in it, as
    “last week” ends on Saturday for some and on Sunday for others. The year is mistaken by one as a day is.
    """
    apart, longest = one.apart(other), max(_length(one), _length(other))
    if one.exact or other.exact:
        return min(apart, NEXT) if longest == WEEK and apart <= WEEK else apart
    return abs(_middle(one) - _middle(other)) if longest <= MONTH else apart


def _length(one: Days) -> int:
    return (one.last - one.first).days + 1


def _middle(one: Days) -> int:
    return (one.first.toordinal() + one.last.toordinal()) // 2
