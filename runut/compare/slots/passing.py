"""Is it told in passing more exactly where it happened?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from runut.compare.regions import Regions
from runut.compare.slots.places import COUNTRY, bare_name, spot_of
from runut.compare.story import StoryView
from runut.compare.variants import Difference
from runut.records.annotations import Place
from runut.records.links import Entry
from runut.records.reading import Reading

# What befalls a region, and is called by a noun in other sentences.
LARGE = frozenset({"flood", "storm", "earthquake", "eruption", "landslide", "drought", "fire", "outbreak"})
LONG = 5  # letters of such a noun
BEHIND = 5  # words behind it in which a place is where it happened


class Mentioned(Struct, frozen=True, eq=False):
    """A place behind a noun, in a sentence that tells no event of the noun's kind."""

    reading: Reading
    place: Place
    modes: frozenset[str | None]
    claims: tuple[str, ...]


class Passing:
    """Finds the places that stand closely behind a word, in all sentences of a story; read once, when it is first asked."""

    def __init__(self, view: StoryView) -> None:
        """Keep the story."""
        self._view = view

    @cached_property
    def _behind(self) -> Mapping[str, list[Mentioned]]:
        found: dict[str, list[Mentioned]] = defaultdict(list)
        for reading in self._view.readings:
            for place in reading.places:
                claims = self._view.claims_in(reading, place.sentence) if place.kind != COUNTRY else ()
                if claims:
                    modes = frozenset(one.mode for one in reading.events if one.sentence == place.sentence)
                    told = self._view.words(reading, reading.sentences[place.sentence].span)
                    front = [word.folded for word in told if word.end <= place.span.start][-BEHIND:]
                    for word in {one for one in front if len(one) >= LONG}:
                        found[word].append(Mentioned(reading, place, modes, claims))
        return found

    def places(self, entry: Entry, regions: Regions) -> Iterator[Difference]:
        """One for what befell a region, and is put in a part of it by a sentence that only mentions it (“banjir di Tanjul”)."""
        if entry.type != "HAPPEN" or entry.mode not in LARGE:
            return
        claims = self._view.claims(entry)
        spots = [(found, claim) for claim in claims if (found := spot_of(claim, regions))]
        texts = (claim.event.trigger.quote(claim.reading.article.text) for claim in claims)
        nouns = {text.split()[0].casefold() for text in texts if text.split()}
        says: dict[str, list[str]] = defaultdict(list)
        for noun in sorted(nouns if spots else ()):
            for one in self._behind.get(noun, ()):
                for (spot, shown), claim in spots if entry.mode not in one.modes else ():
                    inside = spot.kind == COUNTRY and one.place.country in {spot.country, None, ""}
                    if inside or regions.within(bare_name(one.place.name), spot.name):
                        says[shown].append(claim.event.id)
                        says[one.place.name] += one.claims
        if len(says) > 1:
            versions = {said: list(dict.fromkeys(ids)) for said, ids in says.items()}
            yield Difference(slot="place", kind="precision", says=versions, about=entry.summary, entry=entry.id)
