"""What the articles of one story claim, with their actors, entries and words at hand."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct

from runut.records.annotations import Place, Sentence
from runut.records.claims import Event, Figure
from runut.records.links import Entry, Linked, Story
from runut.records.reading import Reading


class Claim(Struct, frozen=True, array_like=True):
    """An event with the reading that it stands in."""

    event: Event
    reading: Reading


class Told(Struct, frozen=True, array_like=True):
    """A figure with the reading that it stands in and the entry it measures, None where it measures none."""

    figure: Figure
    reading: Reading
    entry: str | None


class StoryView:
    """“All that is claimed in this story”: one story of a component, indexed for comparing."""

    def __init__(self, story: Story, readings: Mapping[str, Reading], linked: Linked) -> None:
        """Index the claims of the story's articles."""
        self.story = story
        self.readings: tuple[Reading, ...] = tuple(readings[article] for article in story.articles)
        self.entries: tuple[Entry, ...] = tuple(entry for entry in linked.entries if entry.story == story.id)
        self.actor_of = {member.local: member.actor for member in linked.memberships}
        self._events = {event.id: Claim(event, reading) for reading in self.readings for event in reading.events}
        self.entry_of = {event: entry.id for entry in self.entries for event in entry.events}
        self.figures: tuple[Told, ...] = tuple(
            Told(figure, reading, self.entry_of.get(figure.event or ""))
            for reading in self.readings
            for figure in reading.figures
        )
        self.names, self.countries = _called(self.readings, self.actor_of)

    def claims(self, entry: Entry) -> tuple[Claim, ...]:
        """The events of `entry` that this story tells with their readings, the earliest article's first."""
        found = [self._events[event] for event in entry.events if event in self._events]
        return tuple(sorted(found, key=lambda claim: (*told_at(claim.reading), claim.event.trigger.start)))

    def claims_in(self, reading: Reading, sentence: int) -> tuple[str, ...]:
        """The ids of the claims of one sentence, in order."""
        kinds = (reading.events, reading.statements, reading.figures)
        return tuple(sorted(one.id for kind in kinds for one in kind if one.sentence == sentence))


def told_at(reading: Reading) -> tuple[str, str]:
    """By what readings are put in order of publication; those of unknown time come last, then by id."""
    return reading.article.published or "9", reading.article.id


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


def _called(readings: Sequence[Reading], actor_of: Mapping[str, str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, str] = {}
    for reading in readings:
        for actor in reading.actors:
            names[actor_of[actor.id]][actor.name] += 1
            if actor.country:
                countries.setdefault(actor_of[actor.id], actor.country)
    return {
        one: min(said, key=lambda name: (name[:1].islower(), -said[name], -len(name), name))
        for one, said in names.items()
    }, countries
