"""Do two entries that are kept apart tell one deed, more exactly here and less there?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from runut.compare.persons import related
from runut.compare.slots.parties import people
from runut.compare.story import Card, Claim, StoryView
from runut.compare.variants import Difference
from runut.records.links import Entry
from runut.text.fingerprints import words

NEAR = 3  # sentences of one article between two tellings of one deed
STEM = 6  # letters that two words for one deed share, whatever is put in front and behind
MOST = 40  # entries of one kind that an entry is held against; where there are more, nothing joins two of them


def neighbours(view: StoryView) -> Iterator[Difference]:
    """One for two entries of one kind of which one names who acts for a state, or who it was that was only counted.

    Entries are of one deed where an article tells them close by, of a state and somebody of it, towards the same; or where
    articles of their own tell them in like words.
    """
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.entries:
        if entry.type != "HAPPEN" and entry.status != "historical":
            blocks[entry.type].append(entry)
    for _, block in sorted(blocks.items()):
        for one, other in combinations(sorted(block, key=lambda entry: entry.id)[:MOST], 2):
            if one.mode == other.mode or not one.mode or not other.mode:
                yield from _acting(view, one, other)
                yield from _acted_upon(view, one, other)


def _acting(view: StoryView, one: Entry, other: Entry) -> Iterator[Difference]:
    """A state, and a person of it, who do the same to the same within a few sentences."""
    if one.recipients and other.recipients and not set(one.recipients) & set(other.recipients):
        return
    says: dict[str, list[str]] = {}
    for mine, theirs in product(view.claims(one), view.claims(other)):
        acting = [view.cards[view.actor_of[role.actor]] for claim in (mine, theirs) for role in claim.event.actors]
        alone = len(mine.event.actors) == len(theirs.event.actors) == 1
        if alone and _close(mine, theirs) and _for_state(*acting):
            for card, claim in zip(acting, (mine, theirs), strict=True):
                says.setdefault(card.name, []).append(claim.event.id)
    if len(says) > 1:
        yield Difference(slot="actor", kind="precision", says=says, about=one.summary, entry=one.id)


def _for_state(one: Card, other: Card) -> bool:
    """Whether one is a state, and the other a person of it."""
    state, person = (one, other) if "state" in one.kinds else (other, one)
    apart = "state" in state.kinds and "person" in person.kinds
    return apart and bool(one.country) and one.country == other.country and related(one, other) == "precision"


def _acted_upon(view: StoryView, one: Entry, other: Entry) -> Iterator[Difference]:
    """People who are named here and counted there, by different articles in like words."""
    sides = [[claim for claim in view.claims(entry) if claim.event.recipients] for entry in (one, other)]
    told = [frozenset(view.actor_of[role.actor] for claim in side for role in claim.event.recipients) for side in sides]
    articles = [{claim.reading.article.id for claim in side} for side in sides]
    if articles[0] & articles[1] or not _runs(sides[0]) & _runs(sides[1]):
        return
    if people(view, *told) or people(view, *told[::-1]):
        named = [", ".join(sorted(view.cards[actor].name for actor in side)) for side in told]
        says = {name: [claim.event.id for claim in side] for name, side in zip(named, sides, strict=True)}
        yield Difference(slot="recipient", kind="precision", says=says, about=one.summary, entry=one.id)


def _close(one: Claim, other: Claim) -> bool:
    same = one.reading.article.id == other.reading.article.id
    return same and 0 < abs(one.event.sentence - other.event.sentence) <= NEAR


def _runs(claims: Sequence[Claim]) -> frozenset[str]:
    told = (words(claim.reading.article.text, claim.event.trigger) for claim in claims)
    forms = {word.folded for said in told for word in said}
    return frozenset(form[at : at + STEM] for form in forms for at in range(len(form) - STEM + 1))
