"""How a piece hangs together before its entries are made: its stories, and who acts in them.

What is here is made of a piece as a whole, whichever of its stories changed, and needs no more of an article than its
actors; what its stories rest on of it says which of them are to be made anew.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from runut.actors.register import Register
from runut.link.actors import memberships
from runut.link.cluster import Pair
from runut.link.knowledge import Knowledge
from runut.link.rulings import Rulings
from runut.link.stories import Told, told
from runut.records.annotations import LocalActor
from runut.records.links import Membership
from runut.records.reading import Reading
from runut.text.fingerprints import digest
from runut.text.lasting import Lasting

VERSION = "2"  # of what linking and comparing make of a story; another makes every story anew that is looked at


class Cast(Struct, frozen=True):
    """“The local actor a1:a0 is Arden Kolsaria, of Velmora”: who acts in a piece.

    By actor: what most articles call it, a name before a noun, and the country that most (else the register) give it.
    """

    actor_of: Mapping[str, str]
    names: Mapping[str, str]
    countries: Mapping[str, str | None]


class Outline(Struct, frozen=True):
    """“Three stories, with these members, by this cast”: a piece without its entries; members are those of a story."""

    told: tuple[Told, ...]
    members: Mapping[str, tuple[Membership, ...]]
    cast: Cast
    lasting: Lasting

    def members_of(self, stories: Iterable[str]) -> tuple[Membership, ...]:
        """The memberships of these stories, in order of local actor."""
        return tuple(sorted((one for story in stories for one in self.members[story]), key=lambda one: one.local))

    def rests(self, one: Told, rulings: Rulings) -> str:
        """A digest of all that the entries of a story are made of, and what differs in it but for what others recall."""
        members, cast = self.members[one.story.id], self.cast
        actors = sorted({member.actor for member in members})
        called = [(actor, cast.names[actor], cast.countries.get(actor)) for actor in actors]
        made_of = (VERSION, rulings.mark(one.story.articles), one.story, one.nearest, members, called)
        return self.lasting.of(f"rests {one.story.id}", made_of, lambda: digest(msgspec.json.encode(made_of).decode()))


def outline(readings: Sequence[Reading], scores: Mapping[Pair, float], rulings: Rulings, know: Knowledge) -> Outline:
    """The stories and actors of a piece; `readings` in order of id, `scores` are those of its pairs."""
    found = told(readings, scores, rulings)
    stories = tuple(one.story for one in found)
    members = rulings.actors(memberships(readings, stories, know), stories)
    story_of = {article: story.id for story in stories for article in story.articles}
    parts: dict[str, list[Membership]] = {story.id: [] for story in stories}
    for one in members:
        parts[story_of[one.local.rpartition(":")[0]]].append(one)
    cast = _cast(readings, {one.local: one.actor for one in members}, rulings.names(stories), know.register)
    return Outline(found, {story: tuple(part) for story, part in parts.items()}, cast, know.lasting)


def _cast(
    readings: Sequence[Reading], actor_of: Mapping[str, str], ruled: Mapping[str, str], register: Register
) -> Cast:
    """The actors of a piece; what an analyst calls one (`ruled`) stands above what articles call it."""
    told: dict[str, list[LocalActor]] = defaultdict(list)
    for reading in readings:
        for actor in reading.actors:
            told[actor_of[actor.id]].append(actor)
    names: dict[str, str] = {}
    countries: dict[str, str | None] = {one: record.country for one in told if (record := register.get(one))}
    for one, locals_ in told.items():
        names[one] = _most([actor.name for actor in locals_])
        if lands := [actor.country for actor in locals_ if actor.country]:
            countries[one] = _most(lands)
    return Cast(actor_of, names | {one: name for one, name in ruled.items() if one in names and name}, countries)


def _most(said: Sequence[str]) -> str:
    if len(said) == 1 or said.count(said[0]) == len(said):
        return said[0]
    heard = Counter(said)
    return min(heard, key=lambda one: (one[:1].islower(), -heard[one], -len(one), one))
