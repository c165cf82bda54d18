"""Months, years and longer, as the text names them."""

from types import MappingProxyType

from runut.annotate.times.marks import Context, Marks, Resolved

_OLDEST, _NEWEST = 1800, 2100
_PIVOT = 30
_MONTHS = 12
_HALF_YEAR = 6
_PAIR = 2
_NEAR_AHEAD = 2
_LAST_CENTURY = 30
_MONTHS_IN = MappingProxyType({"Q": 3, "T": 4, "H": 6})
_NO_ANCHOR = "nothing tells when it was published"


def read_month(marks: Marks, context: Context) -> Resolved | None:
    """A month, or a run of months, in the year told, else the last one, or the next where the words lie ahead."""
    months, years, today, direction = (
        [int(m) for m in marks.values("month")],
        marks.years(),
        context.today,
        marks.direction(),
    )
    if not months:
        return None
    if years:
        value = [f"{years[-1]}-{month:02d}" for month in months]
        return Resolved("DATE", "/".join(value), "written out in full")
    if today is None:
        return Resolved("DATE", "/".join(f"XXXX-{m:02d}" for m in months), _NO_ANCHOR)
    if "year" in marks.values("unit"):
        year, reason = today.year + (direction or 0), f"the year is counted from {context.anchor_is}"
    elif direction == 0:
        apart = (months[-1] - today.month + _HALF_YEAR) % _MONTHS - _HALF_YEAR
        year = today.year + (today.month + apart - 1) // _MONTHS
        reason = f"the month of that name nearest to {context.anchor_is}"
    elif direction == 1 or (
        direction is None and (context.ahead or 0 < (months[-1] - today.month) % _MONTHS <= _NEAR_AHEAD)
    ):
        year = today.year + (months[-1] < today.month + (direction == 1))
        reason = f"the next such month after {context.anchor_is}"
    else:
        year = today.year - (months[-1] > today.month - (direction == -1))
        reason = f"the last such month before {context.anchor_is}"
    others = tuple(f"{year + shift}-{months[0]:02d}" for shift in (1,) if direction is None)
    return Resolved("DATE", "/".join(f"{year}-{month:02d}" for month in months), reason, others)


def read_year(marks: Marks, _: Context) -> Resolved | None:
    """A year or a run of years."""
    years = marks.years()
    for word in marks.kinds("slashed"):
        years += [int(part) for part in word.split("/") if part.isdecimal()]
    if not years or not all(_OLDEST <= year <= _NEWEST for year in years):
        return None
    short = marks.kinds("short", "small", "hour", "day")
    if short and len(years) == 1 and len(short[0]) == _PAIR:
        years.append(years[0] // 100 * 100 + int(short[0]))
    if len(years) > 1 and years[0] >= years[-1]:
        return None
    return Resolved("DATE", "/".join(str(year) for year in years), "written out in full")


def read_decade(marks: Marks, _: Context) -> Resolved | None:
    """Ten years, by their first three digits (199 for the nineties)."""
    years = marks.years()
    if years:
        return Resolved("DATE", str(years[0] // 10), "written out in full")
    short = [int(word) for word in marks.kinds("short", "small", "day", "hour") if len(word) == _PAIR]
    if not short:
        return None
    century = 20 if short[0] < _PIVOT else 19
    return Resolved("DATE", f"{century}{short[0] // 10}", "two digits, taken for the last such decade")


def read_century(marks: Marks, _: Context) -> Resolved | None:
    """A hundred years, by their first two digits (18 for the nineteenth century)."""
    roman = marks.first("century_number")
    number = float(roman) if roman else marks.number()
    if number is None or not 1 <= number <= _LAST_CENTURY:
        return None
    return Resolved("DATE", f"{int(number) - 1:02d}", "written out in full")


def read_quarter(marks: Marks, context: Context) -> Resolved | None:
    """A quarter (2024-Q3) or half (2024-H1) of the year told, else the last one that has begun."""
    letter, order = marks.first("quarter_word"), marks.first("order")
    if letter is None:
        return None
    many = _MONTHS // _MONTHS_IN[letter]
    digits = [int(word) for word in marks.kinds("small") if int(word) <= many]
    number = int(order) if order else next(iter(digits), None)
    years, today, direction = marks.years(), context.today, marks.direction()
    reason = f"the year is counted from {context.anchor_is}"
    if number and years:
        return Resolved("DATE", f"{years[0]}-{letter}{number}", "written out in full")
    if today is None:
        return Resolved("DATE", f"XXXX-{letter}{number}", _NO_ANCHOR) if number else None
    if number is None:
        index = today.year * many + (today.month - 1) // _MONTHS_IN[letter] + (direction or 0)
        return Resolved("DATE", f"{index // many}-{letter}{index % many + 1}", reason)
    late = (number - 1) * _MONTHS_IN[letter] + 1 > today.month and direction is None and not context.ahead
    return Resolved("DATE", f"{today.year + (direction or 0) - late}-{letter}{number}", reason)


def read_season(marks: Marks, context: Context) -> Resolved | None:
    """A season of the year told, else of the year of publication."""
    season, years = marks.first("season"), marks.years()
    year = years[0] if years else (context.today.year + (marks.direction() or 0) if context.today else "XXXX")
    return Resolved("DATE", f"{year}-{season}", f"the year is counted from {context.anchor_is}")
