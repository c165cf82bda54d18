"""What do other sentences of the article say about when the same thing happened?"""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from runut.languages.schema.events import DateTable
from runut.records.claims import Event, Role


def shared(events: Sequence[Event], table: DateTable) -> tuple[Event, ...]:
    """The events with dates taken over from others of the article that tell the same happening.

    First from an event of the same type, mode and actors, the one most often told; then what followed from a disaster takes
    the date of the article's disaster. Dates taken over have no span of their own.
    """
    groups: dict[str, list[Event]] = {}
    for event in events:
        if event.date is not None and event.status == "occurred":
            groups.setdefault(event.type, []).append(event)
    main = _main(groups.get("HAPPEN", []), table)
    return tuple(_dated(event, groups.get(event.type, []), main, table) for event in events)


def _main(happened: list[Event], table: DateTable) -> str | None:
    """The date of the article's disaster, where one is told more often than any other."""
    days = Counter(event.date for event in happened if event.mode in table.disasters)
    ranked = days.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _dated(event: Event, others: list[Event], main: str | None, table: DateTable) -> Event:
    if event.date is not None or event.status != "occurred":
        return event
    days = Counter(other.date for other in others if _same(event, other))
    ranked = days.most_common(2)
    if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]):
        return replace(event, date=ranked[0][0])
    if main is not None and event.type == "HAPPEN" and event.mode in table.follows:
        return replace(event, date=main)
    return event


def _same(one: Event, other: Event) -> bool:
    """Whether two events of one type may be one happening: no role names somebody else, and the mode does not differ."""
    if one.mode != other.mode and not (
        (one.mode is None or other.mode is None) and _shared(one.actors, other.actors) and one.actors and other.actors
    ):
        return False
    return _shared(one.actors, other.actors) and _shared(one.recipients, other.recipients)


def _shared(one: tuple[Role, ...], other: tuple[Role, ...]) -> bool:
    ids = {role.actor for role in one}
    return not one or not other or any(role.actor in ids for role in other)
