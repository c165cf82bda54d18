"""Which day does a feed give an item, and can that be?"""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import struct_time

# No outlet of the web published anything before.
FIRST_YEAR = 1990
# Clocks and time zones are off by a day, not by more.
AHEAD = timedelta(days=2)


class Calendar:
    """“Is this a day on which that can have been published?”: days as they are read, and how many were not believed."""

    def __init__(self, now: datetime) -> None:
        """Judge days as of `now`."""
        self._now = now
        self._odd: list[str] = []

    def believed(self, given: str, parsed: struct_time | None = None) -> str | None:
        """`given` in ISO 8601, with the offset that it names; None where it is no day or cannot be right.

        `parsed` is what a parser that knows more forms made of it, in UTC.
        """
        found = _moment(given.strip(), parsed)
        if found is None:
            return None
        if not self._can_be(found):
            self._odd.append(found.date().isoformat())
            return None
        return found.isoformat(timespec="seconds")

    def _can_be(self, found: datetime) -> bool:
        # Years are held against each other first: at the ends of the calendar, an offset leads out of it.
        return FIRST_YEAR <= found.year <= self._now.year + 1 and found <= self._now + AHEAD

    def notes(self) -> tuple[str, ...]:
        """One sentence on the days that cannot be right; none where all can."""
        if not self._odd:
            return ()
        some = ", ".join(sorted(set(self._odd))[:3])
        what = "1 day that it gives is" if len(self._odd) == 1 else f"{len(self._odd):,} days that it gives are"
        return (f"{what} not believed, as nothing can have been published then ({some}).",)


def _moment(given: str, parsed: struct_time | None) -> datetime | None:
    found: datetime | None = None
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        try:
            found = parsedate_to_datetime(given)
        except (ValueError, OverflowError, IndexError):
            found = _of(parsed)
    return found.replace(tzinfo=found.tzinfo or UTC) if found is not None else None


def _of(parsed: struct_time | None) -> datetime | None:
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC)
    except (ValueError, TypeError):
        return None
