"""Which passages of two articles are the same, nearly word for word."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.fingerprints import Word, shingles, words

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
    """The words of an article that may be compared: titles and body, no furniture, no captions."""

    def __init__(self, reading: Reading) -> None:
        """Take the words of every sentence of title and body."""
        text, self.words, self.sentence_of = reading.article.text, list[Word](), list[int]()
        asides = reading.article.asides
        for sentence in reading.sentences:
            if sentence.role in {"title", "body"}:
                told: Sequence[Word] = words(text, sentence.span)
                if asides:
                    told = [word for word in told if not any(one.start <= word.start < one.end for one in asides)]
                self.words += told
                self.sentence_of += [sentence.index] * len(told)
        self.folded = [word.folded for word in self.words]
        self._starts = [word.start for word in self.words]
        titles = {sentence.index for sentence in reading.sentences if sentence.role == "title"}
        telling = [
            len(word.folded) >= TELLING and (text[word.start].islower() or at in titles)
            for word, at in zip(self.words, self.sentence_of, strict=True)
        ]
        self._telling = [0, *accumulate(telling)]
        self.marks = shingles(self.folded, SIZE)
        self.at: dict[int, list[int]] = {}
        for position, (mark, before, after) in enumerate(
            zip(self.marks, self._telling, self._telling[SIZE:], strict=False)
        ):
            if after > before:
                self.at.setdefault(mark, []).append(position)

    def telling(self, first: int, last: int) -> int:
        """How many words from `first` to `last` tell something: no names, no numbers, no splinters of words."""
        return self._telling[last + 1] - self._telling[first]

    def inside(self, span: Span) -> list[int]:
        """The marks of the runs that begin in `span`, in order."""
        return self.marks[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last`."""
        return Span(self.words[first].start, self.words[last].end)


class Pair(Struct, frozen=True, array_like=True):
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
    for i in sorted(i for mark in left.at.keys() & right.at.keys() for i in left.at[mark]):
        for j in right.at[left.marks[i]][:OFTEN]:
            run = next((r for r in reversed(open_runs) if _continues(r, i, j)), None)
            if run is None:
                open_runs.append([i, i, j, j])
            else:
                run[1], run[3] = i, max(run[3], j)
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
    whole = _sentences(left, run[0]), _sentences(right, run[1])
    wide, narrow = _similarity(left, right, *whole), _similarity(left, right, *run)
    return Pair(*whole, wide) if wide >= ALIKE else Pair(*run, narrow)


def _sentences(text: Text, words_: tuple[int, int]) -> tuple[int, int]:
    first, last = words_
    while first and text.sentence_of[first - 1] == text.sentence_of[first]:
        first -= 1
    while last + 1 < len(text.words) and text.sentence_of[last + 1] == text.sentence_of[last]:
        last += 1
    return first, last


def _similarity(left: Text, right: Text, one: tuple[int, int], other: tuple[int, int]) -> float:
    alike = Indel.normalized_similarity(left.folded[one[0] : one[1] + 1], right.folded[other[0] : other[1] + 1])
    return round(alike, 4)
