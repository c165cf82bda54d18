"""Which local actors of a component are one actor of the chronicle.

Invariant: what an actor is called decides its id, so that the same name gets the same id in every component: a key of the
register, a full name, or a noun with the story that it is used in. Two full names that differ stay two actors. Where one
full name is two people's, what tells them apart is part of the id: see `namesakes`.
"""

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import Struct

from runut.actors.register import Register
from runut.languages.schema.linking import LinkingTable
from runut.link.cluster import average_linkage
from runut.link.namepairs import worth_comparing
from runut.link.names import Card, card
from runut.link.namesakes import aged, bearer, marked, set_apart
from runut.link.reasons.actors.aliases import same_alias
from runut.link.reasons.actors.countries import same_country
from runut.link.reasons.actors.namesakes import namesake
from runut.link.reasons.actors.offices import same_office
from runut.link.reasons.actors.register import same_key
from runut.link.reasons.actors.spelling import same_spelling
from runut.link.shortnames import Directory, Full
from runut.link.signals import Weighed, score, weigh
from runut.records.annotations import LocalActor
from runut.records.links import Membership, Reason, Story
from runut.records.reading import Reading

WEIGHTS: tuple[Weighed[Card], ...] = (
    Weighed("same record", same_key, 2.0, 4.0),
    Weighed("same spelling", same_spelling, 1.0),
    Weighed("same alias", same_alias, 1.0),
    Weighed("same country", same_country, 0.4),
    Weighed("same office", same_office, 0.3),
    Weighed("namesake", namesake, 4.0),
)
ONE_NAME = 0.75  # the score at which two spellings are one name
REMEMBERED = 4096  # articles of which it is remembered whom they name
SCORES = 100_000  # pairs of names of which it is remembered how surely they are one
FULL = 2  # a person's name of so many pieces stands for itself

Local = tuple[LocalActor, Card, str]  # the actor, its card, and its story


class Knowledge:
    """What linking actors may ask: what languages call things, whom the register knows, and what it saw before.

    What it remembers of articles and names are values, so that forgetting only costs time.
    """

    def __init__(self, tables: Mapping[str, LinkingTable], register: Register) -> None:
        """Take the tables by language, and the register."""
        self.tables, self.register = tables, register
        self._locals: OrderedDict[str, _Locals] = OrderedDict()
        self._scores: dict[tuple[Card, Card], float] = {}

    def locals(self, reading: Reading) -> "_Locals":
        """The actors of an article, as far as it says itself who they are."""
        found = self._locals.get(reading.article.id)
        if found is None or not found.are_of(reading):
            found = self._locals[reading.article.id] = _locals(reading, self)
            if len(self._locals) > REMEMBERED:
                self._locals.popitem(last=False)
        self._locals.move_to_end(reading.article.id)
        return found

    def score(self, left: Card, right: Card) -> float:
        """How surely two names are one."""
        found = self._scores.get((left, right))
        if found is None:
            if len(self._scores) > SCORES:
                self._scores.clear()
            found = self._scores[left, right] = score(WEIGHTS, left, right)
        return found


class _Said(Struct, frozen=True, gc=False):
    """“Arden Kolsaria, a person by name, and nothing here says who that is”: one actor of one article.

    `known` is its membership where the article itself says who it is; `space` and `slug` say where its name stands for itself
    (see `_space`), and as what.
    """

    actor: LocalActor
    card: Card
    known: Membership | None
    space: str
    slug: str


class _Locals(Struct, frozen=True, gc=False):
    """The actors of one article, with those that are persons by name.

    `aged` are the ids of those behind whose name a number stands that may be an age; `told` and `text` are what all this
    was read from.
    """

    told: tuple[LocalActor, ...]
    text: str
    actors: tuple[_Said, ...]
    persons: tuple[_Said, ...]
    aged: frozenset[str]

    def are_of(self, reading: Reading) -> bool:
        """Whether they were read from this very article."""
        return (self.told is reading.actors or self.told == reading.actors) and self.text == reading.article.text


def _locals(reading: Reading, know: Knowledge) -> _Locals:
    table = know.tables.get(reading.article.language)
    made = tuple(_said(actor, card(actor), table, know.register) for actor in reading.actors)
    persons = tuple(one for one in made if one.space == "person")
    old = frozenset(one.actor.id for one in persons if aged(reading, one.actor))
    return _Locals(reading.actors, reading.article.text, made, persons, old)


def _said(actor: LocalActor, one: Card, table: LinkingTable | None, register: Register) -> _Said:
    known = _known(actor, one, table) or _state(actor, one, register)
    return _Said(actor, one, known, _space(one), one.slug)


def memberships(readings: Sequence[Reading], stories: Sequence[Story], know: Knowledge) -> tuple[Membership, ...]:
    """One membership for every local actor of a component, in order of id."""
    story_of = {article: story.id for story in stories for article in story.articles}
    ordered = [(one, know.locals(one)) for one in sorted(readings, key=lambda one: one.article.id)]
    settled: dict[str, Membership] = {}
    full: dict[tuple[str, str], list[Local]] = defaultdict(list)
    rest: list[Local] = []
    apart = _apart(ordered, story_of, know)
    for reading, found in ordered:
        story, table = story_of[reading.article.id], know.tables.get(reading.article.language)
        for said in found.actors:
            one = said
            if apart and said.actor.id in apart:
                nobody = msgspec.structs.replace(said.actor, key=None)
                one = _said(nobody, marked(said.card, apart[said.actor.id][0]), table, know.register)
            if one.known is not None:
                settled[one.actor.id] = one.known
            if one.space and (one.known is None or one.actor.key is not None):
                full[one.space, one.slug].append((one.actor, one.card, story))
            elif one.known is None:
                rest.append((one.actor, one.card, story))
    named = _named(full, know)
    for member in (member for one in named for member in one.members):
        settled.setdefault(member.local, member)
    directory = Directory(named, know.register)
    for local in rest:
        settled[local[0].id] = directory.fitting(local) or _in_story(local)
    for id_, (_, why) in apart.items():
        settled[id_] = msgspec.structs.replace(settled[id_], reasons=(*settled[id_].reasons, why))
    return tuple(settled[local] for local in sorted(settled))


def _apart(
    readings: Sequence[tuple[Reading, _Locals]], story_of: Mapping[str, str], know: Knowledge
) -> dict[str, tuple[str, Reason]]:
    """Local actor id -> what tells apart somebody who shares a full name, and why."""
    named: dict[str, list[tuple[Reading, Local]]] = defaultdict(list)
    old = set[str]()
    for reading, found in readings:
        story = story_of[reading.article.id]
        for one in found.persons if reading.article.language in know.tables else ():
            named[one.slug].append((reading, (one.actor, one.card, story)))
            if one.actor.id in found.aged:
                old.add(one.slug)
    told: dict[str, tuple[str, Reason]] = {}
    for slug in sorted(named):
        if slug in old or (len(named[slug]) > 1 and len({local[2] for _, local in named[slug]}) > 1):
            told |= set_apart([bearer(r, one, know.tables[r.article.language].everyday) for r, one in named[slug]])
    return told


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


def _named(full: Mapping[tuple[str, str], list[Local]], know: Knowledge) -> list[Full]:
    """The full names of the component, spellings of one name joined."""
    cards = {f"{space}:{slug}": _joined([local[1] for local in full[space, slug]]) for space, slug in sorted(full)}
    scores = {pair: know.score(cards[pair[0]], cards[pair[1]]) for pair in worth_comparing(cards)}
    found = []
    for group in average_linkage(cards, scores, threshold=ONE_NAME, unscored=-1.0):
        locals_ = {name: full[tuple(name.split(":", 1))] for name in group}  # type: ignore[index]  # two parts
        found.append(_full(_most_told(locals_), locals_, cards))
    return found


def _most_told(locals_: Mapping[str, Sequence[Local]]) -> str:
    """The spelling that most articles have, of equals the longest."""
    if len(locals_) == 1:
        return next(iter(locals_))
    counts = {name: len({local[0].id.rpartition(":")[0] for local in told}) for name, told in locals_.items()}
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _joined(cards: Iterable[Card]) -> Card:
    """One card for all bearers of a name: what any says of it, the country that most say."""
    first, *others = cards = list(cards)
    if all(one == first for one in others):
        return first
    countries = Counter(one.country for one in cards if one.country)
    keys = Counter(one.key for one in cards if one.key)
    return msgspec.structs.replace(
        min(cards, key=lambda one: one.name),
        country=min(countries, key=lambda code: (-countries[code], code)) if countries else None,
        key=min(keys, key=lambda key: (-keys[key], key)) if keys else None,
        others=frozenset().union(*(one.others for one in cards)),
        offices=frozenset().union(*(one.offices for one in cards)),
    )


def _full(chosen: str, locals_: Mapping[str, list[Local]], cards: Mapping[str, Card]) -> Full:
    keys = Counter(local[0].key for bearers in locals_.values() for local in bearers if local[0].key)
    actor = min(keys, key=lambda key: (-keys[key], key)) if keys else chosen
    members = []
    for name, bearers in locals_.items():
        same = (Reason("same name", f"It is called “{cards[name].name}” in full.", 1.0),)
        why = same if name == chosen else weigh(WEIGHTS, cards[name], cards[chosen])
        members += [Membership(local=local[0].id, actor=actor, reasons=why) for local in bearers]
    return Full(
        id=actor,
        person=chosen.startswith("person:"),
        cards=tuple(cards[name] for name in sorted(locals_)),
        stories=frozenset(local[2] for bearers in locals_.values() for local in bearers),
        members=tuple(members),
    )


def _in_story(local: Local) -> Membership:
    """A short name or noun that nothing longer explains is itself within its story only."""
    actor, one, story = local
    kind = "person" if actor.kind == "person" else "group"
    why = Reason("same words", f"“{actor.name}” is who the story calls so.", 0.5)
    return Membership(local=actor.id, actor=f"{kind}:{one.slug}:{story}", reasons=(why,))
