"""Do the reports name different actors or recipients?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from runut.compare.persons import related
from runut.compare.story import Claim, StoryView, later
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.claims import Role
from runut.records.findings import DisagreementKind, Slot
from runut.records.links import Entry

Parties = frozenset[str]
Said = Mapping[Parties, Sequence[Claim]]


def actors(view: StoryView, entry: Entry) -> Iterator[Difference]:
    """One for an entry that is laid to different actors, or to one that is told more exactly in one report than in another."""
    yield from _differing(view, entry, "actor")


def recipients(view: StoryView, entry: Entry) -> Iterator[Difference]:
    """One for an entry that is done to different recipients, or to one that is told more exactly here than there."""
    yield from _differing(view, entry, "recipient")


def _differing(view: StoryView, entry: Entry, slot: Slot) -> Iterator[Difference]:
    says: dict[Parties, list[Claim]] = {}
    for claim in view.claims(entry):
        parties = frozenset(view.actor_of[role.actor] for role in _roles(claim, slot))
        if parties and not _exchanged(view, claim, entry, slot):
            says.setdefault(parties, []).append(claim)
    relation, differing = sorted_out(says, lambda one, other: _relate(view, one, other))
    if relation == "conflict" and len(view.voices(claim for claims in says.values() for claim in claims)) == 1:
        return  # an article seldom contradicts itself about who acts
    named: dict[str, list[str]] = {}
    for parties in differing:
        called = ", ".join(sorted(view.cards[one].name for one in parties))
        named.setdefault(called, []).extend(claim.event.id for claim in says[parties])
    if relation is not None and len(named) > 1:
        kind = _kind(relation, {parties: says[parties] for parties in differing})
        yield Difference(slot=slot, kind=kind, says=named, about=entry.summary, entry=entry.id)


def _relate(view: StoryView, parties: Parties, others: Parties) -> Relation | None:
    """How two lists differ: a longer list of the same is fuller; what is left over must be told apart one by one."""
    mine, theirs = parties - others, others - parties
    if not mine or not theirs:
        return "precision" if all(view.cards[one].named for one in mine | theirs) else None
    pairs = {
        (one, other): related(view.cards[one], view.cards[other]) for one in sorted(mine) for other in sorted(theirs)
    }
    if _people(view, mine, theirs) or _people(view, theirs, mine):
        return "precision"
    met = {one for pair, relation in pairs.items() if relation == "precision" for one in pair}
    if met >= mine | theirs:
        return "precision"
    return "conflict" if all(relation == "conflict" for relation in pairs.values()) else None


def _people(view: StoryView, named: Parties, group: Parties) -> bool:
    """Whether several people are named on one side whom the other only calls by a noun (“Pelva and Oskar”, “two climbers”)."""
    cards, others = ([view.cards[one] for one in sorted(side)] for side in (named, group))
    people = len(cards) > 1 and all("person" in card.kinds and card.name[:1].isupper() for card in cards)
    return people and len(others) == 1 and not others[0].named and "group" in others[0].kinds


def _kind(relation: Relation, says: Said) -> DisagreementKind:
    """A development where each later report names more than the one before it."""
    ordered = sorted(says, key=len)
    grown = all(one < two and later(says[two], says[one]) for one, two in pairwise(ordered))
    return "development" if relation == "precision" and grown else relation


def _roles(claim: Claim, slot: Slot) -> tuple[Role, ...]:
    return claim.event.actors if slot == "actor" else claim.event.recipients


def _exchanged(view: StoryView, claim: Claim, entry: Entry, slot: Slot) -> bool:
    """Whether the report only puts the entry's own parties in other roles: one meets the other, or both meet."""
    everyone = {view.actor_of[role.actor] for role in (*claim.event.actors, *claim.event.recipients)}
    cell = entry.actors if slot == "actor" else entry.recipients
    mine = {view.actor_of[role.actor] for role in _roles(claim, slot)}
    return everyone == {*entry.actors, *entry.recipients} and mine != set(cell)
