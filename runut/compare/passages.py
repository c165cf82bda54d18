"""Which passages of two articles are the same, nearly word for word."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.records.annotations import Sentence
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, fold_words, runs, shingles, words, written

SIZE = 6  # words in a run that two passages must share somewhere
GAP = 8  # words that may differ before the passage ends
SHIFT = 6  # words that may have been put in or left out on the way
LEAST = 12  # words of a passage of anybody's
LEAST_SAID = 6  # words of a passage that the same speaker says in both articles
LEAST_TELLING = 5  # words of a passage that are no names: an office, an address or a row of numbers is nobody's text
TELLING = 3  # letters of a word that tells; shorter ones are what is left of broken characters, too
ALIKE = 0.8
OFTEN = 4  # a run that stands more often in one article is a formula of the page


class Text:
    """The words of an article that may be compared: titles and body, no furniture, no captions.

    Most texts are made to be held against one other and then forgotten, so that what only some are asked for (where a word
    stands, the numbers of its runs) is found out when somebody asks.
    """

    def __init__(self, reading: Reading) -> None:
        """Take the words of every sentence of title and body."""
        self._text, asides = reading.article.text, reading.article.asides
        self._parts = tuple(
            _Part(one, tuple([aside for aside in asides if aside.overlaps(one.span)]) if asides else ())
            for one in reading.sentences
            if one.role in {"title", "body"}
        )
        told = [part.written(self._text) for part in self._parts]
        # The words as they are written, and as they are compared.
        self._written = list(chain.from_iterable(told))
        self.folded = fold_words(self._written)
        # How many words stand before each part, and at last in all.
        self._before = tuple(accumulate(map(len, told), initial=0))
        self._words: dict[int, Sequence[Word]] = {}  # of the parts of which somebody asked where words stand
        # Within one process Python's own numbers of runs do, which take a third of the time of stable ones.
        self.runs = tuple(map(hash, runs(self.folded, SIZE)))

    @cached_property
    def marks(self) -> list[int]:
        """The stable number of the run of words that begins at each word."""
        return shingles(self.folded, SIZE)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for part in self._parts for word in part.words(self._text)]

    @cached_property
    def run_set(self) -> frozenset[int]:
        """The numbers of all its runs."""
        return frozenset(self.runs)

    def telling(self, first: int, last: int) -> int:
        """How many words from `first` to `last` tell something: no names, no numbers, no splinters of words.

        They are long, and written as no name is; in a title all may be.
        """
        return self._telling[last + 1] - self._telling[first]

    @cached_property
    def _telling(self) -> Sequence[int]:
        """How many words tell something before each word, and at last in all."""
        tells = [
            len(word) >= TELLING and written_[0].islower()
            for word, written_ in zip(self.folded, self._written, strict=True)
        ]
        for part in (at for at, one in enumerate(self._parts) if one.sentence.role == "title"):
            for at in range(self._before[part], self._before[part + 1]):
                tells[at] = len(self.folded[at]) >= TELLING
        return tuple(accumulate(tells, initial=0))

    def telling_marks(self) -> set[int]:
        """The numbers of the runs in which a word tells something."""
        return {mark for at, mark in enumerate(self.marks) if self.telling(at, at + SIZE - 1)}

    def places(self, wanted: Collection[int]) -> dict[int, list[int]]:
        """Where those of the runs `wanted` stand in which a word tells something, in order."""
        found: dict[int, list[int]] = {}
        for at in [at for at, run in enumerate(self.runs) if run in wanted]:
            if self.telling(at, at + SIZE - 1):
                found.setdefault(self.runs[at], []).append(at)
        return found

    def inside(self, span: Span) -> list[int]:
        """The marks of the runs that begin in `span`, in order."""
        return self.marks[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last`."""
        return Span(self._word(first).start, self._word(last).end)

    def part_of(self, at: int) -> int:
        """Which part the word `at` stands in."""
        return bisect_right(self._before, at) - 1

    def whole(self, first: int, last: int) -> tuple[int, int]:
        """The first and last word of the sentences that the words from `first` to `last` stand in."""
        return self._before[self.part_of(first)], self._before[self.part_of(last) + 1] - 1

    def _word(self, at: int) -> Word:
        part = self.part_of(at)
        if part not in self._words:
            self._words[part] = self._parts[part].words(self._text)
        return self._words[part][at - self._before[part]]


class _Part(Struct, frozen=True, gc=False):
    """A sentence of which the words may be compared, but for those that begin in its `asides`."""

    sentence: Sentence
    asides: tuple[Span, ...]

    def words(self, text: str) -> Sequence[Word]:
        told = words(text, self.sentence.span)
        if not self.asides:
            return told
        return [one for one in told if not any(aside.start <= one.start < aside.end for aside in self.asides)]

    def written(self, text: str) -> list[str]:
        """The words as they are written."""
        if not self.asides:
            return written(text, self.sentence.span)
        return [text[one.start : one.end] for one in self.words(text)]


class Pair(Struct, frozen=True, gc=False, array_like=True):
    """The same passage in two articles: first and last word in each, and how much alike they are."""

    left: tuple[int, int]
    right: tuple[int, int]
    similarity: float

    @property
    def length(self) -> int:
        """Words of the shorter of the two."""
        return min(self.left[1] - self.left[0], self.right[1] - self.right[0]) + 1


def shared(left: Text, right: Text) -> Iterator[Pair]:
    """The passages that both have, in order of the left one, at least LEAST_SAID words long and ALIKE."""
    for run in _runs(left, right):
        pair = _widened(left, right, run)
        telling = min(left.telling(*pair.left), right.telling(*pair.right))
        if pair.length >= LEAST_SAID and telling >= LEAST_TELLING and pair.similarity >= ALIKE:
            yield pair


def _runs(left: Text, right: Text) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Shared runs of words, joined where little lies between them."""
    open_runs: list[list[int]] = []  # first and last shared mark on the left, then on the right
    common = left.run_set & right.run_set
    if not common:
        return
    places = right.places(common)
    for i in sorted(chain.from_iterable(left.places(places).values())):
        for j in places[left.runs[i]][:OFTEN]:
            near = next((r for r in reversed(open_runs) if _continues(r, i, j)), None)
            if near is None:
                open_runs.append([i, i, j, j])
            else:
                near[1], near[3] = i, max(near[3], j)
        ended = [r for r in open_runs if r[1] < i - SIZE - GAP]
        yield from (_ends(r) for r in ended)
        open_runs = [r for r in open_runs if r[1] >= i - SIZE - GAP]
    yield from (_ends(r) for r in open_runs)


def _continues(run: Sequence[int], i: int, j: int) -> bool:
    return 0 <= i - run[1] <= SIZE + GAP and 0 <= j - run[3] <= SIZE + GAP and abs((i - run[1]) - (j - run[3])) <= SHIFT


def _ends(run: Sequence[int]) -> tuple[tuple[int, int], tuple[int, int]]:
    return (run[0], run[1] + SIZE - 1), (run[2], run[3] + SIZE - 1)


def _widened(left: Text, right: Text, run: tuple[tuple[int, int], tuple[int, int]]) -> Pair:
    """The run, to the ends of its sentences where they are alike as well."""
    whole = left.whole(*run[0]), right.whole(*run[1])
    wide, narrow = _similarity(left, right, *whole), _similarity(left, right, *run)
    return Pair(*whole, wide) if wide >= ALIKE else Pair(*run, narrow)


def _similarity(left: Text, right: Text, one: tuple[int, int], other: tuple[int, int]) -> float:
    alike = Indel.normalized_similarity(left.folded[one[0] : one[1] + 1], right.folded[other[0] : other[1] + 1])
    return round(alike, 4)
