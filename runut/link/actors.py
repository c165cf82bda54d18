"""Which local actors of a component are one actor of the chronicle.

Invariant: what an actor is called decides its id, so that the same name gets the same id in every component: a key of the
register, a full name, or a noun with the story that it is used in. Two full names that differ stay two actors. Where one
full name is two people's, what tells them apart is part of the id: see `namesakes`.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

import msgspec

from runut.link.cluster import Pair, average_linkage
from runut.link.knowledge import WEIGHTS, Knowledge, Locals, Said, locals_of
from runut.link.namepairs import worth_comparing
from runut.link.names import Card
from runut.link.namesakes import Bearer, bearer, set_apart
from runut.link.shortnames import Directory, Full
from runut.link.signals import weigh
from runut.records.links import Membership, Reason, Story
from runut.records.reading import Reading

ONE_NAME = 0.75  # the score at which two spellings are one name

Bearing = tuple[Said, str]  # an actor of an article, and its story


def memberships(readings: Sequence[Reading], stories: Sequence[Story], know: Knowledge) -> tuple[Membership, ...]:
    """One membership for every local actor of a component, in order of id."""
    story_of = {article: story.id for story in stories for article in story.articles}
    ordered = [(one, know.locals(one), story_of[one.article.id]) for one in sorted(readings, key=_by_id)]
    settled: dict[str, Membership] = {}
    full: dict[str, list[Bearing]] = defaultdict(list)
    rest: list[Bearing] = []
    apart = _apart(ordered, know)
    for reading, whole, story in ordered:
        found = whole if not apart or apart.keys().isdisjoint(_ids(whole)) else locals_of(reading, know, apart)
        settled.update(found.known)
        for one in found.named:
            full[one.full].append((one, story))
        rest += [(one, story) for one in found.rest]
    named = _named(full, (ordered[0][0].article.id if ordered else ""), know)
    for member in (member for one in named for member in one.members):
        settled.setdefault(member.local, member)
    directory = Directory(named, know.register)
    for one, story in rest:
        fitting = directory.fitting((one.actor, one.card, story)) if directory.may_fit(one.card) else None
        settled[one.id] = fitting or know.in_story(one, story)
    for id_, (_, why) in apart.items():
        settled[id_] = msgspec.structs.replace(settled[id_], reasons=(*settled[id_].reasons, why))
    return tuple([settled[local] for local in sorted(settled)])


def _by_id(reading: Reading) -> str:
    return reading.article.id


def _ids(found: Locals) -> list[str]:
    return [one.id for one in found.persons]


def _apart(readings: Sequence[tuple[Reading, Locals, str]], know: Knowledge) -> dict[str, tuple[str, Reason]]:
    """Local actor id -> what tells apart somebody who shares a full name, and why."""
    named: dict[str, list[tuple[Reading, Bearing]]] = defaultdict(list)
    old, several = set[str](), set[str]()
    for reading, found, story in readings:
        for one in found.persons if reading.article.language in know.tables else ():
            same = named[one.full]
            if same and same[0][1][1] != story:
                several.add(one.full)
            same.append((reading, (one, story)))
            if one.id in found.aged:
                old.add(one.full)
    told: dict[str, tuple[str, Reason]] = {}
    for name in sorted(old | several):
        bearers = tuple([_bearer(reading, one, know) for reading, one in named[name]])
        told |= know.lasting.of(f"apart {bearers[0].actor.id}", bearers, partial(set_apart, bearers))
    return told


def _bearer(reading: Reading, one: Bearing, know: Knowledge) -> Bearer:
    said, story = one

    def asked() -> Bearer:
        return bearer(reading, (said.actor, said.card, story), know.tables[reading.article.language].everyday)

    made_of = said, reading.actors, reading.places, reading.article.published, reading.article.language
    return know.lasting.of(f"bearer {said.id}:{story}", made_of, asked)


def _named(full: Mapping[str, list[Bearing]], where: str, know: Knowledge) -> list[Full]:
    """The full names of the component, which is known by its first article, spellings of one name joined."""
    cards = {name: _joined([one.card for one, _ in full[name]]) for name in sorted(full)}
    scores = {pair: know.score(cards[pair[0]], cards[pair[1]]) for pair in _worth_comparing(cards, where, know)}
    near = average_linkage({*chain(*scores)}, scores, threshold=ONE_NAME, unscored=-1.0)
    group_of = {name: group for group in near for name in group}
    return [
        _full({name: full[name] for name in group}, cards)
        for first in cards
        if (group := group_of.get(first) or (first,))[0] == first
    ]


def _worth_comparing(cards: Mapping[str, Card], where: str, know: Knowledge) -> list[Pair]:
    """The pairs of names to be scored; where the names of one space are what they were, so are those."""
    spaces: dict[str, dict[str, Card]] = defaultdict(dict)
    for name, one in cards.items():
        spaces[name.partition(":")[0]][name] = one
    asked = (
        know.lasting.of(f"{where} {space}", (*within, *within.values()), partial(worth_comparing, within))
        for space, within in spaces.items()
    )
    return sorted(chain.from_iterable(asked))


def _most_told(bearers: Mapping[str, Sequence[Bearing]]) -> str:
    """The spelling that most articles have, of equals the longest."""
    if len(bearers) == 1:
        return next(iter(bearers))
    counts = {name: len({one.id.rpartition(":")[0] for one, _ in told}) for name, told in bearers.items()}
    return min(counts, key=lambda name: (-counts[name], -len(name), name))


def _joined(cards: Sequence[Card]) -> Card:
    """One card for all bearers of a name: what any says of it, the country that most say."""
    first = cards[0]
    if all(one is first for one in cards):
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


def _full(bearers: Mapping[str, Sequence[Bearing]], cards: Mapping[str, Card]) -> Full:
    chosen = _most_told(bearers)
    recorded = [one.actor.key for told in bearers.values() for one, _ in told if one.actor.key]
    keys = Counter(recorded) if recorded else {}
    actor = min(keys, key=lambda key: (-keys[key], key)) if keys else chosen
    members = []
    for name, told in bearers.items():
        same = (Reason("same name", f"It is called “{cards[name].name}” in full.", 1.0),)
        why = same if name == chosen else weigh(WEIGHTS, cards[name], cards[chosen])
        members += [Membership(local=one.id, actor=actor, reasons=why) for one, _ in told]
    return Full(
        id=actor,
        person=chosen.startswith("person:"),
        cards=tuple(cards[name] for name in sorted(bearers)),
        stories=frozenset(story for told in bearers.values() for _, story in told),
        members=tuple(members),
    )
