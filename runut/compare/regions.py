"""Which places lie in which, as the articles of a story say themselves."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from runut.records.reading import Reading
from runut.text.normalise import fold

STEPS = 6  # places named one after the other; more are a list


class Regions:
    """“Tanjul, Sarindal” puts Tanjul in Sarindal: what readers learn from places named one after the other.

    Where articles put two places in each other both ways round, it is a list, and says nothing.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        """Collect what the articles put in what."""
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

    def _listed(self, name: str, around: str) -> bool:
        return any(_same(outer, name) for inner in self._called(around) for outer in self._around.get(inner, ()))

    def _called(self, name: str) -> set[str]:
        return {known for known in self._around if _same(known, name)}


def _same(one: str, other: str) -> bool:
    """Whether two names are one but for the word in front that says what kind of place it is."""
    left, right = one.split(), other.split()
    short = min(len(left), len(right))
    return left[-short:] == right[-short:] and abs(len(left) - len(right)) <= 1
