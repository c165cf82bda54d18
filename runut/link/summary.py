"""How an entry is told in one sentence of its articles' language."""

from collections.abc import Sequence

from msgspec import Struct

from runut.languages.schema.linking import LinkingTable, Telling
from runut.records.claims import Status
from runut.records.codebook import EventType
from runut.text.days import parts


class Cells(Struct, frozen=True, kw_only=True):
    """What a sentence is made of: an entry's cells with its actors by name and the words that tell it best."""

    type: EventType
    mode: str | None
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    trigger: str = ""


class Teller:
    """Makes sentences with one language's words and patterns."""

    def __init__(self, table: LinkingTable) -> None:
        """Keep the words of `table`."""
        self._table = table

    def __call__(self, cells: Cells) -> str:
        """One sentence, from its first capital to its full stop."""
        patterns = self._table.patterns
        telling = self._telling(cells)
        told = self._told(cells, telling)
        if cells.place and telling.placed:
            told += patterns.place.format(place=cells.place)
        if cells.trigger:
            told += patterns.trigger.format(trigger=cells.trigger)
        if when := self.date(cells.date):
            told += patterns.date.format(date=when)
        return f"{told[:1].upper()}{told[1:]}."

    def _told(self, cells: Cells, telling: Telling) -> str:
        patterns = self._table.patterns
        words = {
            "actors": self.names(cells.actors),
            "recipients": self.names(cells.recipients),
            "status": patterns.status.get(cells.status, ""),
        }
        if cells.actors:
            pattern = patterns.both if cells.recipients else patterns.doers
            verb = telling.active if cells.recipients else telling.alone or telling.active
        elif cells.recipients:
            pattern, verb = patterns.receivers, telling.passive
        else:
            pattern, verb = patterns.neither, telling.bare
        return " ".join(pattern.format(verb=verb, **words).split())

    def _telling(self, cells: Cells) -> Telling:
        return next(
            one
            for one in self._table.tellings
            if (not one.types or cells.type in one.types) and (not one.modes or cells.mode in one.modes)
        )

    def names(self, names: Sequence[str]) -> str:
        """The names in a row, the last joined by the language's “and”."""
        joint = self._table.patterns.conjunction
        if len(names) > 2:  # noqa: PLR2004  # two names take no comma
            return f"{', '.join(names[:-1])}, {joint} {names[-1]}"
        return f" {joint} ".join(names)

    def date(self, value: str | None) -> str:
        """An ISO 8601 date as the language writes it; "" where it is none."""
        patterns = self._table.patterns
        if value and "/" in value:
            first, last = (self.date(part) for part in value.split("/", 1))
            return patterns.range.format(first=first, last=last) if first and last else ""
        found = parts(value)
        if found is None:
            return ""
        month = self._table.months[found.month - 1] if found.month else ""
        pattern = patterns.year
        if found.week:
            pattern = patterns.week
        elif found.month:
            pattern = patterns.day if found.day else patterns.month
        return pattern.format(year=found.year, week=found.week, day=found.day, month=month)
