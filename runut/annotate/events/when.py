"""When did it happen, by the article's own words?"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from runut.annotate.events.again import Told
from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import DateTable
from runut.records.annotations import TimeExpression
from runut.records.claims import Chain, Event
from runut.records.reading import Reading
from runut.records.span import Span

DATE = re.compile(r"\d{4}(?:-(?:W\d{2}|\d{2}(?:-\d{2})?))?")
GAP = 3  # characters between a reporting cue and the date of the report
ALONE = 3  # characters of a sentence besides its date, such as a full stop
AROUND = 200  # characters to each side of a date in which a word says that something took place
REACH = 15  # words from what happened to its verb
MARKS = ".,:;()\"“”'‘’"
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
        dates = _spans(
            [time for time in reading.times if time.type in {"DATE", "TIME"} and day_of(time.value)], reading, table
        )
        told = [day_of(time.value) or "" for time in dates]
        self.told = Told(
            tuple(day for day in told if len(day) == len("2024-08-04")),
            _happening(reading, dates, table),
        )
        self._tails = _tails(reading, dates)
        self._times = Shelf[TimeExpression](dates, lambda time: (time.sentence, time.span))
        self._cues = Shelf[Chain](reading.chains, lambda chain: (chain.sentence, chain.cue))

    def of(self, event: Event, line: Line, trigger: Trigger) -> Dated:
        """The nearest date that belongs to the trigger's clause; a speech act in a statement takes that of the saying."""
        statement = self._people.quoted(event.trigger.start)
        saying = event.type in self._table.said
        best, score = Dated(), len(self._text)
        for time in self._times.near(event.sentence, event.trigger):
            if statement is not None and not saying and not statement.content.overlaps(time.span):
                continue
            if not self._attached(time.span, event, line, trigger):
                continue
            value = day_of(time.value)
            if value is None or (event.status == "occurred" and self._later(value)):
                continue
            gap = max(time.span.start - event.trigger.end, event.trigger.start - time.span.end, 0)
            if gap < score:
                best, score = Dated(value, time.span), gap
        if best.value is None and saying and statement is not None and statement.date:
            return Dated(day_of(statement.date))
        if best.value is None and statement is None and event.sentence in self._tails:
            return self._tails[event.sentence]
        return best

    def earlier_year(self, date: str | None) -> bool:
        """Whether the date lies in a calendar year before the article's; a bare year before may be less than a year ago."""
        if not date or not self._published or not date[:4] < self._published[:4]:
            return False
        return len(date) > len("2024") or int(date[:4]) + 1 < int(self._published[:4])

    def _later(self, value: str) -> bool:
        """Whether the date lies behind the publication."""
        published = self._published[: len(value)]
        return bool(published) and "W" not in value and "/" not in value and value > published

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
            if self._set_off(line, first):
                return True
            return not any(self._walls(line, i) for i in range(trigger.last + 1, max(trigger.last + 1, first - 1)))
        between = {line.raw[i] for i in range(line.index_at(time.end - 1) + 1, trigger.first)}
        fences = (*self._table.fences, *self._table.aims) if trigger.voice == "noun" else self._table.fences
        return between.isdisjoint(fences)

    def _walls(self, line: Line, index: int) -> bool:
        """Whether another clause begins at word `index`: “hingga memicu kebakaran”, but not “hingga ke perbatasan”."""
        word = line.raw[index]
        return word in self._table.walls and not (word in self._table.through and line.tokens[index + 1].pos == "ADP")

    def _set_off(self, line: Line, first: int) -> bool:
        """Whether a comma and a preposition stand before the date at word `first`: it dates the whole sentence."""
        return first > 1 and line.raw[first - 2] == "," and line.raw[first - 1] in self._table.onsets


def _spans(dates: Sequence[TimeExpression], reading: Reading, table: DateTable) -> list[TimeExpression]:
    """The dates, two of which “hingga” joins as one from the first to the second."""
    joined: list[TimeExpression] = []
    for time in dates:
        last = joined[-1] if joined else None
        if last is not None and last.sentence == time.sentence and "/" not in last.value + time.value:
            between = reading.article.text[last.span.end : time.span.start].strip().lower()
            if between in table.through and (day_of(last.value) or "") < (day_of(time.value) or ""):
                span = Span(last.span.start, time.span.end)
                joined[-1] = replace(last, span=span, value=f"{day_of(last.value)}/{day_of(time.value)}")
                continue
        joined.append(time)
    return joined


def _happening(reading: Reading, dates: Sequence[TimeExpression], table: DateTable) -> str | None:
    """The day on which what the article tells took place: “*Peristiwa itu terjadi* pada Jumat (20/6/2025)”."""
    for time in dates:
        day = day_of(time.value)
        if day is not None and (len(day) == len("2024-08-04") or "/" in day):
            sentence = reading.sentences[time.sentence].span
            start, end = max(sentence.start, time.span.start - AROUND), min(sentence.end, time.span.end + AROUND)
            before = reading.article.text[start : time.span.start].lower().split()
            if before[-1:] and before[-1] in (*table.until, *table.since) and "/" not in day:
                continue
            if _took_place(reading.article.text[start:end].lower(), table):
                return day
    return None


def _took_place(text: str, table: DateTable) -> bool:
    """Whether a word for what happened stands before a verb of taking place."""
    words = [word.strip(MARKS) for word in text.split()]
    last = -REACH - 1
    for index, word in enumerate(words):
        if word in table.happenings:
            last = index
        if word in table.happens and index - last <= REACH:
            return True
    return False


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
