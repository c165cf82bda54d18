"""When a page says that it was published: dates in lines that do nothing but date the article."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time

from msgspec import Struct

from runut.languages.schema.cleaning import Cleaning
from runut.records.span import Span

_CLOCK = (
    r"(?:[\s,;|•·@-]*(?:{clocks}|t)?[\s,;|•·@-]*"
    r"(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d(?:\.\d+)?)?"
)
_ZONE = r"(?:\s*\(?(?P<zone>{zones}|z|utc|gmt|[+-](?:[01]\d|2[0-3]):?[0-5]\d)\)?(?!\w))?)?"
_DAYS = (
    r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)(?!\d)",
    r"(?<!\d)(?P<day>\d\d?)(?P<mark>[/.-])(?P<month>\d\d?)(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)",
    r"(?<!\d)(?P<day>\d\d?)[\s.-]+(?P<name>{months})[.,]?[\s-]+(?P<year>(?:19|20)\d\d)(?!\d)",
    r"(?<!\w)(?P<name>{months})\.?\s+(?P<day>\d\d?),?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SIGNS = re.compile(r"[,;:|/•·()\[\]–—]+|(?<!\w)-+|-+(?!\w)")


class PageDate(Struct, frozen=True):
    """“23 September 2023, 17:02 WIB”: a date in a line.

    `span` counts characters of the line, `value` is ISO 8601, `rest` are the parts of the line beside the date, without days
    of the week, time zones and words such as "published".
    """

    span: Span
    value: str
    rest: tuple[str, ...]


class Dating:
    """“Does this line date the article?”: knows the months, days of the week and time zones of the packs."""

    def __init__(self, tables: Sequence[Cleaning]) -> None:
        """Compile one pattern for each way of writing a date, with the months and zones of all `tables`."""
        self._months: Mapping[str, int] = {name: n for table in tables for name, n in table.months.items()}
        self._zones: Mapping[str, str] = {name: z for table in tables for name, z in table.zones.items()}
        months = "|".join(sorted(self._months, key=lambda name: (-len(name), name))) or "(?!)"
        zones = "|".join(sorted(self._zones, key=lambda name: (-len(name), name))) or "(?!)"
        clocks = "|".join(sorted({word for table in tables for word in table.clocks})) or "(?!)"
        clock = _CLOCK.replace("{clocks}", clocks) + _ZONE.format(zones=zones)
        self._patterns = [re.compile(day.format(months=months) + clock, re.IGNORECASE) for day in _DAYS]
        words = [w for table in tables for w in (*table.weekdays, *table.datings, *table.zones)]
        spare = "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word))) or "(?!)"
        self._spare = re.compile(rf"(?<!\w)(?:{spare})(?!\w)", re.IGNORECASE)

    def find(self, line: str) -> PageDate | None:
        """The first date in `line`, with what else the line says; None where it holds no possible date."""
        if _YEAR.search(line) is None:
            return None
        found = [match for match in (pattern.search(line) for pattern in self._patterns) if match]
        for match in sorted(found, key=lambda match: match.start()):
            value = self._value(match)
            if value is not None:
                rest = f"{line[: match.start()]} | {line[match.end() :]}"
                return PageDate(Span(match.start(), match.end()), value, self._trim(rest))
        return None

    def _trim(self, rest: str) -> tuple[str, ...]:
        """The parts of `rest` that are more than weekdays, zones, words of dating and signs."""
        parts = (" ".join(self._spare.sub(" ", part).split()) for part in _SIGNS.split(rest))
        return tuple(part for part in parts if part.strip(".'\""))

    def _value(self, match: re.Match[str]) -> str | None:
        groups = match.groupdict()
        name = groups.get("name")
        month = self._months[name.lower()] if name else int(groups["month"])
        try:
            day = date(int(groups["year"]), month, int(groups["day"])).isoformat()
        except ValueError:
            return None
        if groups["hour"] is None:
            return day
        clock = time(int(groups["hour"]), int(groups["minute"])).isoformat("minutes")
        return f"{day}T{clock}{self._offset(groups['zone'])}"

    def _offset(self, zone: str | None) -> str:
        if zone is None:
            return ""
        if zone[0] in "+-":
            return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
        return self._zones.get(zone.lower(), "+00:00")
