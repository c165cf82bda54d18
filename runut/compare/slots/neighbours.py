"""Is a state said to do what, a few sentences on, somebody of it does?"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from runut.compare.cards import Card
from runut.compare.persons import related
from runut.compare.story import Claim, StoryView
from runut.compare.variants import Difference
from runut.records.links import Entry

NEAR = 3  # sentences of one article between two tellings of one deed
MOST = 40  # entries of one kind that an entry is held against; where there are more, nothing joins two of them


def neighbours(view: StoryView) -> Iterator[Difference]:
    """One for two entries of one kind that an article tells close by, of a state and of a person who acts for it."""
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in view.entries:
        if entry.type != "HAPPEN" and entry.status != "historical":
            blocks[entry.type].append(entry)
    for _, block in sorted(blocks.items()):
        for one, other in combinations(sorted(block, key=lambda entry: entry.id)[:MOST], 2):
            if one.mode == other.mode or not one.mode or not other.mode:
                yield from _acting(view, one, other)


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


def _close(one: Claim, other: Claim) -> bool:
    same = one.reading.article.id == other.reading.article.id
    return same and 0 < abs(one.event.sentence - other.event.sentence) <= NEAR
