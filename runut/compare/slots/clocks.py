"""Do the reports give the happening different hours?"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.slots.dates import LASTING
from runut.compare.story import Claim, StoryView, sentence_of
from runut.compare.variants import Difference
from runut.records.claims import Event
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.fingerprints import words

CHANGING = frozenset({("HAPPEN", "price")})  # what is told by the minute
NEAR = 80  # characters between an event and the hour that it is given
FRONT = 2  # words in front of an hour in which it is said to be about then
ROUNDED = 30  # minutes that an hour told as about then may be off


class Hour(Struct, frozen=True, gc=False, eq=False):
    """“Sekitar pukul 14.30 WIB”: an hour in minutes as a report gives it, its zone, and whether it is about then."""

    claim: Claim
    says: str
    minute: int
    zone: str
    about: bool


def clocks(view: StoryView, entry: Entry, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """One for an entry to which two articles give hours that cannot be the same, or about the same.

    `counting` has each language's words for “about”. An article that gives several hours tells of a course.
    """
    if (entry.type, entry.mode) in LASTING | CHANGING or entry.status == "historical":
        return
    given = [
        Hour(claim, *hour)
        for claim in view.claims(entry)
        if (hour := view.once.each(_hour, claim.reading, claim.event, counting.get(claim.reading.article.language)))
    ]
    by_article: dict[str, set[int]] = {}
    for one in given:
        by_article.setdefault(one.claim.reading.article.id, set()).add(one.minute)
    firm = [one for one in given if len(by_article[one.claim.reading.article.id]) == 1]
    pairs = [pair for pair in combinations(firm, 2) if _differ(*pair)]
    if pairs:
        says: dict[str, list[str]] = {}
        for one in dict.fromkeys(hour for pair in pairs for hour in pair):
            says.setdefault(one.says, []).append(one.claim.event.id)
        exact = any(not (one.about or other.about) or _apart(one, other) > ROUNDED for one, other in pairs)
        kind: DisagreementKind = "conflict" if exact else "precision"
        if len(says) > 1:
            yield Difference(slot="date", kind=kind, says=says, about=entry.summary, entry=entry.id, apart=0.0)


def _differ(one: Hour, other: Hour) -> bool:
    """Whether both are of one zone and one day, as far as they say, and not the same."""
    zones = one.zone == other.zone or "" in {one.zone, other.zone}
    dates = one.claim.event.date, other.claim.event.date
    return one.minute != other.minute and zones and (dates[0] == dates[1] or None in dates)


def _apart(one: Hour, other: Hour) -> int:
    return abs(one.minute - other.minute)


def _hour(reading: Reading, event: Event, language: Counting | None) -> tuple[str, int, str, bool] | None:
    """The one hour that the event's sentence gives, close to the event: what an `Hour` has of it."""
    hours = [one for one in reading.times if one.sentence == event.sentence and one.type == "TIME"]
    sentence = sentence_of(reading, event.sentence)
    if len(hours) != 1 or sentence is None:
        return None
    span, clock = hours[0].span, hours[0].value.partition("T")[2]
    far = max(span.start - event.trigger.end, event.trigger.start - span.end)
    if far > NEAR or not (clock[:2].isdecimal() and clock[3:5].isdecimal()):
        return None
    text = reading.article.text
    front = [word.folded for word in words(text, sentence.span) if word.end <= span.start][-FRONT:]
    inside = [word.folded for word in words(text, span)]
    about = language is not None and not language.near_places.isdisjoint({*front, *inside})
    zone = inside[-1] if inside and inside[-1].isalpha() and len(inside) > 1 else ""
    return (" ".join(span.quote(text).split()), int(clock[:2]) * 60 + int(clock[3:5]), zone, about)
