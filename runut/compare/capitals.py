"""Which words in a row are written as a name is, whoever it names, and where do they stand in a story?"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from runut.compare.once import Once
from runut.compare.story import StoryView, claims_at
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, words

LEAST = 3  # letters of a word of a name; shorter ones are initials and prepositions
LONG = 7  # letters of a name of one word; shorter ones differ by a letter and mean another
CUT = 2  # letters that a word may have lost at the end of a sentence
_QUOTES = " \"'“”‘’;-–—."
_OPENING = frozenset("\"'“‘")
_AGE = re.compile(r"\s*\((\d{1,3})\)")

Key = tuple[str, ...]  # the words of a name, folded


class Met(Struct, frozen=True, gc=False, array_like=True):
    """“*Ganra Pranulo (41)*”: a name in an article as first written, the sentences that have it, their claims, and ages.

    `last` says that it only stands where a sentence ends, `body` that it stands in one that is no title, `inside` that it
    does not begin all of those.
    """

    written: str
    sentences: tuple[int, ...]
    claims: tuple[str, ...]
    ages: tuple[str, ...]
    last: bool
    body: bool
    inside: bool


class Stand(Struct, frozen=True, gc=False):
    """All that a story tells with the words of one name."""

    key: Key
    written: str
    language: str
    places: frozenset[tuple[str, int]]
    ages: frozenset[str]
    claims: tuple[str, ...]
    body: bool
    inside: bool


class Capitals:
    """The names of a story, of one word and of two: `singles` and `doubles` are those with claims, in no order."""

    def __init__(self, view: StoryView, languages: Collection[str]) -> None:
        """Look them up in each article of these languages, in order of publication."""
        known = [reading for reading in view.ordered if reading.article.language in languages]
        self._met = [(reading, view.once.of(_met, reading, view.once)) for reading in known]
        self.singles: set[Key] = set()
        self.doubles: set[Key] = set()
        for reading in known:
            singles, doubles = view.once.of(_claimed, reading, view.once)
            self.singles.update(singles)
            self.doubles.update(doubles)

    def stand(self, key: Key) -> Stand:
        """What is told with the words of a name."""
        found = [(reading, met[key]) for reading, met in self._met if key in met]
        return Stand(
            key=key,
            written=found[0][1].written,
            language=found[0][0].article.language,
            places=frozenset((reading.article.id, sentence) for reading, one in found for sentence in one.sentences),
            ages=frozenset(age for _, one in found for age in one.ages),
            claims=tuple(dict.fromkeys(claim for _, one in found for claim in one.claims)),
            body=any(one.body for _, one in found),
            inside=any(one.inside for _, one in found),
        )

    def beside(self, key: Key) -> frozenset[str]:
        """The words of names of two that have the word of a name of one, on either side of it."""
        (word,) = key
        pairs = (pair for _, met in self._met for pair in met if len(pair) > 1 and word in pair)
        return frozenset(one for pair in pairs for one in pair if one != word)

    def is_cut(self, key: Key, whole: Key) -> bool:
        """Whether the last word of a name is that of another without its last letters, and only stands where sentences end."""
        return is_cut(key[-1], whole[-1]) and all(met[key].last for _, met in self._met if key in met)


def is_cut(word: str, whole: str) -> bool:
    """Whether a word is another without its last letters.

    >>> is_cut("pranul", "pranulo"), is_cut("pranulo", "pranulo"), is_cut("pra", "pranulo")
    (True, False, False)
    """
    return len(whole) > len(word) >= len(whole) - CUT and whole.startswith(word)


def _met(reading: Reading, once: Once) -> Mapping[Key, Met]:
    """The names in title and body of an article."""
    text = reading.article.text
    found: dict[Key, list[tuple[int, Span, bool]]] = defaultdict(list)
    for sentence in reading.sentences:
        if sentence.role in {"body", "title"}:
            told = words(text, sentence.span)
            for row in _rows(text, told, in_title=sentence.role == "title"):
                span = Span(row[0].start, row[-1].end)
                found[tuple(word.folded for word in row)].append((sentence.index, span, row[-1] is told[-1]))
    return {key: _one(reading, stands, once) for key, stands in found.items()}


def _claimed(reading: Reading, once: Once) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """The names of an article that stand in sentences with claims, of one word and of two; no others can be shown."""
    told = [key for key, one in once.of(_met, reading, once).items() if one.claims]
    return tuple([key for key in told if len(key) == 1]), tuple([key for key in told if len(key) > 1])


def _one(reading: Reading, stands: Sequence[tuple[int, Span, bool]], once: Once) -> Met:
    text = reading.article.text
    claims = [claim for sentence, span, _ in stands for claim in claims_at(reading, sentence, span, once)]
    ages = [_AGE.match(text, span.end) for _, span, _ in stands]
    told = [(reading.sentences[sentence], span) for sentence, span, _ in stands]
    body = [(sentence, span) for sentence, span in told if sentence.role == "body"]
    return Met(
        written=stands[0][1].quote(text),
        sentences=tuple(dict.fromkeys(sentence for sentence, _, _ in stands)),
        claims=tuple(dict.fromkeys(claims)),
        ages=tuple(sorted({age[1] for age in ages if age})),
        last=all(last for _, _, last in stands),
        body=bool(body),
        inside=any(text[sentence.span.start : span.start].strip(_QUOTES) for sentence, span in body),
    )


def _rows(text: str, told: Sequence[Word], *, in_title: bool) -> Iterator[tuple[Word, ...]]:
    """The words that are names: one that is long and neither begins nor ends its sentence or what is quoted, and any two."""
    named = [word for word in told if _is_named(text[word.start : word.end])]
    inside = {word.start for word in told[1:-1] if text[word.start - 1] not in _OPENING} if not in_title else set()
    yield from ((word,) for word in named if len(word.folded) >= LONG and word.start in inside)
    yield from (pair for pair in pairwise(named) if text[pair[0].end : pair[1].start] == " ")


def _is_named(written: str) -> bool:
    return len(written) >= LEAST and written.isalpha() and written[0].isupper() and not written.isupper()
