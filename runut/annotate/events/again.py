"""What do other sentences of the article say about when the same thing happened?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from runut.annotate.events.days import YEAR, Days
from runut.annotate.events.when import Calendar
from runut.languages.schema.dates import DateTable
from runut.records.claims import Event, Role

NEWS = frozenset(
    {"ASSAULT", "HAPPEN", "COERCE", "ACCUSE", "SANCTION"}
)  # types whose kind (type and mode) makes a story
SETTLED = frozenset({"occurred", "denied"})  # what is known to have happened on a day, or not to have
OPENING = 2  # the last sentence of title and lead, which tell what the article is about
NEXT = 2  # sentences in which what one says further is still said on the same day


def shared(events: Sequence[Event], calendar: Calendar, table: DateTable) -> tuple[Event, ...]:
    """The events with dates taken over from others of the article that tell the same happening.

    Which types may take which date stands in the pack. Dates taken over have no span of their own. The types were chosen on
    annotated sets, each rule kept where it was right more often than wrong in most of them.
    """
    events = tuple(_still_news(events))
    found = _Found(events, calendar.days, table)
    return tuple(
        event
        if event.date is not None or event.status not in SETTLED or event.trigger in calendar.asides
        else replace(event, date=found.date(event))
        for event in events
    )


def _still_news(events: Sequence[Event]) -> Iterator[Event]:
    """What the article is about has occurred, however long ago; only what it does not open with is background."""
    opening = {(event.type, event.mode) for event in events if event.sentence <= OPENING and event.mode}
    for event in events:
        news = event.status == "historical" and event.type in NEWS and (event.type, event.mode) in opening
        yield replace(event, status="occurred", status_span=None) if news else event


class _Found:
    """The dated events of an article, by what others may share with them."""

    def __init__(self, events: Sequence[Event], days: Days, table: DateTable) -> None:
        self._table, self._days = table, days
        self._by_type: dict[str, list[Event]] = {}
        self._by_sentence: dict[int, list[Event]] = {}
        kinds = {event.type for event in events}
        self._attacked = not kinds.isdisjoint(table.lone) and kinds.isdisjoint(table.riots)
        self._opening = [event for event in events if event.sentence <= OPENING]
        for event in events:
            if event.date is not None and event.status == "occurred" and len(event.date) > YEAR:
                self._by_type.setdefault(event.type, []).append(event)
                self._by_sentence.setdefault(event.sentence, []).append(event)
        self._disaster = _most(one.date for one in self._by_type.get("HAPPEN", ()) if one.mode in table.disasters)
        self._riot = _most(one.date for kind in table.riots for one in self._by_type.get(kind, ()))

    def date(self, event: Event) -> str | None:
        """The first date that one of the reasons gives, best reason first."""
        reasons = (self._toll, self._news, self._announced, self._party, self._kind, self._incident, self._beside)
        return next((day for reason in reasons if (day := reason(event))), None)

    def _toll(self, event: Event) -> str | None:
        """Who died, died in the article's disaster or riot."""
        return (self._disaster or self._riot) if event.mode in self._table.tolls else None

    def _news(self, event: Event) -> str | None:
        """What title or lead tells, happened on the only day of the article that is news."""
        told = event.type in self._table.only and any(_kindred(event, other) for other in self._opening)
        return self._days.news if told else None

    def _announced(self, event: Event) -> str | None:
        """“That was said on Monday” dates what was said in the sentences before."""
        spoken = event.type in self._table.said and event.mode not in self._table.inquests
        return self._days.announced_after(event.sentence) if spoken else None

    def _party(self, event: Event) -> str | None:
        """The same parties did it once."""
        if event.type not in self._table.parties:
            return None
        return _most(other.date for other in self._by_type.get(event.type, ()) if _same(event, other))

    def _kind(self, event: Event) -> str | None:
        """What is of one kind happened together; an attack only where there was but one, and not months ago."""
        alike = [other.date for other in self._by_type.get(event.type, ()) if other.mode == event.mode]
        if event.type in self._table.kinds:
            return _most(alike)
        day = alike[0] if event.type in self._table.lone and len(set(alike)) == 1 else None
        return day if day and self._days.recent(day) else None

    def _incident(self, event: Event) -> str | None:
        """What belongs to the article's disaster or incident shares its day."""
        table, sudden = self._table, event.mode in self._table.sudden
        if self._disaster and (event.type in table.beset or (event.type == "HAPPEN" and event.mode in table.follows)):
            return self._disaster
        if self._days.mishap and (event.type in table.beset or sudden):
            return self._days.mishap
        return self._days.incident if not self._attacked and (event.type in table.riots or sudden) else None

    def _beside(self, event: Event) -> str | None:
        """The date of what the same actor did in this sentence or just before."""
        if event.type not in self._table.beside:
            return None
        doers = {role.actor for role in event.actors}
        for sentence in range(event.sentence, event.sentence - NEXT - 1, -1):
            for other in reversed(self._by_sentence.get(sentence, ())):
                if not doers.isdisjoint(role.actor for role in other.actors):
                    return other.date
        return None


def _most(dates: Iterable[str | None]) -> str | None:
    """The date told most often, of several the one told first."""
    ranked = Counter(dates).most_common(1)
    return ranked[0][0] if ranked else None


def _kindred(one: Event, other: Event) -> bool:
    """Whether two events are of one kind, and done by nobody else."""
    return (one.type, one.mode) == (other.type, other.mode) and _shared(one.actors, other.actors)


def _same(one: Event, other: Event) -> bool:
    """Whether two events may be one happening: one type, no role names somebody else, and the mode does not differ."""
    if one.type != other.type:
        return False
    if one.mode != other.mode and not (
        (one.mode is None or other.mode is None) and _shared(one.actors, other.actors) and one.actors and other.actors
    ):
        return False
    return _shared(one.actors, other.actors) and _shared(one.recipients, other.recipients)


def _shared(one: tuple[Role, ...], other: tuple[Role, ...]) -> bool:
    ids = {role.actor for role in one}
    return not one or not other or any(role.actor in ids for role in other)
