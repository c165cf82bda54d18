"""When did it happen, by the article's own words?"""

from runut.annotate.events.days import DAY, YEAR, Dated, Days, day_of, moved
from runut.annotate.events.line import Line
from runut.annotate.events.occasions import Occasions
from runut.annotate.events.people import People
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.dates import DateTable
from runut.records.annotations import TimeExpression
from runut.records.claims import Chain, Event, Statement
from runut.records.reading import Reading
from runut.records.span import Span

GAP = 3  # characters between a reporting cue and the date of the report
FAR = 80  # characters behind a reporting cue in which a date at the end of a sentence is still the report's
BESIDE = 2  # words before a trigger in which one says that it goes on or happens again and again


class Calendar:
    """The dates of one article, by sentence, and what they do not date: reports, sayings, other clauses."""

    def __init__(self, reading: Reading, table: DateTable, people: People) -> None:
        """Sort the time expressions, chains and statements by sentence."""
        self._table, self._people = table, people
        self._lasting, self._counted = frozenset(table.lasting), frozenset(table.counted)
        self._published = (reading.article.published or "")[:DAY]
        self._text = reading.article.text
        self.days = Days(reading, table)
        self.asides: set[Span] = set()
        self._times = Shelf[TimeExpression](self.days.told, lambda time: (time.sentence, time.span))
        vague = (time for time in reading.times if time.value == "PAST_REF" or time.value.startswith("PX"))
        self._vague = Shelf[TimeExpression](vague, lambda time: (time.sentence, time.span))
        self._occasions = Occasions(reading.statements)
        self._cues = Shelf[Chain](reading.chains, lambda chain: (chain.sentence, chain.cue))

    def of(self, event: Event, line: Line, trigger: Trigger) -> Dated:
        """The nearest date that belongs to the trigger's clause; a speech act in a statement takes that of the saying."""
        if self._aside(event, line, trigger):
            self.asides.add(event.trigger)
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
        if best.value is None and statement is None and event.sentence in self.days.tails:
            return self.days.tails[event.sentence]
        return best

    def _aside(self, event: Event, line: Line, trigger: Trigger) -> bool:
        """Whether the event has a vague time, goes on, comes again and again, or is a saying told in a relative clause."""
        if any(
            self._attached(time.span, event, line, trigger) for time in self._vague.near(event.sentence, event.trigger)
        ):
            return True
        near = line.raw[max(0, trigger.first - BESIDE) : trigger.last + 2]
        if event.type != "HAPPEN" and not self._lasting.isdisjoint(near):
            return True
        before = line.raw[trigger.first - 1] if trigger.first else ""
        return event.type in self._table.said and before in self._table.relatives

    def _told(self, time: TimeExpression, statement: Statement | None) -> str | None:
        """The date of an expression; inside a statement, “yesterday” is counted from the day on which it was said."""
        value = day_of(time.value)
        if statement is None or not value or len(value) != DAY or not statement.content.overlaps(time.span):
            return value
        words = time.span.quote(self._text).lower().split()
        if self._counted.isdisjoint(words) or any(map(str.isdecimal, words)):
            return value
        said = statement.date or (statement.speaker and self._occasions.of(statement.speaker.actor, statement.sentence))
        return moved(value, self._published, said[:DAY]) or value if said else value

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

    def earlier_year(self, date: str | None) -> bool:
        """Whether the date lies in a calendar year before the article's; a bare year before may be less than a year ago."""
        if not date or not self._published or not date[:4] < self._published[:4]:
            return False
        return len(date) > YEAR or int(date[:4]) + 1 < int(self._published[:4])

    def _later(self, value: str) -> bool:
        """Whether the date lies behind the publication."""
        value = value.partition("/")[0]
        published = self._published[: len(value)]
        return bool(published) and "W" not in value and value > published

    def _attached(self, time: Span, event: Event, line: Line, trigger: Trigger) -> bool:
        """Whether no report, no clause and no noun of its own stands between the date and the trigger."""
        for cue in (chain.cue for chain in self._cues.near(event.sentence, time)):
            if cue.overlaps(time) or self._reported(cue, time):
                return False
            if cue.start >= event.trigger.end and 0 <= time.start - cue.end <= FAR:
                return False
        first = line.index_at(time.start)
        if self._owned(line.raw[first - 1] if first else "", first, event, trigger):
            return False
        if first > trigger.last:
            between = range(trigger.last + 1, max(trigger.last + 1, first - 1))
            return self._set_off(line, first) or not any(line.raw[i] in self._table.walls for i in between)
        between = range(line.index_at(time.end - 1) + 1, trigger.first)
        return not any(line.raw[i] in self._table.fences for i in between)

    def _reported(self, cue: Span, time: Span) -> bool:
        """“*quoted by Alpha from Beta*, Thursday”: whether nothing but a name stands between a report's cue and the date."""
        if 0 <= time.start - cue.end <= GAP:
            return True
        between = self._text[cue.end : time.start] if cue.end < time.start <= cue.end + FAR else ""
        words = between.rstrip(" ,").split()
        return bool(words) and "," not in between.rstrip(" ,") and all(word[:1].isupper() for word in words[1:])

    def _owned(self, before: str, first: int, event: Event, trigger: Trigger) -> bool:
        """Whether the word before the date at word `first` makes it that of a noun, a count, another clause or a beginning."""
        table = self._table
        if before in table.owners or (before in table.until and event.mode in table.tolls):
            return True
        if first > trigger.last:
            return before in table.turns
        return before in table.since and first > 1 and event.type != "HAPPEN"

    def _set_off(self, line: Line, first: int) -> bool:
        """Whether a comma and a preposition stand before the date at word `first`: it dates the whole sentence."""
        return first > 1 and line.raw[first - 2] == "," and line.raw[first - 1] in self._table.onsets
