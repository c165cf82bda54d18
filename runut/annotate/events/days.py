"""Which days does the article tell, and which of them is that of its incident, of its news, of its sayings?"""

import re
from bisect import bisect_right
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from runut.languages.schema.dates import DateTable
from runut.records.annotations import TimeExpression
from runut.records.reading import Reading
from runut.records.span import Span

DATE = re.compile(r"\d{4}(?:-(?:W\d{2}|\d{2}(?:-\d{2})?))?", re.ASCII)
YEAR, MONTH, DAY = len("2024"), len("2024-08"), len("2024-08-04")
ALONE = 3  # characters of a sentence besides its date, such as a full stop
JOINED = 2  # words between the two ends of a run of days
LOOK = 30  # words before a date in which its sentence names the incident
START = 6  # words in which a sentence says that what stands before it was said
AFTER = 4  # sentences behind which “That was said on Monday” no longer tells of one
RECENT = timedelta(days=31)  # before the publication: what is news, and not background


class Dated(Struct, frozen=True):
    """A date at the precision of the text, and the words that give it."""

    value: str | None = None
    span: Span | None = None


def day_of(value: str) -> str | None:
    """The date in a TIMEX3 value: "2024-08-04T17:41" is "2024-08-04"; None where there is none."""
    parts = [part.partition("T")[0] for part in value.split("/")]
    if not all(DATE.fullmatch(part) for part in parts):
        return None
    return parts[0] if len(parts) == 1 or parts[0] == parts[-1] else "/".join(parts)


def moved(day: str, start: str, end: str) -> str | None:
    """The day as far from `end` as `day` is from `start`; None where one of them, or it, is no day of the calendar.

    >>> moved("2025-08-10", "2025-08-11", "2025-08-09"), moved("0001-01-01", "2025-08-11", "2025-08-09")
    ('2025-08-08', None)
    """
    one, two, three = _date(day), _date(start), _date(end)
    if not (one and two and three):
        return None
    try:
        return (one + (three - two)).isoformat()
    except OverflowError:
        return None


class Days:
    """The dates of one article.

    `told` are the time expressions that tell a date, runs of days as one. `news` is the only day that is told of the month
    before the publication, `incident` the only one that is neither a saying's nor a count's, `mishap` the only date given
    to “the incident” as such. `tails` are dates that stand alone behind a sentence.
    """

    def __init__(self, reading: Reading, table: DateTable) -> None:
        """Sort the article's time expressions by what they tell."""
        self._table = table
        self._published = (reading.article.published or "")[:DAY]
        self._reading = reading
        self.told = self._runs()
        self.tails = self._tails()
        full = [(time, day) for time in self.told if len(day := day_of(time.value) or "") == DAY and self.recent(day)]
        self.news = _only({day for _, day in full})
        self._announced = self._announcements()
        said = {statement.date for statement in reading.statements} | {day for _, day in self._announced}
        self.incident = _only({day for time, day in full if day not in said and not self._counted(time)})
        self.mishap = self._mishap()

    def recent(self, value: str) -> bool:
        """Whether the date lies at most a month before the publication, where that is known; true where it is not."""
        today, day = _date(self._published), _date(value[:DAY])
        if today is None or day is None:
            return today is None or value >= self._published[:MONTH]
        return timedelta() <= today - day <= RECENT

    def announced_after(self, sentence: int) -> str | None:
        """The day of “That was said on Monday (5/2/2024)”, where it follows on what this sentence says."""
        return next((day for at, day in self._announced if 0 < at - sentence <= AFTER), None)

    def _runs(self) -> list[TimeExpression]:
        """The dates, two that a word such as “until” joins made one: “from Monday until Wednesday”."""
        runs: list[TimeExpression] = []
        for time in self._reading.times:
            if time.type not in {"DATE", "TIME"} or not day_of(time.value):
                continue
            last = runs[-1] if runs else None
            if last is not None and last.sentence == time.sentence and "/" not in last.value + time.value:
                between = self._reading.article.text[last.span.end : time.span.start].split()
                if 0 < len(between) <= JOINED and between[0].lower() in self._table.spans:
                    span = Span(last.span.start, time.span.end)
                    runs[-1] = replace(last, span=span, value=f"{last.value}/{time.value}")
                    continue
            runs.append(time)
        return runs

    def _tails(self) -> dict[int, Dated]:
        """Index of a sentence -> the date that stands alone behind it, as in “Portama. Monday (5/2/2024)”."""
        tails: dict[int, Dated] = {}
        for time in self.told:
            before, span = time.sentence - 1, self._reading.sentences[time.sentence].span
            if len(span) - len(time.span) <= ALONE and before >= 0 and _joined(self._reading, before, time.sentence):
                tails[before] = Dated(day_of(time.value), time.span)
        return tails

    def _before(self, time: TimeExpression) -> list[str]:
        """The words of the sentence that stand right before the date, in small letters."""
        tokens = self._reading.sentences[time.sentence].tokens
        end = bisect_right(tokens, time.span.start, key=lambda token: token.end)
        return [token.text.lower() for token in tokens[max(0, end - LOOK) : end]]

    def _counted(self, time: TimeExpression) -> bool:
        """Whether the date is that of a count, as in “until Wednesday”, or that of another noun."""
        return bool(before := self._before(time)) and before[-1] in {*self._table.until, *self._table.owners}

    def _mishap(self) -> str | None:
        """The only date that the article gives to “the incident”, as in “That incident happened on Monday (5/2/2024)”."""
        found = set[str]()
        named, happens = frozenset(self._table.incidents), frozenset(self._table.happens)
        for time in self.told:
            before, value = self._before(time), day_of(time.value) or ""
            if len(value) > YEAR and not named.isdisjoint(before) and not happens.isdisjoint(before):
                found.add(value)
        return _only(found)

    def _announcements(self) -> list[tuple[int, str]]:
        """The sentences that say when what stands before them was said, each with that day."""
        found: list[tuple[int, str]] = []
        told = frozenset(self._table.told)
        for time in self.told:
            words = [token.text.lower() for token in self._reading.sentences[time.sentence].tokens[:START]]
            day = day_of(time.value) or ""
            if len(day) == DAY and len(words) > 1 and words[1] in self._table.those and not told.isdisjoint(words):
                found.append((time.sentence, day))
        return found


def _only(days: set[str]) -> str | None:
    """The day, where there is but one."""
    return next(iter(days)) if len(days) == 1 else None


def _date(day: str) -> date | None:
    """That day of the calendar; None where it is none."""
    try:
        return date.fromisoformat(day) if len(day) == DAY else None
    except ValueError:
        return None


def _joined(reading: Reading, one: int, other: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    between = reading.article.text[reading.sentences[one].span.end : reading.sentences[other].span.start]
    return reading.sentences[one].block == reading.sentences[other].block and "\n\n" not in between
