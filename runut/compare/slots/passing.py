"""Is it told in passing more exactly where it happened?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from runut.compare.counting import Counting
from runut.compare.once import Once
from runut.compare.regions import Regions
from runut.compare.slots.places import COUNTRY, Spot, bare_name, spot_of
from runut.compare.story import StoryView, by_sentence
from runut.compare.variants import Difference
from runut.records.annotations import Place
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.fingerprints import words

# What befalls a region, and is called by a noun in other sentences.
LARGE = frozenset({"flood", "storm", "earthquake", "eruption", "landslide", "drought", "fire", "outbreak"})
LONG = 5  # letters of such a noun
BEHIND = 5  # words behind it in which a place is where it happened


class Mentioned(Struct, frozen=True, gc=False, eq=False):
    """A place behind a noun, its name as it is compared, the modes of the events of its sentence, and its claims."""

    place: Place
    name: str
    modes: frozenset[str | None]
    claims: tuple[str, ...]


class Passing:
    """Finds the places that stand closely behind a word, in all sentences of a story; read once, when it is first asked."""

    def __init__(self, view: StoryView, counting: Mapping[str, Counting]) -> None:
        """Keep the story, and what is known of each language's words."""
        self._view, self._counting = view, counting

    @cached_property
    def _behind(self) -> Mapping[str, list[Mentioned]]:
        found: dict[str, list[Mentioned]] = defaultdict(list)
        for reading in self._view.readings:
            for word, one in self._view.once.of(_mentioned, reading, self._view.once):
                found[word].append(one)
        return found

    def places(self, entry: Entry, regions: Regions) -> Iterator[Difference]:
        """One for what befell a region, and is put in a part of it by a sentence that only mentions it (“banjir di Tanjul”)."""
        if entry.type != "HAPPEN" or entry.mode not in LARGE:
            return
        claims = self._view.claims(entry)
        spots = [(found, claim) for claim in claims if (found := spot_of(self._view, claim, self._counting))]
        texts = (claim.event.trigger.quote(claim.reading.article.text) for claim in claims)
        nouns = {text.split()[0].casefold() for text in texts if text.split()}
        says: dict[str, list[str]] = defaultdict(list)
        told, called = {spot for (spot, _), _ in spots}, dict[str, str]()
        for noun in sorted(nouns if spots else ()):
            for one in self._behind.get(noun, ()):
                around = {spot for spot in told if _inside(one, spot, regions)} if entry.mode not in one.modes else ()
                for (spot, shown), claim in spots if around else ():
                    if spot in around:
                        says[shown].append(claim.event.id)
                        says[called.setdefault(one.name, one.place.name)] += one.claims
        if len(says) > 1:
            versions = {said: list(dict.fromkeys(ids)) for said, ids in says.items()}
            yield Difference(slot="place", kind="precision", says=versions, about=entry.summary, entry=entry.id)


def _inside(one: Mentioned, spot: Spot, regions: Regions) -> bool:
    """Whether a place that is mentioned lies in where a report has it happen."""
    whole = spot.kind == COUNTRY and one.place.country in {spot.country, None, ""}
    return whole or regions.within(one.name, spot.name)


def _mentioned(reading: Reading, once: Once) -> tuple[tuple[str, Mentioned], ...]:
    """The places of an article that stand closely behind a longer word, each with that word."""
    claims, found = once.of(by_sentence, reading), list[tuple[str, Mentioned]]()
    for place in reading.places:
        if place.kind != COUNTRY and place.sentence in claims:
            modes = frozenset(one.mode for one in reading.events if one.sentence == place.sentence)
            told = words(reading.article.text, reading.sentences[place.sentence].span)
            front = [word.folded for word in told if word.end <= place.span.start][-BEHIND:]
            one = Mentioned(place, bare_name(place.name), modes, claims[place.sentence])
            found += [(word, one) for word in dict.fromkeys(front) if len(word) >= LONG]
    return tuple(found)
