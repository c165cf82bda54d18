"""Do the reports name different actors or recipients?"""

from collections.abc import Iterator, Mapping, Sequence

from runut.compare.story import Claim, StoryView
from runut.compare.variants import disagreement
from runut.records.claims import Role
from runut.records.findings import Disagreement, Slot
from runut.records.links import Entry

Said = Mapping[frozenset[str], Sequence[Claim]]


def actors(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry that is laid to different actors; a report that names none, or only a group, says nothing."""
    yield from _differing(view, entry, "actor")


def recipients(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry that is done to different recipients; a report that names none, or only a group, says nothing."""
    yield from _differing(view, entry, "recipient")


def _differing(view: StoryView, entry: Entry, slot: Slot) -> Iterator[Disagreement]:
    says: dict[frozenset[str], list[Claim]] = {}
    for claim in view.claims(entry):
        parties = frozenset(view.actor_of[role.actor] for role in _roles(claim, slot))
        if parties and all(map(_told_apart, parties)) and not _exchanged(view, claim, entry, slot):
            says.setdefault(parties, []).append(claim)
    if len(says) < 2 or _nested(says) or _one_voice(view, says):  # noqa: PLR2004  # one version is no difference
        return
    named = {
        ", ".join(sorted(view.names[one] for one in parties)): [claim.event.id for claim in claims]
        for parties, claims in says.items()
    }
    if len(named) > 1:
        yield disagreement(view.story.id, (entry.id, entry.summary), slot, named, "conflict")


def _nested(says: Said) -> bool:
    """Whether there are two versions, and one only names more of the same: that is fuller, not different."""
    one, *others = sorted(says, key=len)
    return len(others) == 1 and one < others[0]


def _one_voice(view: StoryView, says: Said) -> bool:
    """Whether one article alone tells it, and only names its parties now in full and now in part, or others altogether.

    An article seldom contradicts itself about who acts. Those of one country, such as a state and its president, it may
    name wrongly for each other, which is worth showing.
    """
    if len({claim.reading.article.id for claims in says.values() for claim in claims}) > 1:
        return False
    lands = {frozenset(view.countries.get(one, "") for one in parties) for parties in says}
    return len(lands) > 1 or "" in next(iter(lands)) or any(one < other for one in says for other in says)


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
