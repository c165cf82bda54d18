"""Do some reports leave open who did it, whom another names?"""

from collections.abc import Iterator, Mapping

from runut.compare.counting import Counting
from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.records.codebook import EventType
from runut.records.links import Entry
from runut.text.fingerprints import folded

GRAVE: frozenset[EventType] = frozenset(
    {"ACCUSE", "ASSAULT"}
)  # of which readers ask by whom; an arrest is the police's


def unnamed(view: StoryView, entry: Entry, counting: Mapping[str, Counting]) -> Iterator[Difference]:
    """One for a charge or an attack that some articles lay to somebody, and others tell in the passive alone."""
    if entry.type not in GRAVE:
        return
    claims = view.claims(entry)
    named = [claim for claim in claims if claim.event.actors]
    articles = {claim.reading.article.id for claim in named}
    known = {view.actor_of[role.actor] for claim in named for role in claim.event.actors}
    left_open = [
        claim
        for claim in claims
        if claim.reading.article.id not in articles and _passive(claim, counting) and not _told(view, claim, known)
    ]
    if named and left_open:
        says: dict[str, list[str]] = {}
        for claim in named:
            called = sorted({view.cards[view.actor_of[role.actor]].name for role in claim.event.actors})
            says.setdefault(", ".join(called), []).append(claim.event.id)
        for claim in left_open:
            trigger = " ".join(claim.event.trigger.quote(claim.reading.article.text).split())
            says.setdefault(f"“{trigger}”", []).append(claim.event.id)
        yield Difference(slot="actor", kind="precision", says=says, about=entry.summary, entry=entry.id, apart=0.0)


def _passive(claim: Claim, counting: Mapping[str, Counting]) -> bool:
    language = counting.get(claim.reading.article.language)
    told = folded(claim.reading.article.text, claim.event.trigger)
    return bool(language and told and not claim.event.actors and told[0].startswith(language.passives))


def _told(view: StoryView, claim: Claim, known: set[str]) -> bool:
    """Whether the sentence mentions who did it all the same, in no role that is read."""
    mentioned = (
        view.actor_of[actor.id]
        for actor in claim.reading.actors
        if any(mention.sentence == claim.event.sentence for mention in actor.mentions)
    )
    return not known.isdisjoint(mentioned)
