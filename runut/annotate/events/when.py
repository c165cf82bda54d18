"""When did it happen, by the article's own words?"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.events.line import Line
from runut.annotate.events.occasions import Occasions
from runut.annotate.events.people import People
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import DateTable
from runut.records.annotations import TimeExpression
from runut.records.claims import Chain, Event, Statement
from runut.records.reading import Reading
from runut.records.span import Span

DATE = re.compile(r"\d{4}(?:-(?:W\d{2}|\d{2}(?:-\d{2})?))?")
GAP = 3  # characters between a reporting cue and the date of the report
ALONE = 3  # characters of a sentence besides its date, such as a full stop
BESIDE = 2  # words around a trigger in which one says that it goes on or happens again and again
YEAR = len("2024")
DAY = len("2024-08-04")
AFTER = 4  # sentences behind which “That was said on Monday” no longer tells of one
START = 6  # words in which a sentence says that what stands before it was said
JOINED = 2  # words between the two ends of a run of days
RECENT = timedelta(days=31)
FAR = 80  # characters behind a reporting cue in which a date at the end of a sentence is still the report's


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


class Calendar:
    """The dates of one article, by sentence, and what they do not date: reports, sayings, other clauses."""

    def __init__(self, reading: Reading, table: DateTable, people: People) -> None:
        """Sort the time expressions, chains and statements by sentence."""
        self._table, self._people = table, people
        self._published = (reading.article.published or "")[:10]
        self._text = reading.article.text
        dates = _runs([time for time in reading.times if time.type in {"DATE", "TIME"} and day_of(time.value)], reading, table)
        told = [day_of(time.value) or "" for time in dates]
        self.days = tuple(day for day in told if len(day) == DAY)
        self.incident = self._incident(reading.statements)
        recent = {day for day in self.days if self.recent(day)}
        self.news = recent.pop() if len(recent) == 1 else None
        self._announced = _announced(dates, reading, table)
        self.mishap = _mishap(dates, reading, table)
        self.lasting: set[Span] = set()
        self._tails = _tails(reading, dates)
        self._times = Shelf[TimeExpression](dates, lambda time: (time.sentence, time.span))
        self._occasions = Occasions(reading.statements)
        self._cues = Shelf[Chain](reading.chains, lambda chain: (chain.sentence, chain.cue))

    def of(self, event: Event, line: Line, trigger: Trigger) -> Dated:
        """The nearest date that belongs to the trigger's clause; a speech act in a statement takes that of the saying."""
        if any(word in self._table.lasting for word in line.raw[max(0, trigger.first - BESIDE) : trigger.last + 2]):
            self.lasting.add(event.trigger)
        statement = self._people.quoted(event.trigger.start)
        saying = event.type in self._table.said and event.mode not in self._table.inquiries
        best, score = Dated(), len(self._text)
        for time in self._times.near(event.sentence, event.trigger):
            if statement is not None and not saying and not statement.content.overlaps(time.span):
                continue
            if not self._attached(time.span, event, line, trigger):
                continue
            value = self._told(time, statement)
            if value is None or (event.status == "occurred" and self._later(value)):
                continue
            gap = max(time.span.start - event.trigger.end, event.trigger.start - time.span.end, 0)
            if gap < score:
                best, score = Dated(value, time.span), gap
        if best.value is None and saying and (day := self._said(event, statement)):
            return Dated(day)
        if best.value is None and statement is None and event.sentence in self._tails:
            return self._tails[event.sentence]
        return best

    def _told(self, time: TimeExpression, statement: Statement | None) -> str | None:
        """The date of an expression; inside a statement, “yesterday” is counted from the day on which it was said."""
        value = day_of(time.value)
        if statement is None or not value or len(value) != DAY or not statement.content.overlaps(time.span):
            return value
        words = time.span.quote(self._text).lower().split()
        said = statement.date or (statement.speaker and self._occasions.of(statement.speaker.actor, statement.sentence))
        if not said or not self._published or set(self._table.counted).isdisjoint(words) or any(map(str.isdecimal, words)):
            return value
        moved = date.fromisoformat(value) + (date.fromisoformat(said[:DAY]) - date.fromisoformat(self._published))
        return moved.isoformat()

    def _incident(self, statements: Iterable[Statement]) -> str | None:
        """The only day shortly before the publication that is told, days of sayings aside: that of what the article tells."""
        said = {statement.date for statement in statements}
        days = {day for day in self.days if day not in said and self.recent(day)}
        return days.pop() if len(days) == 1 else None

    def recent(self, day: str) -> bool:
        """Whether the day lies at most a month before the publication, where that is known."""
        if not self._published or len(day) < DAY:
            return not self._published or day >= self._published[:7]
        day = day[:DAY]
        return timedelta() <= date.fromisoformat(self._published) - date.fromisoformat(day) <= RECENT

    def _said(self, event: Event, statement: Statement | None) -> str | None:
        """The day on which a speech act was spoken: that of its statement, else that of what its speaker says elsewhere."""
        if statement is not None and statement.date:
            return day_of(statement.date)
        if event.type not in self._table.uttered or event.status != "occurred":
            return None
        speakers = [role.actor for role in event.actors] if statement is None else []
        if statement is not None and statement.speaker is not None:
            speakers = [statement.speaker.actor]
        return next((day for one in speakers if (day := self._occasions.of(one, event.sentence))), None)

    def announced_after(self, sentence: int) -> str | None:
        """The day of “That was said on Monday (5/2/2024)”, where it follows on what this sentence says."""
        return next((day for at, day in self._announced if 0 < at - sentence <= AFTER), None)

    def earlier_year(self, date: str | None) -> bool:
        """Whether the date lies in a calendar year before the article's; a bare year before may be less than a year ago."""
        if not date or not self._published or not date[:4] < self._published[:4]:
            return False
        return len(date) > len("2024") or int(date[:4]) + 1 < int(self._published[:4])

    def _later(self, value: str) -> bool:
        """Whether the date lies behind the publication."""
        value = value.partition("/")[0]
        published = self._published[: len(value)]
        return bool(published) and "W" not in value and value > published

    def _attached(self, time: Span, event: Event, line: Line, trigger: Trigger) -> bool:
        """Whether no report, no clause and no noun of its own stands between the date and the trigger."""
        for cue in (chain.cue for chain in self._cues.near(event.sentence, time)):
            if cue.overlaps(time) or 0 <= time.start - cue.end <= GAP:
                return False
            if cue.start >= event.trigger.end and 0 <= time.start - cue.end <= FAR:
                return False
        first = line.index_at(time.start)
        before = line.raw[first - 1] if first else ""
        if before in self._table.owners or (before in self._table.until and event.mode in self._table.tolls):
            return False
        if first > trigger.last:
            if before in self._table.turns:
                return False
            if self._set_off(line, first):
                return True
            return not any(
                line.raw[i] in self._table.walls for i in range(trigger.last + 1, max(trigger.last + 1, first - 1))
            )
        if before in self._table.since and first > 1 and event.type != "HAPPEN":
            return False
        between = range(line.index_at(time.end - 1) + 1, trigger.first)
        return not any(line.raw[i] in self._table.fences for i in between)

    def _set_off(self, line: Line, first: int) -> bool:
        """Whether a comma and a preposition stand before the date at word `first`: it dates the whole sentence."""
        return first > 1 and line.raw[first - 2] == "," and line.raw[first - 1] in self._table.onsets


def _runs(dates: Sequence[TimeExpression], reading: Reading, table: DateTable) -> list[TimeExpression]:
    """The dates, two that a word such as “until” joins made one: “from Monday until Wednesday”."""
    runs: list[TimeExpression] = []
    for time in dates:
        last = runs[-1] if runs else None
        if last is not None and last.sentence == time.sentence and "/" not in last.value + time.value:
            between = reading.article.text[last.span.end : time.span.start].split()
            if 0 < len(between) <= JOINED and between[0].lower() in table.spans:
                span, value = Span(last.span.start, time.span.end), f"{last.value}/{time.value}"
                runs[-1] = replace(last, span=span, value=value)
                continue
        runs.append(time)
    return runs


def _announced(dates: Sequence[TimeExpression], reading: Reading, table: DateTable) -> list[tuple[int, str]]:
    """The sentences that say when what stands before them was said, each with that day."""
    found: list[tuple[int, str]] = []
    for time in dates:
        words = [token.text.lower() for token in reading.sentences[time.sentence].tokens[:START]]
        day = day_of(time.value)
        if day and len(day) == DAY and len(words) > 1 and words[1] in table.those and not set(table.told).isdisjoint(words):
            found.append((time.sentence, day))
    return found


def _mishap(dates: Sequence[TimeExpression], reading: Reading, table: DateTable) -> str | None:
    """The only date that the article gives to “the incident” as such: “That incident happened on Monday (5/2/2024)”."""
    found: set[str | None] = set()
    for time in dates:
        before = [token.text.lower() for token in reading.sentences[time.sentence].tokens if token.end <= time.span.start]
        if not set(table.incidents).isdisjoint(before) and not set(table.happens).isdisjoint(before):
            found.add(day_of(time.value))
    found = {day for day in found if day and len(day) > YEAR}
    return found.pop() if len(found) == 1 else None


def _tails(reading: Reading, dates: Sequence[TimeExpression]) -> dict[int, Dated]:
    """Index of a sentence -> the date that stands alone behind it, as in “Portama. Monday (5/2/2024)”."""
    tails: dict[int, Dated] = {}
    for time in dates:
        span = reading.sentences[time.sentence].span
        before = time.sentence - 1
        if len(span) - len(time.span) <= ALONE and before >= 0 and _joined(reading, before, time.sentence):
            tails[before] = Dated(day_of(time.value), time.span)
    return tails


def _joined(reading: Reading, one: int, other: int) -> bool:
    """Whether two sentences stand in one paragraph."""
    between = reading.article.text[reading.sentences[one].span.end : reading.sentences[other].span.start]
    return reading.sentences[one].block == reading.sentences[other].block and "\n\n" not in between
