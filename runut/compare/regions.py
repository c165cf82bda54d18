"""Which places lie in which, as the articles of a story say themselves."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from runut.compare.once import Once
from runut.records.reading import Reading
from runut.text.normalise import fold

STEPS = 6  # places named one after the other; more are a list


class Regions:
    """“Tanjul, Sarindal” puts Tanjul in Sarindal: what readers learn from places named one after the other.

    Where articles put two places in each other both ways round, it is a list, and says nothing.
    """

    def __init__(self, readings: Iterable[Reading], once: Once) -> None:
        """Collect what the articles put in what."""
        self._around: dict[str, set[str]] = defaultdict(set)
        for reading in readings:
            for name, around in once.of(_put, reading):
                self._around[name].add(around)
        # The names that others lie around, by their words, and without the first of them.
        self._worded, self._headless = (defaultdict[tuple[str, ...], set[str]](set) for _ in range(2))
        for name in self._around:
            worded = tuple(name.split())
            self._worded[worded].add(name)
            if len(worded) > 1:
                self._headless[worded[1:]].add(name)
        self._found: dict[tuple[str, str], bool] = {}

    def within(self, name: str, around: str) -> bool:
        """Whether the place called `name` lies in the one called `around`, directly or through others; names are folded."""
        found = self._found.get((name, around))
        if found is None:
            found = self._found[name, around] = self._within(name, around)
        return found

    def _within(self, name: str, around: str) -> bool:
        front, seen = self._called(name), set[str]()
        for _ in range(STEPS):
            if not front:
                break
            reached = {outer for inner in front for outer in self._around.get(inner, ())}
            if any(_same(outer, around) for outer in reached):
                return not self._listed(name, around)
            seen |= front
            front = {called for outer in reached for called in self._called(outer)} - seen
        return False

    def _listed(self, name: str, around: str) -> bool:
        return any(_same(outer, name) for inner in self._called(around) for outer in self._around.get(inner, ()))

    def _called(self, name: str) -> set[str]:
        """The names that others lie around, and that are this one (see `_same`)."""
        worded, none = tuple(name.split()), set[str]()
        shorter = self._worded.get(worded[1:], none) if len(worded) > 1 else none
        return self._worded.get(worded, none) | self._headless.get(worded, none) | shorter


def _put(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The places that an article puts in another, folded, each with that."""
    text = reading.article.text
    ordered = sorted({(place.span, fold(place.name)) for place in reading.places})
    return tuple(
        (name, around)
        for (inner, name), (outer, around) in pairwise(ordered)
        if inner.end < outer.start and text[inner.end : outer.start].strip() == "," and name != around
    )


def _same(one: str, other: str) -> bool:
    """Whether two names are one but for the word in front that says what kind of place it is."""
    left, right = one.split(), other.split()
    short = min(len(left), len(right))
    return left[-short:] == right[-short:] and abs(len(left) - len(right)) <= 1
