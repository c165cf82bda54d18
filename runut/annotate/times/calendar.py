"""Days and weekdays, as the text names them."""

from datetime import date, timedelta

from runut.annotate.times.marks import Context, Marks, Resolved, clock_value

_NEAR_AHEAD = timedelta(days=45)
_CENTURY = 100
_PIVOT = 30
_MONTHS = 12
_PAIR, _TRIPLE = 2, 3


def read_day(marks: Marks, context: Context) -> Resolved | None:
    """A day, or a run of days, of the calendar; None where the digits are no day."""
    days = _days(marks, context)
    if not days:
        return read_weekday(marks, context)
    whole = [day for day, _ in days if isinstance(day, date)]
    reason = days[0][1]
    if len(days) > 1:
        first, last = days[0][0], days[-1][0]
        return Resolved("DATE", f"{first}/{last}", reason, day=whole[-1] if whole else None)
    day = days[0][0]
    if not isinstance(day, date):
        return with_time(None, day, marks, reason)
    day, reason, others = _fitting_weekday(day, marks, reason)
    return with_time(day, day.isoformat(), marks, reason, others)


def with_time(day: date | None, value: str, marks: Marks, reason: str, others: tuple[str, ...] = ()) -> Resolved:
    """The day with the hour or part of it that `marks` tell."""
    part = marks.part()
    if marks.hours:
        clocks = [value + clock_value(hour, minute, part) for hour, minute in (marks.hours[0], marks.hours[-1])]
        told = clocks[0] if len(marks.hours) == 1 else "/".join(clocks)
        return Resolved("TIME", told, reason, others, day)
    if part:
        return Resolved("TIME", f"{value}T{part}", reason, others, day)
    return Resolved("DATE", value, reason, others, day)


def _days(marks: Marks, context: Context) -> list[tuple[date | str, str]]:
    """The days that the words name, each with the reason for its year."""
    full = [_iso(word) for word in marks.kinds("iso")] + [
        _slashed(word, marks, context) for word in marks.kinds("slashed")
    ]
    if full:
        return [found for found in full if found is not None] if None not in full else []
    days, months, years = marks.days(), [int(month) for month in marks.values("month_any")], marks.years()
    if not days:
        return []
    if not months:
        near = _near_day(days[0], context, marks.direction())
        return [(near, f"the month is the one nearest to {context.anchor_is}")] if near else []
    out = []
    for at, day in enumerate(days):
        month = months[min(at, len(months) - 1)] if len(months) > 1 else months[0]
        year = years[min(at, len(years) - 1)] if years else None
        found = _whole(day, month, year, context, marks.direction())
        if found is None:
            return []
        out.append(found)
    return out


def _iso(word: str) -> tuple[date | str, str] | None:
    """A day as ISO 8601 writes it."""
    year, month, day = (int(part) for part in word.split("-"))
    found = _date(year, month, day)
    return (found, "written out in full") if found else None


def _slashed(word: str, marks: Marks, context: Context) -> tuple[date | str, str] | None:
    """A day written in numbers: 4/8/2024, 4-8-2024, 4.8.2024, and 4/8 where a word says that it is a day."""
    pieces = word.replace("-", "/").replace(".", "/").split("/")
    parts = [int(digits) for digits in pieces]
    if len(parts) == _TRIPLE and all(len(digits) in {1, _PAIR, 2 * _PAIR} for digits in pieces):
        year_first = parts[0] > _CENTURY
        year, month, day = parts if year_first else reversed(parts)
        if year < _CENTURY:
            year += 2000 if year <= _PIVOT else 1900
        if month > _MONTHS >= day:
            day, month = month, day
        found = _date(year, month, day)
        return (found, "written out in full") if found else None
    if marks.words[0] == word or len(parts) != _PAIR:
        return None
    day, month = parts if parts[1] <= _MONTHS else reversed(parts)
    return _whole(day, month, None, context, marks.direction())


def _whole(
    day: int, month: int, year: int | None, context: Context, direction: int | None
) -> tuple[date | str, str] | None:
    """A day of a month in the year that is told, else in the one that fits the anchor best."""
    if year is not None:
        found = _date(year, month, day)
        return (found, "written out in full") if found else None
    today = context.today
    if today is None:
        return (
            (f"XXXX-{month:02d}-{day:02d}", "no year, and nothing tells when it was published")
            if _date(2024, month, day)
            else None
        )
    nearby = [found for shift in (-1, 0, 1, -4) if (found := _date(today.year + shift, month, day))]
    before = max((found for found in nearby if found <= today), default=None)
    behind = min((found for found in nearby if found >= today), default=None)
    ahead = direction == 1 or (direction is None and context.ahead) or before is None
    if behind and (
        ahead or (direction is None and behind - today <= _NEAR_AHEAD and not _closer(before, behind, today))
    ):
        return behind, f"the year is that of the next such day after {context.anchor_is}"
    return (before, f"the year is that of the last such day before {context.anchor_is}") if before else None


def _closer(before: date | None, behind: date, today: date) -> bool:
    """Whether the day before is closer than the one behind."""
    return before is not None and today - before <= behind - today


def _near_day(day: int, context: Context, direction: int | None) -> date | None:
    """The last (or, ahead, the next) such day of a month."""
    today = context.today
    if today is None:
        return None
    step = 1 if direction == 1 or (direction is None and context.ahead) else -1
    for shift in range(_MONTHS):
        months = today.year * _MONTHS + today.month - 1 + step * shift
        found = _date(months // _MONTHS, months % _MONTHS + 1, day)
        if found and (found - today).days * step >= 0:
            return found
    return None


def _fitting_weekday(day: date, marks: Marks, reason: str) -> tuple[date, str, tuple[str, ...]]:
    """The day, or with month and day exchanged where only then the weekday fits."""
    told = marks.first("weekday_any")
    if told is None or day.isoweekday() == int(told):
        return day, reason, ()
    turned = _date(day.year, day.day, day.month)
    if turned and turned.isoweekday() == int(told) and marks.kinds("slashed"):
        return turned, "month and day are exchanged, as the weekday asks", (day.isoformat(),)
    return day, f"{reason}; it is not the weekday that the text names", ()


def read_weekday(marks: Marks, context: Context) -> Resolved | None:
    """The last such weekday before publication, or the next where the words lie ahead."""
    told = marks.first("weekday")
    if told is None:
        return None
    today = context.today
    if today is None:
        return with_time(None, f"XXXX-WXX-{told}", marks, "nothing tells when it was published")
    weekday, direction = int(told), marks.direction()
    apart = (weekday - today.isoweekday()) % 7
    if marks.has("unit", "week", besides=marks.place("weekday")):
        day = today - timedelta(days=today.isoweekday() - weekday) + timedelta(weeks=direction or 0)
        reason = f"the weekday in the week told, counted from {context.anchor_is}"
    elif direction is None and (written := _written_out(weekday, today, context)):
        day, reason = written, f"such a weekday near {context.anchor_is} that the article writes out"
    elif direction == 1 or (direction is None and context.ahead):
        day = today + timedelta(days=apart or (7 if direction == 1 else 0))
        reason = f"the next such weekday after {context.anchor_is}"
    else:
        day = today - timedelta(days=(7 - apart) % 7 or (7 if direction == -1 else 0))
        reason = f"the last such weekday before {context.anchor_is}"
    if 0 <= marks.place("part") < marks.place("weekday"):
        day -= timedelta(days=1)  # The eve: the night before it.
    others = tuple(other.isoformat() for other in (day + timedelta(days=7),) if direction is None)
    return with_time(day, day.isoformat(), marks, reason, others)


def _written_out(weekday: int, today: date, context: Context) -> date | None:
    """The only day of this weekday within a week of publication that the article writes out in full."""
    near = [day for day in context.told if day.isoweekday() == weekday and abs((day - today).days) <= 7]  # noqa: PLR2004
    return near[0] if len(near) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    """That day; None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
