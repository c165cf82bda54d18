"""Which places lie in which, as the articles of a story say themselves."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from itertools import pairwise
from typing import Any, TypeVar

from runut.compare.once import Once
from runut.records.reading import Reading
from runut.text.normalise import fold

T = TypeVar("T", bound=Hashable)
R = TypeVar("R")

HEADED = frozenset({"village", "road"})  # of these a word says what they are, so that their names do not run together
STEPS = 6  # places named one after the other; more are a list


class Regions:
    """“Tanjul, Sarindal” puts Tanjul in Sarindal: what readers learn from places named one after the other.

    Where articles put two places in each other both ways round, it is a list, and says nothing.
    """

    def __init__(self, put: Iterable[tuple[str, str]]) -> None:
        """Know what is put in what: folded names, each with the one around it."""
        self._around: dict[str, set[str]] = defaultdict(set)
        for name, around in put:
            self._around[name].add(around)
        # The names that others lie around, by their words, and without the first of them.
        self._worded, self._headless = (defaultdict[tuple[str, ...], set[str]](set) for _ in range(2))
        for name in self._around:
            worded = tuple(name.split())
            self._worded[worded].add(name)
            if len(worded) > 1:
                self._headless[worded[1:]].add(name)
        self._known: dict[str, tuple[_Called, _Called]] = {}
        self._told: dict[tuple[object, object, object], Any] = {}

    def within(self, name: str, around: str) -> bool:
        """Whether the place called `name` lies in the one called `around`, directly or through others; names are folded."""
        return self._reached(name)[1].have(around) and not self._reached(around)[0].have(name)

    def between(self, ask: "Callable[[T, T, Regions], R]", one: T, other: T) -> R:
        """What `ask` answers of two by what lies in what; the same two are asked once."""
        key = ask, one, other
        if key not in self._told:
            self._told[key] = ask(one, other, self)
        found: R = self._told[key]
        return found

    def _reached(self, name: str) -> tuple["_Called", "_Called"]:
        """What lies around a place directly, and what does directly or through others."""
        found = self._known.get(name)
        if found is not None:
            return found
        front, seen, steps = self._called(name), set[str](), list[set[str]]()
        while front and len(steps) < STEPS:
            steps.append({outer for inner in front for outer in self._around.get(inner, ())})
            seen |= front
            front = {called for outer in steps[-1] for called in self._called(outer)} - seen
        found = self._known[name] = _Called(*steps[:1]), _Called(*steps)
        return found

    def _called(self, name: str) -> set[str]:
        """The names that others lie around, and that are this one but for the word that says what kind of place it is."""
        worded, none = tuple(name.split()), set[str]()
        shorter = self._worded.get(worded[1:], none) if len(worded) > 1 else none
        return self._worded.get(worded, none) | self._headless.get(worded, none) | shorter


def placed(readings: Iterable[Reading], once: Once) -> frozenset[tuple[str, str]]:
    """What articles put in what, as `Regions` takes it."""
    return frozenset([pair for reading in readings if reading.places[1:] for pair in once.of(_put, reading)])


def _put(reading: Reading) -> tuple[tuple[str, str], ...]:
    """The places that an article puts in another, folded, each with that."""
    text = reading.article.text
    ordered = sorted({(place.span, fold(place.name), place.kind) for place in reading.places})
    return tuple(
        (name, around)
        for (inner, name, _), (outer, around, kind) in pairwise(ordered)
        if inner.end < outer.start and _follows(text[inner.end : outer.start], kind) and name != around
    )


def _follows(between: str, kind: str) -> bool:
    """Whether a place of a kind says where the one before it is; a village or road does so without a comma as well."""
    return between.strip() == "," or (between == " " and kind in HEADED)


class _Called:
    """Names, of which one is asked for with or without the word in front that says what kind of place it is."""

    def __init__(self, *names: Iterable[str]) -> None:
        self._whole = {tuple(name.split()) for some in names for name in some}
        self._headless = {worded[1:] for worded in self._whole if len(worded) > 1}

    def have(self, name: str) -> bool:
        """Whether a name is one of these."""
        worded = tuple(name.split())
        shorter = len(worded) > 1 and worded[1:] in self._whole
        return shorter or worded in self._whole or worded in self._headless
