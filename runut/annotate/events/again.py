"""What do other sentences of the article say about when the same thing happened?"""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from runut.languages.schema.events import DateTable
from runut.records.claims import Event, Role

PAST = frozenset({"occurred", "hypothetical"})
OPENING = 2  # the last sentence of title and lead, which tell what the article is about
NEXT = 2  # sentences in which what one says further is still said on the same day


class Told(Struct, frozen=True):
    """What an article says of its days: `days` are all that it names, `happening` when it took place."""

    days: tuple[str, ...] = ()
    happening: str | None = None


def shared(events: Sequence[Event], told: Told, table: DateTable) -> tuple[Event, ...]:
    """The events with dates taken over from others of the article that tell the same happening.

    Which types may take which date stands in the pack: that of an event with the same parties, of one of the same kind, of
    the article's disaster, of what the same actor did just before, or the only day of the article for what it is
    about. Dates taken over have no span of their own. The types were chosen on eight
    annotated sets, each rule kept where it was right more often than wrong in most of them.
    """
    found = _Found(events, told, table)
    return tuple(event if found.settled(event) else replace(event, date=found.date(event)) for event in events)


class _Found:
    """The dated events of an article, by what others may share with them."""

    def __init__(self, events: Sequence[Event], told: Told, table: DateTable) -> None:
        self._table, self._told = table, told
        self._by_type: dict[str, list[Event]] = {}
        self._by_sentence: dict[int, list[Event]] = {}
        self._opening = [event for event in events if event.sentence <= OPENING]
        self._day = told.days[0] if len(set(told.days)) == 1 else None
        for event in events:
            if event.date is not None and event.status == "occurred":
                self._by_type.setdefault(event.type, []).append(event)
                self._by_sentence.setdefault(event.sentence, []).append(event)
        self._disaster = told.happening or _most(
            one.date for one in events if one.date and one.status in PAST and one.mode in table.disasters
        )

    def settled(self, event: Event) -> bool:
        """Whether the event has a date, or is one of those that take none over."""
        return event.date is not None or event.status != "occurred"

    def date(self, event: Event) -> str | None:
        table, kind = self._table, event.type
        if event.mode in table.tolls and self._disaster:
            return self._disaster
        if kind in table.only and self._day and any(_kindred(event, other) for other in self._opening):
            return self._day
        others = self._by_type.get(kind, [])
        if kind in table.parties and (day := _most(other.date for other in others if _same(event, other))):
            return day
        alike = [other.date for other in others if other.mode == event.mode]
        if (kind in table.kinds or (kind in table.lone and len(set(alike)) == 1)) and (day := _most(alike)):
            return day
        if kind in table.beset or (kind == "HAPPEN" and event.mode in table.follows):
            return self._disaster
        return self._beside(event) if kind in table.beside else None

    def _beside(self, event: Event) -> str | None:
        """The date of what the same actor did in this sentence or just before."""
        doers = {role.actor for role in event.actors}
        for sentence in range(event.sentence, event.sentence - NEXT - 1, -1):
            for other in reversed(self._by_sentence.get(sentence, ())):
                if not doers.isdisjoint(role.actor for role in other.actors):
                    return other.date
        return None


def _most(dates: Iterable[str | None]) -> str | None:
    """The date told more often than any other."""
    ranked = Counter(dates).most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


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
