"""Is a name that no layer has marked spelled in two ways where two articles tell one entry?"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations, groupby
from operator import itemgetter

from rapidfuzz.distance import Indel

from runut.compare.story import StoryView, sentence_of
from runut.compare.variants import Difference
from runut.records.claims import Event
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, words

ALIKE = 0.8
LONG = 7  # letters; shorter words differ by one letter and mean another


def spellings(view: StoryView, entry: Entry) -> Iterator[Difference]:
    """One for each name in the sentences of an entry that two articles spell otherwise, and that is nobody's known name."""
    told: dict[str, dict[str, list[str]]] = defaultdict(dict)
    known: set[str] = set()
    shown: dict[str, str] = {}
    for claim in view.claims(entry):
        for word, marked in view.once.each(_names, claim.reading, claim.event):
            known |= {word.folded} if marked else set()
            shown.setdefault(word.folded, claim.reading.article.text[word.start : word.end])
            told[word.folded].setdefault(claim.reading.article.id, []).append(claim.event.id)
    begun = (combinations(names, 2) for _, names in groupby(sorted(told), key=itemgetter(0)))
    for one, other in chain.from_iterable(begun):
        if _one_name(one, other) and not known >= {one, other} and not told[one].keys() & told[other].keys():
            says = {shown[name]: [claim for claims in told[name].values() for claim in claims] for name in (one, other)}
            yield Difference(slot="name", kind="conflict", says=says, about=shown[one], entry=entry.id)


def _one_name(one: str, other: str) -> bool:
    """Whether two words that begin with one letter are one name, spelled otherwise; one that is cut off is not."""
    return not other.startswith(one) and Indel.normalized_similarity(one, other) >= ALIKE


def _names(reading: Reading, event: Event) -> tuple[tuple[Word, bool], ...]:
    """The words with a capital inside the sentence of a claim, and whether a layer has marked them; headlines have all so."""
    sentence = sentence_of(reading, event.sentence)
    if sentence is None or sentence.role != "body":
        return ()
    text, marked, found = reading.article.text, _marked(reading, event.sentence), list[tuple[Word, bool]]()
    for word in words(text, event.sentence_span)[1:]:
        written = text[word.start : word.end]
        if len(written) >= LONG and written.isalpha() and written.istitle():
            found.append((word, any(span.start < word.end and word.start < span.end for span in marked)))
    return tuple(found)


def _marked(reading: Reading, sentence: int) -> list[Span]:
    """What is known as a name of an actor or a place; those are compared as such."""
    spans = [place.span for place in reading.places if place.sentence == sentence]
    return spans + [
        mention.span for actor in reading.actors for mention in actor.mentions if mention.sentence == sentence
    ]
