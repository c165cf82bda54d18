"""Is what some report as done, by others planned, doubted or denied?"""

from collections.abc import Iterator, Mapping, Sequence

from runut.compare.doubts import Doubts
from runut.compare.slots.dates import LASTING
from runut.compare.story import Claim, StoryView, in_title, later
from runut.compare.variants import Difference
from runut.records.claims import Event, Status
from runut.records.codebook import EventType
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.records.reading import Reading

ALLEGED = "alleged"  # beside the statuses of events: done, as somebody says who need not be believed
# What is past for one is past for all: background does not contradict news.
SAME: frozenset[Status] = frozenset({"occurred", "historical"})
# What is offered or promised as one of OFFERS, and done as one of DEEDS.
OFFERS: frozenset[EventType] = frozenset({"AGREE", "CONCEDE"})
DEEDS: frozenset[EventType] = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"})
Said = Mapping[str, Sequence[Claim]]


def statuses(view: StoryView, entry: Entry, doubts: Mapping[str, Doubts]) -> Iterator[Difference]:
    """One for an entry whose reports differ in status.

    A development where what was ahead, offered or open is done in later reports, a matter of precision where some tell for
    sure what others only allege or deem possible.
    """
    says: dict[str, list[Claim]] = {}
    claims = view.claims(entry)
    offers, deeds = ([one for one in claims if one.event.type in types] for types in (OFFERS, DEEDS))
    kept = bool(offers) and bool(deeds) and later(deeds, offers)
    for claim in claims:
        language = doubts.get(claim.reading.article.language)
        own = view.once.each(_status, claim.reading, claim.event, language)
        status = "future" if kept and claim in offers else own
        says.setdefault(status, []).append(claim)
    told = _differing(says if (entry.type, entry.mode) in LASTING else _meant(view, says))
    if len(told) > 1:
        versions = {status: [claim.event.id for claim in claims] for status, claims in told.items()}
        kind = _kind(told)
        apart = 1.0 if "denied" in told else 0.5
        yield Difference(slot="status", kind=kind, says=versions, about=entry.summary, entry=entry.id, apart=apart)


def _status(reading: Reading, event: Event, language: Doubts | None) -> str:
    """How the report tells that the event stands."""
    if event.status not in SAME:
        return event.status
    if _promised(reading, event):
        return "future"
    return ALLEGED if language is not None and language.doubted(reading, event) else "occurred"


def _promised(reading: Reading, event: Event) -> bool:
    """Whether what is told as done is what somebody only offers or agrees to do, in the words just before."""
    if event.type not in DEEDS:
        return False
    offers = [one for one in reading.events if one.type in OFFERS and one.sentence == event.sentence]
    return any(
        event.trigger.start - one.trigger.start >= 0 and event.trigger.start <= one.trigger.end + 1 for one in offers
    )


def _meant(view: StoryView, says: Said) -> Said:
    """The versions without a denial by voices that tell it as done as well: they tell of two happenings, or of a part."""
    done = view.voices(says.get("occurred", ()))
    denied = view.voices(says.get("denied", ()))
    return {status: claims for status, claims in says.items() if status != "denied" or not denied <= done}


def _differing(says: Said) -> Said:
    """The versions that exclude each other: plans and possibilities do not, nor an article that weighs what it tells."""
    firm = {status: claims for status, claims in says.items() if status in {"occurred", "denied"}}
    if not firm:
        return {}
    if set(says) == {"denied", "hypothetical"} or set(says) == {"denied", ALLEGED}:
        return {}
    if "denied" not in says and "future" not in says and _articles(says) == 1 and not _headlined(says):
        return {}
    return says


def _headlined(says: Said) -> bool:
    """Whether a headline tells for sure what its text nowhere does, or the other way round."""
    sides: tuple[set[str], set[str]] = set(), set()
    for status, claims in says.items():
        for claim in claims:
            sides[in_title(claim)].add(status)
    return all(sides) and sides[0].isdisjoint(sides[1]) and {"occurred"} in sides


def _articles(says: Said) -> int:
    return len({claim.reading.article.id for claims in says.values() for claim in claims})


def _kind(says: Said) -> DisagreementKind:
    if "denied" in says:
        return "conflict"
    done = says.get("occurred", ())
    if all(later(done, claims) for status, claims in says.items() if status != "occurred"):
        return "development"
    return "conflict" if "future" in says else "precision"
