"""Which places lie in which, as the articles of a story say themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise

from runut.records.claims import Event
from runut.records.reading import Reading
from runut.text.fingerprints import words
from runut.text.normalise import fold

FRONT = 2  # words in front of a place in which it is said that something is near it (“di sekitar kota Tanjul”)
STEPS = 6  # places named one after the other; more are a list


class Regions:
    """“Tanjul, Sarindal” puts Tanjul in Sarindal: what readers learn from places named one after the other.

    Where articles put two places in each other both ways round, it is a list, and says nothing.
    """

    def __init__(self, readings: Iterable[Reading], near: Mapping[str, frozenset[str]]) -> None:
        """Collect what the articles put in what; `near` has each language's words that put something near a place."""
        self._near = near
        self._around: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            text = reading.article.text
            ordered = sorted({(place.span, fold(place.name)) for place in reading.places})
            for (inner, name), (outer, around) in pairwise(ordered):
                if inner.end < outer.start and text[inner.end : outer.start].strip() == "," and name != around:
                    self._around[name].add(around)

    def within(self, name: str, around: str) -> bool:
        """Whether the place called `name` lies in the one called `around`, directly or through others; names are folded."""
        front, seen = self._called(name), set[str]()
        for _ in range(STEPS):
            reached = {outer for inner in front for outer in self._around.get(inner, ())}
            if any(_same(outer, around) for outer in reached):
                return not self._listed(name, around)
            seen |= front
            front = {called for outer in reached for called in self._called(outer)} - seen
        return False

    def beside(self, reading: Reading, event: Event) -> str:
        """The words by which the report has the event happen near its place (“sekitar kota Tanjul”); "" where it is in it."""
        text, span, near = reading.article.text, event.place_span, self._near.get(reading.article.language)
        if span is None or near is None:
            return ""
        told = [word for word in words(text, event.sentence_span) if word.start < span.end]
        front = told[-FRONT - len(words(text, span)) :]
        start = next((word.start for word in front if word.folded in near), None)
        return "" if start is None else " ".join(text[start : span.end].split())

    def _listed(self, name: str, around: str) -> bool:
        return any(_same(outer, name) for inner in self._called(around) for outer in self._around.get(inner, ()))

    def _called(self, name: str) -> set[str]:
        return {known for known in self._around if _same(known, name)}


def _same(one: str, other: str) -> bool:
    """Whether two names are one but for the word in front that says what kind of place it is."""
    left, right = one.split(), other.split()
    short = min(len(left), len(right))
    return left[-short:] == right[-short:] and abs(len(left) - len(right)) <= 1
