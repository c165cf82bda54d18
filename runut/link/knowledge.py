"""Who the actors of an article are as far as it says itself, and what is remembered of articles and names."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from runut.actors.register import Register
from runut.languages.schema.linking import LinkingTable
from runut.link.names import Card, card
from runut.link.namesakes import aged, marked
from runut.link.reasons.actors.aliases import same_alias
from runut.link.reasons.actors.countries import same_country
from runut.link.reasons.actors.namesakes import namesake
from runut.link.reasons.actors.offices import same_office
from runut.link.reasons.actors.register import same_key
from runut.link.reasons.actors.spelling import same_spelling
from runut.link.signals import Weighed, score
from runut.records.annotations import LocalActor
from runut.records.links import Membership, Reason
from runut.records.reading import Reading
from runut.text.lasting import Lasting
from runut.text.shelf import Shelf

WEIGHTS: tuple[Weighed[Card], ...] = (
    Weighed("same record", same_key, 2.0, 4.0),
    Weighed("same spelling", same_spelling, 1.0),
    Weighed("same alias", same_alias, 1.0),
    Weighed("same country", same_country, 0.4),
    Weighed("same office", same_office, 0.3),
    Weighed("namesake", namesake, 4.0),
)
REMEMBERED = 4096  # articles of which it is remembered whom they name
SCORES = 100_000  # pairs of names of which it is remembered how surely they are one
CARDS = 20_000  # names of articles, each some 500 bytes
FULL = 2  # a person's name of so many pieces stands for itself


class Knowledge:
    """What linking actors may ask: what languages call things, whom the register knows, and what it saw before.

    What it remembers of articles and names are values, so that forgetting only costs time.
    """

    def __init__(self, tables: Mapping[str, LinkingTable], register: Register) -> None:
        """Take the tables by language, and the register."""
        self.tables, self.register = tables, register
        self.lasting = Lasting()
        self._locals = Shelf[str, Locals](REMEMBERED)
        self._scores: dict[tuple[Card, Card], float] = {}
        self._cards: dict[Card, Card] = {}
        self._within: dict[tuple[str, str], tuple[Said, Membership]] = {}

    def locals(self, reading: Reading) -> "Locals":
        """The actors of an article, as far as it says itself who they are."""
        found = self._locals.use(reading.article.id)
        if found is None or not found.are_of(reading):
            found = locals_of(reading, self)
            self._locals.put(reading.article.id, found)
        return found

    def card(self, one: Card) -> Card:
        """A card that is equal to this one, and the same each time, so that equals need not be compared."""
        if len(self._cards) > CARDS:
            self._cards.clear()
        return self._cards.setdefault(one, one)

    def in_story(self, one: "Said", story: str) -> Membership:
        """A short name or noun that nothing longer explains is itself within its story only."""
        found = self._within.get((one.id, story))
        if found is None or found[0] is not one:
            if len(self._within) > CARDS:
                self._within.clear()
            found = self._within[one.id, story] = one, _in_story(one, story)
        return found[1]

    def score(self, left: Card, right: Card) -> float:
        """How surely two names are one."""
        found = self._scores.get((left, right))
        if found is None:
            if len(self._scores) > SCORES:
                self._scores.clear()
            found = self._scores[left, right] = score(WEIGHTS, left, right)
        return found


class Said(Struct, frozen=True, gc=False, eq=False):
    """“Arden Kolsaria, a person by name, and nothing here says who that is”: one actor of one article.

    `known` is its membership where the article itself says who it is; `full` is what its name stands for where it stands for
    itself, with where it does (see `_space`) in front of a colon, else "".
    """

    id: str
    actor: LocalActor
    card: Card
    known: Membership | None
    full: str


class Locals(Struct, frozen=True, gc=False, eq=False):
    """The actors of one article: whom it says itself by local id, those with a full name, the rest, and persons by name.

    `aged` are the ids of those behind whose name a number stands that may be an age; `told` and `text` are what all this
    was read from.
    """

    told: tuple[LocalActor, ...]
    text: str
    known: Mapping[str, Membership]
    named: tuple[Said, ...]
    rest: tuple[Said, ...]
    persons: tuple[Said, ...]
    aged: frozenset[str]

    def are_of(self, reading: Reading) -> bool:
        """Whether they were read from this very article."""
        return (self.told is reading.actors or self.told == reading.actors) and self.text == reading.article.text


def locals_of(reading: Reading, know: Knowledge, apart: Mapping[str, tuple[str, Reason]] | None = None) -> Locals:
    """The actors of an article, where those that are set `apart` are nobody's but their own."""
    made = [_said(reading, actor, know, (apart or {}).get(actor.id)) for actor in reading.actors]
    persons = tuple(one for one in made if one.full.startswith("person:"))
    return Locals(
        told=reading.actors,
        text=reading.article.text,
        known={one.id: one.known for one in made if one.known is not None},
        named=tuple(one for one in made if one.full and (one.known is None or one.actor.key is not None)),
        rest=tuple(one for one in made if not one.full and one.known is None),
        persons=persons,
        aged=frozenset(one.id for one in persons if aged(reading, one.actor)),
    )


def _said(reading: Reading, actor: LocalActor, know: Knowledge, apart: tuple[str, Reason] | None) -> Said:
    one = card(actor)
    if apart is not None:
        actor, one = msgspec.structs.replace(actor, key=None), marked(one, apart[0])
    one, table = know.card(one), know.tables.get(reading.article.language)
    space = _space(one)
    known = _known(actor, one, table) or _state(actor, one, know.register)
    return Said(actor.id, actor, one, known, f"{space}:{one.slug}" if space else "")


def _known(actor: LocalActor, one: Card, table: LinkingTable | None) -> Membership | None:
    if actor.key is not None:
        why = Reason("register", f"“{actor.name}” is {actor.key} of the register.", 1.0)
        return Membership(local=actor.id, actor=actor.key, reasons=(why,))
    if actor.country is None:
        return None
    if actor.kind == "state":
        why = Reason("country", f"“{actor.name}” is the state {actor.country}.", 1.0)
        return Membership(local=actor.id, actor=f"state:{actor.country}", reasons=(why,))
    if actor.kind not in {"government", "military"}:
        return None
    words = one.pieces
    whole = table is not None and words[0] in table.whole_bodies and not set(words[1:2]) & set(table.lands)
    if whole:
        why = Reason("whole body", f"“{actor.name}” means the {actor.kind} of {actor.country} as a whole.", 1.0)
        return Membership(local=actor.id, actor=f"{actor.kind}:{actor.country}", reasons=(why,))
    return None


def _state(actor: LocalActor, one: Card, register: Register) -> Membership | None:
    """The state that the register knows by that name, in English or by its initials, where the article says no other."""
    states = [known for known in register.by_name(actor.name) if known.kind == "state"] if one.named else []
    if actor.kind == "person" or len(states) != 1 or actor.country not in {None, states[0].country}:
        return None
    why = Reason("register", f"“{actor.name}” is a name of {states[0].name} in the register.", 1.0)
    return Membership(local=actor.id, actor=states[0].id, reasons=(why,))


def _space(name: Card) -> str:
    """Where a name stands for itself: among persons, places or organisations; "" where only its story makes it plain."""
    if not name.named or (name.kind == "person" and len(name.pieces) < FULL):
        return ""
    return name.kind if name.kind in {"person", "place"} else "org"


def _in_story(one: Said, story: str) -> Membership:
    kind = "person" if one.actor.kind == "person" else "group"
    why = Reason("same words", f"“{one.actor.name}” is who the story calls so.", 0.5)
    return Membership(local=one.id, actor=f"{kind}:{one.card.slug}:{story}", reasons=(why,))
