"""Do the reports name different actors or recipients?"""

from collections.abc import Iterator

from runut.compare.story import Claim, StoryView
from runut.compare.variants import disagreement
from runut.records.claims import Role
from runut.records.findings import Disagreement, Slot
from runut.records.links import Entry


def actors(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry that is laid to different actors; a report that names none, or only a group, says nothing."""
    yield from _differing(view, entry, "actor")


def recipients(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry that is done to different recipients; a report that names none, or only a group, says nothing."""
    yield from _differing(view, entry, "recipient")


def _differing(view: StoryView, entry: Entry, slot: Slot) -> Iterator[Disagreement]:
    says: dict[frozenset[str], list[str]] = {}
    for claim in view.claims(entry):
        parties = frozenset(view.actor_of[role.actor] for role in _roles(claim, slot))
        if parties and all(map(_told_apart, parties)) and not _exchanged(view, claim, entry, slot):
            says.setdefault(parties, []).append(claim.event.id)
    if len(says) > 1:
        named = {", ".join(sorted(view.names[one] for one in parties)): ids for parties, ids in says.items()}
        if len(named) > 1:
            yield disagreement(view.story.id, (entry.id, f"who is the {slot}"), slot, named, "conflict")


def _told_apart(actor: str) -> bool:
    """Whether the actor is somebody by name or office: two nouns for a group ("residents", "victims") may mean the same."""
    return actor.count(":") == 1


def _roles(claim: Claim, slot: Slot) -> tuple[Role, ...]:
    return claim.event.actors if slot == "actor" else claim.event.recipients


def _exchanged(view: StoryView, claim: Claim, entry: Entry, slot: Slot) -> bool:
    """Whether the report only puts the entry's own parties in other roles: one meets the other, or both meet."""
    everyone = {view.actor_of[role.actor] for role in (*claim.event.actors, *claim.event.recipients)}
    cell = entry.actors if slot == "actor" else entry.recipients
    mine = {view.actor_of[role.actor] for role in _roles(claim, slot)}
    return everyone == {*entry.actors, *entry.recipients} and mine != set(cell)
