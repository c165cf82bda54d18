"""Do the reports put the happening in different parts of a place, by its direction?"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain

from msgspec import Struct

from runut.compare.slots.dates import LASTING
from runut.compare.story import StoryView
from runut.compare.terms import Phrase, Terms
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.fingerprints import folded

LONG = 6  # letters of a noun for a happening that is named in a sentence of something else


class Named(Struct, frozen=True, gc=False, eq=False):
    """A part of a place in what somebody says, with the words of the saying and who says it where."""

    phrase: Phrase
    words: frozenset[str]
    voice: tuple[str, str]
    claim: str


class Sides:
    """Finds the parts of places that a story names; what is said in passing is read once, when it is first asked."""

    def __init__(self, view: StoryView, terms: Mapping[str, Terms]) -> None:
        """Keep the story, and each language's words."""
        self._view, self._terms = view, terms

    def __call__(self, entry: Entry) -> Iterator[Difference]:
        """One for an entry that is in the west of a place here and in the north-west there: the longer is more exact.

        A voice that names several parts tells of them all. What somebody says of the happening by a noun counts as well. A
        search goes on from part to part.
        """
        told = [*self._told(entry), *self._said(entry)]
        says: dict[frozenset[str], list[Named]] = {}
        for one in told:
            says.setdefault(one.phrase.words, []).append(one)

        def relate(one: frozenset[str], other: frozenset[str]) -> Relation | None:
            if {named.voice for named in says[one]} & {named.voice for named in says[other]}:
                return None
            return "precision" if one < other or other < one else "conflict"

        relation, differing = sorted_out(says, relate)
        if relation is not None:
            versions = {says[one][0].phrase.says: [named.claim for named in says[one]] for one in differing}
            lasts = relation == "conflict" and (entry.type, entry.mode) in LASTING
            kind: DisagreementKind = "development" if lasts else relation
            if len(versions) > 1:
                yield Difference(slot="place", kind=kind, says=versions, about=entry.summary, entry=entry.id)

    def _told(self, entry: Entry) -> Iterator[Named]:
        for claim in self._view.claims(entry):
            language = self._terms.get(claim.reading.article.language)
            found = self._view.once.each(language.side, claim.reading, claim.event) if language else None
            if found is not None:
                yield Named(found, frozenset(), min(self._view.voices([claim])), claim.event.id)

    def _said(self, entry: Entry) -> Iterator[Named]:
        """What is said of the entry by a noun for it, where no event of it is read."""
        if not self.passing:
            return
        events = {claim.reading.article.id: claim for claim in self._view.claims(entry)}
        texts = (claim.event.trigger.quote(claim.reading.article.text) for claim in self._view.claims(entry))
        nouns = {word for text in texts for word in folded(text) if len(word) >= LONG}
        for one in self.passing:
            if one.voice[0] in events and nouns & one.words:
                yield one

    @cached_property
    def passing(self) -> tuple[Named, ...]:
        """What the story's articles say of parts of places where no event is read."""
        with_terms = [(one, self._terms.get(one.article.language)) for one in self._view.readings]
        said = (self._view.once.of(_sayings, one, language) for one, language in with_terms if language)
        return tuple(chain.from_iterable(said))


def _sayings(reading: Reading, language: Terms) -> tuple[Named, ...]:
    """The parts of places in what the article quotes, in sentences that tell no event."""
    busy, found = {event.sentence for event in reading.events}, list[Named]()
    for statement in reading.statements:
        if statement.speaker and statement.sentence not in busy:
            part = language.part(reading.article.text, statement.content)
            if part is not None:
                said = frozenset(folded(reading.article.text, statement.content))
                found.append(Named(part, said, (reading.article.id, statement.speaker.actor), statement.id))
    return tuple(found)
