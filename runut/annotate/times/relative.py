"""Times that are told from another: from the day of publication, or from the day told last."""

from datetime import date, timedelta
from types import MappingProxyType

from runut.annotate.times.calendar import read_weekday, with_time
from runut.annotate.times.marks import Context, Marks, Resolved

_MONTHS = 12
_DECADE, _CENTURY = 10, 100
_REFERENCES = MappingProxyType({-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"})
_NO_ANCHOR = "nothing tells when it was published"


def read_shift(marks: Marks, context: Context, by: int) -> Resolved | None:
    """So many days from the day of publication, with the part of the day told."""
    if context.today is None:
        return Resolved("DATE", _REFERENCES[(by > 0) - (by < 0)], _NO_ANCHOR)
    day = context.today + timedelta(days=by)
    return with_time(day, day.isoformat(), marks, f"counted from {context.anchor_is}")


def read_ago(marks: Marks, context: Context) -> Resolved | None:
    """So many units from publication, at the unit's precision: 2024-W31 for last week, 2022 for two years ago."""
    amounts, direction = marks.amounts(), marks.direction() or 0
    if not amounts or (direction == 0 and marks.number() is not None):
        return None
    many, unit = amounts[0]
    if context.anchor is None or marks.first("some") is not None or marks.first("rough") is not None:
        why = "a number that is not told" if context.anchor else _NO_ANCHOR
        return Resolved("DATE", _REFERENCES[direction], why)
    reason = f"counted from {context.anchor_is}"
    if unit in {"second", "minute", "hour"}:
        return _hours_away(many * direction, unit, context, reason)
    value = _away(context.anchor.date(), many * direction, unit)
    if value is None:
        return Resolved("DATE", _REFERENCES[direction], "further away than the calendar goes")
    weekend = unit == "week" and marks.first("late") is not None
    day = date.fromisoformat(value) if unit == "day" else None
    return Resolved("DATE", value + "-WE" * weekend, reason, day=day)


def _hours_away(many: float, unit: str, context: Context, reason: str) -> Resolved:
    """An hour told from the hour of publication, where that is known."""
    if context.anchor is None or not context.timed:
        return Resolved("TIME", _REFERENCES[(many > 0) - (many < 0)], "the hour of publication is not known")
    moment = context.anchor + timedelta(**{f"{unit}s": min(max(many, -1e6), 1e6)})
    return Resolved("TIME", moment.strftime("%Y-%m-%dT%H:%M"), reason, day=moment.date())


def _away(today: date, many: float, unit: str) -> str | None:
    """The day, week, month, year, decade or century that lies `many` units from `today`; None beyond the calendar."""
    try:
        if unit == "day":
            return (today + timedelta(days=int(many))).isoformat()
        if unit == "week":
            year, week, _ = (today + timedelta(weeks=many)).isocalendar()
            return f"{year}-W{week:02d}"
        if unit == "month":
            months = today.year * _MONTHS + today.month - 1 + int(many)
            return f"{date(months // _MONTHS, 1, 1).year:04d}-{months % _MONTHS + 1:02d}"
        year = today.year + int(many * {"year": 1, "decade": _DECADE, "century": _CENTURY}[unit])
        return f"{date(year, 1, 1).year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
    except (ValueError, OverflowError):
        return None


def read_that_day(marks: Marks, context: Context) -> Resolved | None:
    """The day told last before, else the day of publication."""
    if marks.first("weekday") is not None:
        return read_weekday(marks, context)
    day = context.last_day or context.today
    reason = "the day told last before" if context.last_day else f"no day told before; {context.anchor_is} taken"
    if day is None:
        return Resolved("DATE", "PAST_REF", "no day told before")
    return with_time(day, day.isoformat(), marks, reason)


def read_clock(marks: Marks, context: Context) -> Resolved | None:
    """An hour on the day told nearest before it."""
    if not marks.hours:
        return None
    day = context.last_day or context.today
    reason = "on the day told nearest to it" if context.last_day else f"no day told near; {context.anchor_is} taken"
    return with_time(day, day.isoformat() if day else "XXXX-XX-XX", marks, reason)
