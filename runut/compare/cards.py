"""What the articles of a story say of its actors."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from runut.compare.once import Once
from runut.records.annotations import LocalActor
from runut.records.reading import Reading
from runut.text.fingerprints import folded
from runut.text.lasting import Lasting
from runut.text.normalise import fold


class Card(Struct, frozen=True, gc=False):
    """“Tomar Veskulin, a person, of KAR”: an actor of the chronicle as this story knows it.

    `named` says whether it is somebody by name or office: two nouns for a group ("residents", "victims") may mean the same.
    `words` are those of all its names here, but for numbers and words that tell nothing; `called` are its names and aliases,
    folded, `offices` the words of its aliases and offices.
    """

    id: str
    name: str
    kinds: frozenset[str]
    country: str
    named: bool
    words: frozenset[str]
    called: frozenset[str]
    offices: frozenset[str]


class Cast(Struct, frozen=True, gc=False, eq=False):
    """An article of a story with the actors of the chronicle that its own are, in their order.

    `number` stands for both, and for whose text it repeats: what differs only in what has the same numbers is the same.
    """

    reading: Reading
    actors: tuple[str, ...]
    number: int


class _Heard(Struct, frozen=True, gc=False):
    """What one article says of an actor, folded: its names, the words of its name, and those of its aliases and offices."""

    actor: LocalActor
    called: frozenset[str]
    words: frozenset[str]
    offices: frozenset[str]


class Cards:
    """The actors of a story by their ids; each is made up of what the articles say of it when it is first asked for."""

    def __init__(
        self, story: str, casts: Sequence[Cast], known: tuple[Once, Lasting | None], bare: Mapping[str, frozenset[str]]
    ) -> None:
        """Know the articles, what is remembered of them and of the story, and the words that tell nothing of who is meant."""
        self._story, self._casts, self._bare = story, casts, bare
        self._once, self._lasting = known
        self._made: dict[str, Card] = {}

    def __getitem__(self, actor: str) -> Card:
        """What the story says of an actor."""
        found = self._made.get(actor)
        if found is None:
            found = self._made[actor] = self._card(actor)
        return found

    def _card(self, actor: str) -> Card:
        told = self._telling[actor]

        def made() -> Card:
            heard = [
                (cast.reading.article.language, said)
                for cast in dict.fromkeys(told)
                for one, said in zip(cast.actors, self._once.of(_heard, cast.reading), strict=True)
                if one == actor
            ]
            return _card(actor, heard, self._bare)

        if self._lasting is None:
            return made()
        return self._lasting.of(f"{self._story} card {actor}", tuple([one.number for one in told]), made)

    @cached_property
    def _telling(self) -> Mapping[str, Sequence[Cast]]:
        """Which articles tell of each actor, as often as they call it something else."""
        telling: dict[str, list[Cast]] = defaultdict(list)
        for cast in self._casts:
            for actor in cast.actors:
                telling[actor].append(cast)
        return telling


def _heard(reading: Reading) -> tuple[_Heard, ...]:
    """What the article says of each of its actors."""
    return tuple(
        _Heard(
            actor,
            called=frozenset([fold(name) for name in (actor.name, *actor.aliases)]),
            words=frozenset([word for word in folded(actor.name) if not word.isdecimal()]),
            offices=frozenset([word for name in (*actor.aliases, *actor.offices) for word in folded(name)]),
        )
        for actor in reading.actors
    )


def _card(id_: str, told: Sequence[tuple[str, _Heard]], bare: Mapping[str, frozenset[str]]) -> Card:
    """What all articles say of one actor; `bare` words tell nothing of who is meant."""
    heard = [one for _, one in told]
    names = Counter([one.actor.name for one in heard])
    return Card(
        id=id_,
        name=min(names, key=lambda name: (name[:1].islower(), -names[name], -len(name), name)),
        kinds=frozenset([one.actor.kind for one in heard]),
        country=next((one.actor.country for one in heard if one.actor.country), ""),
        named=id_.count(":") == 1,
        words=frozenset().union(*[one.words - bare.get(language, frozenset()) for language, one in told]),
        called=frozenset().union(*[one.called for one in heard]),
        offices=frozenset().union(*[one.offices for one in heard]),
    )
