"""Which entry of one story another story looks back on: an old happening is one entry, whoever recalls it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from runut.records.links import Entry, Mark, Moment, Reason
from runut.text.days import days
from runut.text.fingerprints import digest

OLD = 30  # days between what happened and its first telling from which a story only looks back on it
JUDGED = "judgement"  # the reason under which an analyst's word stands
WEIGHT = 3.0  # what the same day and the same parties count


def recalled(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """`entries` of several stories in order of id; what one story looks back on stands in the entry of the story it is news of.

    Two entries are one old happening where type, date, actors and recipients are the same and all but one of the stories look
    back on it. Where all do, it stays in the story that told it first. Of one story at most one entry takes part: what its
    own words keep apart stays apart.
    """
    alike: dict[object, dict[str, Entry]] = defaultdict(dict)
    apart: list[Entry] = []
    for entry in sorted(entries, key=lambda one: one.id):
        key = _same(entry)
        if key is None or entry.story in alike[key]:
            apart.append(entry)
        else:
            alike[key][entry.story] = entry
    joined = chain.from_iterable(_joined(tuple(found.values())) for found in alike.values())
    return tuple(sorted([*apart, *joined], key=lambda one: one.id))


def marks(entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """What other stories may recall of the `entries` of one story, or it of theirs, in order of key."""
    first: dict[object, Entry] = {}
    for entry in sorted(entries, key=lambda one: one.id):
        if (key := _same(entry)) is not None:
            first.setdefault(key, entry)
    return tuple(sorted((_mark(key, entry) for key, entry in first.items()), key=lambda one: one.key))


def _mark(key: object, entry: Entry) -> Mark:
    key_, value = (digest(msgspec.json.encode(one).decode()) for one in (key, entry))
    return Mark(key_, _looks_back(entry), value)


def shared(marked: Mapping[str, Iterable[Mark]]) -> dict[str, dict[str, tuple[Mark, ...]]]:
    """Story -> by story, what it and others tell as one old happening: what each of `marked` has of it."""
    alike: dict[str, dict[str, Mark]] = defaultdict(dict)
    for story in sorted(marked):
        for mark in marked[story]:
            alike[mark.key][story] = mark
    found: dict[str, dict[str, tuple[Mark, ...]]] = defaultdict(dict)
    for _, having in sorted(alike.items()):
        if len(having) > 1 and sum(not mark.back for mark in having.values()) <= 1:
            for story in having:
                for other, mark in having.items():
                    found[story][other] = (*found[story].get(other, ()), mark)
    return found


def _same(entry: Entry) -> object | None:
    """What two tellings of one old happening share; None where too little is known to tell, or an analyst has judged."""
    if any(reason.signal == JUDGED for reason in entry.reasons):
        return None
    when = days(entry.date)
    known = (
        when is not None and (entry.actors or entry.recipients) and (when.exact or (entry.actors and entry.recipients))
    )
    mode = entry.mode if entry.type == "HAPPEN" else None
    return (entry.type, mode, entry.date, entry.actors, entry.recipients) if known else None


def _joined(alike: Sequence[Entry]) -> Iterable[Entry]:
    news = [entry for entry in alike if not _looks_back(entry)]
    if len(alike) == 1 or len(news) > 1:
        return alike
    home = news[0] if news else min(alike, key=lambda one: (_first(one) or "9", one.id))
    said = f"{len(alike)} stories tell it of the same day and parties."
    return [
        msgspec.structs.replace(
            home,
            events=tuple(sorted(chain.from_iterable(one.events for one in alike))),
            history=_history(chain.from_iterable(one.history for one in alike)),
            reasons=(*home.reasons, Reason("recalled", said, WEIGHT)),
        )
    ]


def _looks_back(entry: Entry) -> bool:
    if entry.status == "historical":
        return True
    when, told = days(entry.date), days(_first(entry))
    return when is not None and told is not None and (told.first - when.last).days > OLD


def _first(entry: Entry) -> str | None:
    return entry.history[0].published if entry.history else None


def _history(moments: Iterable[Moment]) -> tuple[Moment, ...]:
    found: list[Moment] = []
    for moment in sorted(moments, key=lambda one: (one.published or "9", one.status)):
        if not found or found[-1].status != moment.status:
            found.append(moment)
    return tuple(found)
