"""What the articles of one story claim, with their actors, entries and words at hand."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from runut.compare.once import Once
from runut.compare.origins import Origins
from runut.records.annotations import LocalActor, Place, Sentence
from runut.records.claims import Event, Figure
from runut.records.links import Entry, Linked, Story
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Memory, Word, folded
from runut.text.normalise import fold

NAMING = frozenset({"name", "short", "acronym"})  # forms of a mention by which somebody is named
MINUTE = 16  # characters of an ISO 8601 time down to the minute


class Claim(Struct, frozen=True, array_like=True):
    """An event with the reading that it stands in."""

    event: Event
    reading: Reading


class Told(Struct, frozen=True, array_like=True):
    """A figure with the reading that it stands in, and the event and entry it measures, None where it measures none."""

    figure: Figure
    reading: Reading
    event: Event | None
    entry: str | None


class Card(Struct, frozen=True):
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


class _Heard(Struct, frozen=True):
    """What one article says of an actor, folded: its names, the words of its name, and those of its aliases and offices."""

    actor: LocalActor
    called: frozenset[str]
    words: frozenset[str]
    offices: frozenset[str]


class Cards:
    """The actors of a story by their ids; each is made up of what the articles say of it when it is first asked for."""

    def __init__(
        self, articles: tuple[Sequence[Reading], Once], actor_of: Mapping[str, str], bare: Mapping[str, frozenset[str]]
    ) -> None:
        """Know the articles and what is remembered of them, whom they name, and the words that tell nothing of it."""
        self._readings, self._once = articles
        self._actor_of, self._bare = actor_of, bare
        self._made: dict[str, Card] = {}

    def __getitem__(self, actor: str) -> Card:
        """What the story says of an actor."""
        found = self._made.get(actor)
        if found is None:
            found = self._made[actor] = _card(actor, self._heard[actor], self._bare)
        return found

    @cached_property
    def _heard(self) -> Mapping[str, Sequence[tuple[str, _Heard]]]:
        """What each article says of each actor, with the article's language."""
        heard: dict[str, list[tuple[str, _Heard]]] = defaultdict(list)
        for reading in self._readings:
            for one in self._once.of(_heard, reading):
                heard[self._actor_of[one.actor.id]].append((reading.article.language, one))
        return heard


class StoryView:
    """“All that is claimed in this story”: one story of a component, indexed for comparing."""

    def __init__(
        self,
        story: Story,
        readings: Mapping[str, Reading],
        linked: Linked,
        bare: Mapping[str, frozenset[str]],
        once: Once,
    ) -> None:
        """Index the claims of the story's articles; `bare` has each language's words that tell nothing of who is meant.

        `once` remembers what single articles say.
        """
        self.story, self.once = story, once
        self._memory = Memory()
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self.readings: tuple[Reading, ...] = tuple(readings[article] for article in story.articles)
        self.entries: tuple[Entry, ...] = tuple(entry for entry in linked.entries if entry.story == story.id)
        self.actor_of = {member.local: member.actor for member in linked.memberships}
        self._events = {event.id: Claim(event, reading) for reading in self.readings for event in reading.events}
        self.entry_of = {event: entry.id for entry in self.entries for event in entry.events}
        self.figures: tuple[Told, ...] = tuple(
            Told(figure, reading, self._event(figure), self.entry_of.get(figure.event or ""))
            for reading in self.readings
            for figure in reading.figures
        )
        self.measured = frozenset(told.entry for told in self.figures)  # the entries that figures measure
        self.cards = Cards((self.readings, once), self.actor_of, bare)
        self.origins = Origins(self.readings, linked, self.actor_of)

    def _event(self, figure: Figure) -> Event | None:
        found = self._events.get(figure.event or "")
        return found.event if found else None

    def claims(self, entry: Entry) -> tuple[Claim, ...]:
        """The events of `entry` that this story tells with their readings, the earliest article's first."""
        known = self._claims.get(entry.id)
        if known is None:
            found = [self._events[event] for event in entry.events if event in self._events]
            known = tuple(sorted(found, key=lambda claim: (*told_at(claim.reading), claim.event.trigger.start)))
            self._claims[entry.id] = known
        return known

    def words(self, reading: Reading, span: Span) -> tuple[Word, ...]:
        """The words of a span of one of the story's articles."""
        return self._memory.words(reading.article.text, span)

    def claims_in(self, reading: Reading, sentence: int) -> tuple[str, ...]:
        """The ids of the claims of one sentence, in order."""
        return self.once.of(by_sentence, reading).get(sentence, ())

    def named_in(self, reading: Reading, sentence: int) -> frozenset[str]:
        """Whom a sentence names."""
        return frozenset(self.actor_of[one] for one in self.once.of(_naming, reading).get(sentence, ()))

    def voices(self, claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
        """Who tells these claims: an article, in its own words, in its headline, or in those of somebody it quotes."""
        return frozenset(
            (claim.reading.article.id, self.once.each(_voice, claim.reading, claim.event)) for claim in claims
        )


def by_sentence(reading: Reading) -> Mapping[int, tuple[str, ...]]:
    """The ids of the claims of each sentence that has some, in order."""
    found: dict[int, list[str]] = defaultdict(list)
    for kind in (reading.events, reading.statements, reading.figures):
        for one in kind:
            found[one.sentence].append(one.id)
    return {sentence: tuple(sorted(claims)) for sentence, claims in found.items()}


def _naming(reading: Reading) -> Mapping[int, frozenset[str]]:
    """The local actors whom each sentence names, where it names some."""
    found: dict[int, set[str]] = defaultdict(set)
    for actor in reading.actors:
        for mention in actor.mentions:
            if mention.form in NAMING:
                found[mention.sentence].add(actor.id)
    return {sentence: frozenset(named) for sentence, named in found.items()}


def _voice(reading: Reading, event: Event) -> str:
    said = next((one for one in reading.statements if one.content.overlaps(event.trigger) and one.speaker), None)
    if said is not None and said.speaker is not None:
        return said.speaker.actor
    sentence = sentence_of(reading, event.sentence)
    return sentence.role if sentence is not None and sentence.role == "title" else ""


def told_at(reading: Reading) -> tuple[str, str]:
    """By what readings are put in order of publication; those of unknown time come last, then by id."""
    return reading.article.published or "9", reading.article.id


def later(claims: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether every one of `claims` was published after every one of `others`, as far as the times of both tell."""
    one, two = ([claim.reading.article.published or "" for claim in side] for side in (claims, others))
    if not all(one) or not all(two):
        return False
    first, last = min(one)[:MINUTE], max(two)[:MINUTE]
    exact = min(len(first), len(last))
    return first[:exact] > last[:exact]


def day(reading: Reading) -> str:
    """The day of publication; "" where it is not known."""
    return (reading.article.published or "")[:10]


def sentence_of(reading: Reading, index: int) -> Sentence | None:
    """The sentence of that index."""
    return reading.sentences[index] if 0 <= index < len(reading.sentences) else None


def place_named(reading: Reading, event: Event) -> Place | None:
    """The marked place that an event's place is."""
    span = event.place_span
    if span is None:
        return None
    return next((place for place in reading.places if place.span.overlaps(span)), None)


def _heard(reading: Reading) -> tuple[_Heard, ...]:
    """What the article says of each of its actors."""
    return tuple(
        _Heard(
            actor,
            called=frozenset(fold(name) for name in (actor.name, *actor.aliases)),
            words=frozenset(word for word in folded(actor.name) if not word.isdecimal()),
            offices=frozenset(word for name in (*actor.aliases, *actor.offices) for word in folded(name)),
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
        kinds=frozenset(one.actor.kind for one in heard),
        country=next((one.actor.country for one in heard if one.actor.country), ""),
        named=id_.count(":") == 1,
        words=frozenset().union(*(one.words - bare.get(language, frozenset()) for language, one in told)),
        called=frozenset().union(*(one.called for one in heard)),
        offices=frozenset().union(*(one.offices for one in heard)),
    )
