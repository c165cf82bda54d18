"""Does one report give only the day of what another tells by its hour, or by a part of that day?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from types import MappingProxyType

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.slots.clocks import CHANGING, NEAR
from runut.compare.slots.dates import LASTING
from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference, Relation
from runut.records.annotations import TimeExpression
from runut.records.claims import Event
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.days import days
from runut.text.fingerprints import words

WHOLE = (0, 24)  # the first and the last hour of a day
# The first and the last hour that a part of the day of TIMEX3 may mean.
PARTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"MO": (0, 11), "MI": (10, 15), "AF": (10, 18), "EV": (14, 21), "DT": (5, 18), "NI": (17, 24)}
)


class Told(Struct, frozen=True, gc=False):
    """“Sabtu siang”: a day with the hours of it that a report may mean, whether it gives the hour itself, and its words."""

    date: str
    hours: tuple[int, int]
    clock: bool
    says: str


class Side(Struct, frozen=True, gc=False, eq=False):
    """How exactly one article tells the day, and the claims in which it does."""

    told: Told
    claims: tuple[Claim, ...]


def dayparts(view: StoryView, entry: Entry, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """One for an entry to which one article gives a day, another an hour or a part of it; parts that cannot be one conflict.

    An article that gives several tells of a course. Two hours are for `clocks` to compare. `counting` has each language's words
    in front of the hour of a count.
    """
    if (entry.type, entry.mode) in LASTING | CHANGING or entry.status == "historical":
        return
    pairs = [
        (relation, pair)
        for pair in combinations(_sides(view, entry, counting), 2)
        if (relation := _relation(pair[0].told, pair[1].told))
    ]
    if pairs:
        kind: DisagreementKind = "conflict" if any(relation == "conflict" for relation, _ in pairs) else "precision"
        says: dict[str, list[str]] = {}
        called: dict[tuple[str, tuple[int, int]], str] = {}
        for side in dict.fromkeys(side for _, pair in pairs for side in pair):
            version = called.setdefault((side.told.date, side.told.hours), side.told.says)
            says.setdefault(version, []).extend(claim.event.id for claim in side.claims)
        if len(says) > 1:
            yield Difference(slot="date", kind=kind, says=says, about=entry.summary, entry=entry.id, apart=0.0)


def _sides(view: StoryView, entry: Entry, counting: Mapping[str, Counting]) -> Sequence[Side]:
    """What each article tells most exactly, the earliest first; nothing of one that tells hours that cannot be one."""
    by_article: dict[str, list[tuple[Told, Claim]]] = {}
    for claim in view.claims(entry):
        if told := view.once.each(_told, claim.reading, claim.event, counting.get(claim.reading.article.language)):
            by_article.setdefault(claim.reading.article.id, []).append((told, claim))
    sides = []
    for found in by_article.values():
        finest = min((told for told, _ in found), key=lambda told: told.hours[1] - told.hours[0])
        if all(told.date == finest.date and _meet(told, finest) for told, _ in found):
            sides.append(Side(finest, tuple(claim for told, claim in found if told.hours == finest.hours)))
    return sides


def _relation(one: Told, other: Told) -> Relation | None:
    """How two tellings of one day differ; None where both give all of it, one part, or an hour each."""
    if one.date != other.date or one.hours == other.hours or (one.clock and other.clock):
        return None
    return "precision" if _meet(one, other) else "conflict"


def _meet(one: Told, other: Told) -> bool:
    return one.hours[0] <= other.hours[1] and other.hours[0] <= one.hours[1]


def _told(reading: Reading, event: Event, language: Counting | None) -> Told | None:
    """The day of an event as its own words give it; None where they give none close by, or that of a count."""
    found, span = days(event.date), event.date_span
    if span is None or found is None or not found.exact:
        return None
    if max(span.start - event.trigger.end, event.trigger.start - span.end) > NEAR:
        return None
    time = next((one for one in reading.times if one.sentence == event.sentence and one.span == span), None)
    hours = _hours(time) if time else None
    front = [word.folded for word in words(reading.article.text, event.sentence_span) if word.end <= span.start][-1:]
    if time is None or hours is None or (language and not language.until.isdisjoint(front)):
        return None
    says = " ".join(span.quote(reading.article.text).split())
    return Told(found.first.isoformat(), hours[0], hours[1], found.first.isoformat() if hours[0] == WHOLE else says)


def _hours(time: TimeExpression) -> tuple[tuple[int, int], bool] | None:
    """The hours that an expression may mean, and whether it gives the hour itself; None where it gives a course of them."""
    clock = time.value.partition("T")[2]
    if not clock:
        return WHOLE, False
    if clock in PARTS:
        return PARTS[clock], False
    return ((int(clock[:2]), int(clock[:2])), True) if clock[:2].isdecimal() and "/" not in clock else None
