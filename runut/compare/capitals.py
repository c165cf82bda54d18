"""Which words in a row are written as a name is, whoever it names, and where do they stand in a story?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from runut.compare.once import Once
from runut.compare.story import StoryView, claims_at
from runut.compare.vocabulary import Vocabulary
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, words

LEAST = 3  # letters of a word of a name; shorter ones are initials and prepositions
LONG = 10  # letters of a name of one word that may be two elsewhere
CUT = 2  # letters that a word may have lost at the end of a sentence
_AGE = re.compile(r"\s*\((\d{1,3})\)")

Key = tuple[str, ...]  # the words of a name, folded


class Met(Struct, frozen=True, gc=False, array_like=True):
    """“*Ganra Pranulo (41)*”: a name in an article as first written, the sentences that have it, their claims, and ages.

    `last` says that it only stands where a sentence ends, `body` that it stands in one that is no title.
    """

    written: str
    sentences: tuple[int, ...]
    claims: tuple[str, ...]
    ages: tuple[str, ...]
    last: bool
    body: bool


class Stand(Struct, frozen=True, gc=False):
    """All that a story tells with the words of one name."""

    key: Key
    written: str
    language: str
    places: frozenset[tuple[str, int]]
    ages: frozenset[str]
    claims: tuple[str, ...]
    last: bool
    body: bool


class Capitals:
    """The names of a story, of one word or two."""

    def __init__(self, view: StoryView, vocabularies: Mapping[str, Vocabulary]) -> None:
        """Look them up in each article; what only ends sentences, and lacks letters there, is the name that has them."""
        self._met: dict[Key, list[tuple[Reading, Met]]] = defaultdict(list)
        for reading in view.ordered:
            vocabulary = vocabularies.get(reading.article.language)
            for key, one in view.once.of(_met, reading, vocabulary, view.once).items() if vocabulary else ():
                self._met[key].append((reading, one))
        for cut, whole in self._whole().items():
            self._met[whole] += self._met.pop(cut)

    def told(self, size: int) -> list[Key]:
        """The names of so many words that stand in a sentence with a claim, in order."""
        return sorted(
            key for key, found in self._met.items() if len(key) == size and any(one.claims for _, one in found)
        )

    def stand(self, key: Key) -> Stand:
        """What is told with the words of a name."""
        found = self._met[key]
        firm = [one for _, one in found if not one.last] or [one for _, one in found]
        return Stand(
            key=key,
            written=firm[0].written,
            language=found[0][0].article.language,
            places=frozenset((reading.article.id, sentence) for reading, one in found for sentence in one.sentences),
            ages=frozenset(age for _, one in found for age in one.ages),
            claims=tuple(dict.fromkeys(claim for _, one in found for claim in one.claims)),
            last=self.last(key),
            body=any(one.body for _, one in found),
        )

    def last(self, key: Key) -> bool:
        """Whether a name only stands where a sentence ends."""
        return all(one.last for _, one in self._met[key])

    def _whole(self) -> dict[Key, Key]:
        """For each name of two words that only ends sentences, and lacks letters, the one that has them."""
        firm: dict[str, list[Key]] = defaultdict(list)
        cut: list[Key] = []
        for key in self._met:
            if len(key) > 1 and self.last(key):
                cut.append(key)
            elif len(key) > 1:
                firm[key[0]].append(key)
        fuller = {key: [one for one in firm.get(key[0], ()) if is_cut(key[1], one[1])] for key in cut}
        return {key: min(keys, key=lambda one: (-len(self._met[one]), one)) for key, keys in fuller.items() if keys}


def is_cut(word: str, whole: str) -> bool:
    """Whether a word is another without its last letters.

    >>> is_cut("pranul", "pranulo"), is_cut("pranulo", "pranulo"), is_cut("pra", "pranulo")
    (True, False, False)
    """
    return len(whole) > len(word) >= len(whole) - CUT and whole.startswith(word)


def _met(reading: Reading, vocabulary: Vocabulary, once: Once) -> Mapping[Key, Met]:
    """The names in title and body of an article: long words that the language does not know, and any two in a row."""
    text = reading.article.text
    found: dict[Key, list[tuple[int, Span, bool]]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.role in {"body", "title"}:
            told = words(text, sentence.span)
            for row in _rows(text, told, vocabulary):
                span = Span(row[0].start, row[-1].end)
                found[tuple(word.folded for word in row)].append((sentence.index, span, row[-1] is told[-1]))
    return {key: _one(reading, stands, once) for key, stands in found.items()}


def _one(reading: Reading, stands: Sequence[tuple[int, Span, bool]], once: Once) -> Met:
    text = reading.article.text
    claims = [claim for sentence, span, _ in stands for claim in claims_at(reading, sentence, span, once)]
    ages = [_AGE.match(text, span.end) for _, span, _ in stands]
    return Met(
        written=stands[0][1].quote(text),
        sentences=tuple(dict.fromkeys(sentence for sentence, _, _ in stands)),
        claims=tuple(dict.fromkeys(claims)),
        ages=tuple(sorted({age[1] for age in ages if age})),
        last=all(last for _, _, last in stands),
        body=any(reading.sentences[sentence].role == "body" for sentence, _, _ in stands),
    )


def _rows(text: str, told: Sequence[Word], vocabulary: Vocabulary) -> Iterator[tuple[Word, ...]]:
    named = [word for word in told if _is_named(text[word.start : word.end])]
    yield from ((word,) for word in named if len(word.folded) >= LONG and not vocabulary.knows(word.folded))
    yield from (pair for pair in pairwise(named) if text[pair[0].end : pair[1].start] == " ")


def _is_named(written: str) -> bool:
    return len(written) >= LEAST and written.isalpha() and written[0].isupper() and not written.isupper()
