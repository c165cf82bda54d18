"""Is what two articles have agreed on or signed called otherwise?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct

from runut.compare.story import Claim, StoryView
from runut.compare.terms import Phrase, Terms
from runut.compare.variants import Difference
from runut.records.codebook import EventType
from runut.text.days import Days, days

BINDING: frozenset[EventType] = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT"})
PARTIES = 2  # who binds themselves are two at least
STEM = 4  # letters; words that begin alike are forms of one
MOST = 40  # such tellings of one story that are held against each other


class Signed(Struct, frozen=True, gc=False, eq=False):
    """A telling of what was signed, with its day and who binds themselves."""

    claim: Claim
    phrase: Phrase
    dated: Days
    parties: frozenset[str]


def documents(view: StoryView, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for each thing that the same parties signed at the same time, and that two articles call by other words."""
    signed = [one for entry in view.entries for claim in view.claims(entry) if (one := _signed(view, claim, terms))]
    says: dict[str, list[str]] = defaultdict(list)
    for one, other in combinations(signed[:MOST], 2):
        if _one_document(one, other):
            for telling in (one, other):
                if telling.claim.event.id not in says[telling.phrase.says]:
                    says[telling.phrase.says].append(telling.claim.event.id)
    if len(says) > 1:
        yield Difference(slot="name", kind="precision", says=says, about=min(says))


def _signed(view: StoryView, claim: Claim, terms: Mapping[str, Terms]) -> Signed | None:
    event, language = claim.event, terms.get(claim.reading.article.language)
    if language is None or event.type not in BINDING:
        return None
    dated, acting = days(event.date), {view.actor_of[role.actor] for role in (*event.actors, *event.recipients)}
    if dated is None or len(acting) < PARTIES:
        return None
    phrase = view.once.each(language.document, claim.reading, event)
    parties = frozenset(view.cards[one].country or one for one in acting)
    if phrase is None or len(parties) < PARTIES or not phrase.words:
        return None
    return Signed(claim, phrase, dated, parties)


def _one_document(one: Signed, other: Signed) -> bool:
    apart = one.claim.reading.article.id != other.claim.reading.article.id
    stems = [{word[:STEM] for word in side.phrase.words} for side in (one, other)]
    return apart and one.parties == other.parties and one.dated.meets(other.dated) and not stems[0] & stems[1]
