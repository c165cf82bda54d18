"""Which stories of a piece are made anew: those of which something changed that they rest on.

Invariant: what is left as it is kept is, byte for byte, what would be made of it. A story's entries depend on its own
articles, on who its actors are in the piece, and on the rulings; what is kept of it, besides, on the old happenings that it
shares with other stories of the piece. Digests of both stand beside the story.
"""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from runut.link.outline import Outline
from runut.link.recalled import marks, recalled, shared
from runut.link.rulings import Rulings
from runut.link.stories import Told
from runut.records.links import Entry, Mark, Standing
from runut.text.fingerprints import digest

Entries = Callable[[Told], tuple[Entry, ...]]


class Plan(Struct, frozen=True):
    """“Of these three stories, that one rests on something new”: a piece before its entries are made.

    `articles` are those of the piece, `rests` has a digest for each story of what it rests on, `kept` is what stands beside
    those that are kept.
    """

    articles: tuple[str, ...]
    outline: Outline
    rests: Mapping[str, str]
    kept: Mapping[str, Standing]

    @property
    def fresh(self) -> tuple[Told, ...]:
        """The stories that rest on something else than what is kept, if they are kept."""
        kept, rests = self.kept, self.rests
        return tuple(
            one
            for one in self.outline.told
            if one.story.id not in kept or kept[one.story.id].rests != rests[one.story.id]
        )


def planned(articles: Iterable[str], outline: Outline, rulings: Rulings, kept: Mapping[str, Standing]) -> Plan:
    """What of a piece is to be made anew; `kept` may have more stories than those of the piece."""
    rests = {one.story.id: outline.rests(one, rulings) for one in outline.told}
    return Plan(tuple(articles), outline, rests, {story: kept[story] for story in rests if story in kept})


class Anew(Struct, frozen=True):
    """“These two stories are made anew, with these entries; the others stay”: what is to be kept of a piece."""

    standings: tuple[Standing, ...]
    entries: tuple[Entry, ...]
    same: tuple[str, ...]


def anew(plan: Plan, entries_of: Entries) -> Anew:
    """What of a piece is to be kept that is not kept already; `entries_of` makes the entries of one of its stories."""
    told, rests, kept = {one.story.id: one for one in plan.outline.told}, plan.rests, plan.kept
    made = {one.story.id: entries_of(one) for one in plan.fresh}
    marked = {story: marks(made[story]) if story in made else kept[story].marks for story in told}
    common = shared(marked)
    states = {story: _state(rests[story], common.get(story, {})) for story in told}
    changed = [story for story in told if story not in kept or kept[story].state != states[story]]
    # Those with which a changed story shares an old happening are asked for theirs, though they stay themselves.
    wanted = {other for story in changed for other in (story, *common.get(story, ()))}
    made |= {story: entries_of(told[story]) for story in sorted(wanted - made.keys())}
    whole = recalled(entry for story in sorted(wanted) for entry in made[story])
    within = frozenset(changed)
    return Anew(
        standings=tuple(
            Standing(story=story, rests=rests[story], state=states[story], marks=marked[story]) for story in changed
        ),
        entries=tuple(entry for entry in whole if entry.story in within),
        same=tuple(story for story in told if story not in within),
    )


def _state(rests: str, common: Mapping[str, Iterable[Mark]]) -> str:
    said = (f"{story} {mark.key} {mark.value}" for story, found in sorted(common.items()) for mark in found)
    return digest(rests, *said)
