"""What the articles of one story claim, with their actors, entries and words at hand."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from runut.compare.cards import Cards, Cast
from runut.compare.once import Once
from runut.compare.origins import Origins
from runut.records.annotations import Place, Sentence
from runut.records.claims import Event, Figure
from runut.records.links import Entry, Linked, Story
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Memory, Word
from runut.text.lasting import Lasting

T = TypeVar("T")

NAMING = frozenset({"name", "short", "acronym"})  # forms of a mention by which somebody is named
FEW = 8  # articles of a story; in one that has no more, what differs is found as soon as it is looked up
MINUTE = 16  # characters of an ISO 8601 time down to the minute


class Claim(Struct, frozen=True, gc=False, array_like=True):
    """An event with the reading that it stands in."""

    event: Event
    reading: Reading


class Told(Struct, frozen=True, gc=False, array_like=True):
    """A figure with the reading that it stands in, and the event and entry it measures, None where it measures none."""

    figure: Figure
    reading: Reading
    event: Event | None
    entry: str | None


class StoryView:
    """“All that is claimed in this story”: one story of a component, indexed for comparing."""

    def __init__(
        self,
        story: Story,
        readings: Mapping[str, Reading],
        linked: Linked,
        bare: Mapping[str, frozenset[str]],
        known: tuple[Once, Lasting],
    ) -> None:
        """Index the claims of the story's articles; `bare` has each language's words that tell nothing of who is meant.

        `known` is what is remembered of single articles, and of parts of stories.
        """
        self.story, self.once = story, known[0]
        self._lasting = known[1] if len(story.articles) > FEW else None
        self._memory = Memory()
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self.readings: tuple[Reading, ...] = tuple([readings[article] for article in story.articles])
        self.entries: tuple[Entry, ...] = tuple([entry for entry in linked.entries if entry.story == story.id])
        self.actor_of = {member.local: member.actor for member in linked.memberships}
        self.ordered = sorted(self.readings, key=told_at)  # in order of publication
        self._rank = {reading.article.id: rank for rank, reading in enumerate(self.ordered)}
        first = dict(linked.copies)
        self._casts = tuple([self._cast(reading, first) for reading in self.readings])
        self.numbers = {cast.reading.article.id: cast.number for cast in self._casts}
        self._events = {event.id: Claim(event, reading) for reading in self.readings for event in reading.events}
        self.entry_of = {event: entry.id for entry in self.entries for event in entry.events}
        self.figures: tuple[Told, ...] = tuple(
            [
                Told(figure, reading, self._event(figure), self.entry_of.get(figure.event or ""))
                for reading in self.readings
                for figure in reading.figures
            ]
        )
        self.measured = frozenset([told.entry for told in self.figures])  # the entries that figures measure
        self.cards = Cards(story.id, self._casts, (self.once, self._lasting), bare)
        self.origins = Origins(self.readings, first, self.actor_of)

    def _cast(self, reading: Reading, first: Mapping[str, str]) -> Cast:
        actors = tuple([self.actor_of[actor.id] for actor in reading.actors])
        return Cast(reading, actors, self.once.number(reading, actors, first.get(reading.article.id)))

    def _event(self, figure: Figure) -> Event | None:
        found = self._events.get(figure.event or "")
        return found.event if found else None

    def claims(self, entry: Entry) -> tuple[Claim, ...]:
        """The events of `entry` that this story tells with their readings, the earliest article's first."""
        known = self._claims.get(entry.id)
        if known is None:
            found = [self._events[event] for event in entry.events if event in self._events]
            rank = self._rank
            found.sort(key=lambda claim: (rank[claim.reading.article.id], claim.event.trigger.start))
            known = self._claims[entry.id] = tuple(found)
        return known

    def lasting(self, name: str, made_of: Callable[[], tuple[object, ...]], ask: Callable[[], T]) -> T:
        """What `ask` answers, or answered when it was made of the same, by the `name` of a question of this story."""
        if self._lasting is None:
            return ask()
        return self._lasting.of(f"{self.story.id} {name}", made_of(), ask)

    def made_of(self, entry: Entry) -> tuple[object, ...]:
        """What stands for an entry and all that its reports tell of it: while it stays the same, so do they.

        Why its reports are one entry, and how it stood from day to day, tells nothing of what differs.
        """
        claims, actor_of, cards = self.claims(entry), self.actor_of, self.cards
        numbers = [self.numbers[claim.reading.article.id] for claim in claims]
        acting = {
            actor_of[role.actor]: None for claim in claims for role in (*claim.event.actors, *claim.event.recipients)
        }
        cells = (
            entry.events,
            entry.type,
            entry.mode,
            entry.status,
            entry.date,
            entry.place,
            entry.actors,
            entry.recipients,
        )
        return (*cells, entry.summary, *numbers, *[cards[actor] for actor in acting])

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


def claims_at(reading: Reading, sentence: int, span: Span, once: Once) -> tuple[str, ...]:
    """The ids of the claims of one sentence, in order, and of what is said in this span of it with the cue elsewhere."""
    said = [one.id for one in reading.statements if one.sentence != sentence and one.content.contains(span)]
    return (*once.of(by_sentence, reading).get(sentence, ()), *sorted(said))


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


def in_title(claim: Claim) -> bool:
    """Whether an event stands in the headline of its article."""
    sentence = sentence_of(claim.reading, claim.event.sentence)
    return sentence is not None and sentence.role == "title"


def place_named(reading: Reading, event: Event) -> Place | None:
    """The marked place that an event's place is."""
    span = event.place_span
    if span is None:
        return None
    return next((place for place in reading.places if place.span.overlaps(span)), None)
