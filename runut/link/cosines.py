"""How much many weighted sets of words have in common, pair by pair."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]
Positions: TypeAlias = npt.NDArray[np.intp]
CELLS = 1_000_000  # of a table that is laid out at one time, 8 MB
AT_ONCE = 48  # columns of it, so that little is worked out twice


class Cosines:
    """“This sentence is as alike as that to the next, to the one after it ...”: cosines of sets, of many pairs at a time.

    They are those of `runut.link.wording.alike` but for the last places of a float, as the words of a set are added up in
    any order.
    """

    def __init__(self, sets: Sequence[frozenset[str]], weight: Mapping[str, float]) -> None:
        """Know the words of `sets` with their `weight`; those without one tell nothing."""
        number = {word: at for at, word in enumerate(weight, 1)}
        different: dict[frozenset[str], int] = {}
        self._set = np.array([different.setdefault(one, len(different)) for one in sets], dtype=np.intp)
        told = _Told.of([[number[word] for word in one if word in number] for one in different], len(number))
        bare = np.array([0.0, *weight.values()])[told.words]
        lengths = np.sqrt(told.sums(bare * bare)) if sets else bare
        shares = bare / np.repeat(np.where(lengths > 0, lengths, 1.0), told.lengths)
        self._told, self._shares = told.shared(shares)
        self._telling = lengths > 0

    def of(self, left: Positions, right: Positions) -> Floats:
        """The cosines of the sets at `left` with those at `right`, pair by pair."""
        one, other = self._set[left], self._set[right]
        shares = self._shares
        found = self._told.products(np.maximum(one, other), np.minimum(one, other), (shares, shares))
        return np.where(one == other, self._telling[one], found)


def overlaps(sets: Sequence[Mapping[str, float]], left: Positions, right: Positions) -> Floats:
    """What the words weigh in the sets at `left` that those at `right` have, too, pair by pair.

    Exact where sums of weights are, whatever their order.
    """
    different: dict[int, int] = {}
    of = np.array([different.setdefault(id(one), len(different)) for one in sets], dtype=np.intp)
    told = [sets[at] for at in np.unique(of, return_index=True)[1].tolist()]
    weights: dict[str, float] = {}
    numbers: dict[str, int] = {}
    words = [[numbers.setdefault(word, len(numbers) + 1) for word in one] for one in told]
    for one in told:
        weights.update(one)
    values = np.array([value for one in told for value in (0.0, *one.values())])
    row, column = of[left], of[right]
    if all(one.items() <= weights.items() for one in told):
        # No word weighs more in one set than in another: either side may be looked up, the sooner the fewer they are.
        often = np.bincount(np.concatenate((row, column)))
        turned = often[row] > often[column]
        row, column = np.where(turned, column, row), np.where(turned, row, column)
    return _Told.of(words, len(numbers)).products(row, column, (values, np.ones(len(values))))


class _Told:
    """Sets of words that have numbers from 1 on, one behind the other, each behind a word 0, so that none is empty."""

    def __init__(self, words: Positions, lengths: Positions, count: int) -> None:
        """Know the sets of so many `words` each; these have numbers up to `count`."""
        self.words, self.lengths, self._count = words, lengths, count
        self._ends = np.cumsum(lengths)

    @classmethod
    def of(cls, sets: Sequence[Sequence[int]], count: int) -> "_Told":
        """The sets of these words, without word 0."""
        words = np.array([word for one in sets for word in (0, *one)], dtype=np.intp)
        return cls(words, np.array([len(one) + 1 for one in sets], dtype=np.intp), count)

    def shared(self, values: Floats) -> tuple["_Told", Floats]:
        """The same without the words that one set has alone, and the `values` of those that are left."""
        having = np.bincount(self.words)
        having[0] = 2
        left = having[self.words] > 1
        return _Told(
            self.words[left], np.add.reduceat(left, self._ends - self.lengths, dtype=np.intp), self._count
        ), values[left]

    def sums(self, values: Floats) -> Floats:
        """What `values`, one for each word of each set, come to in each set; also of many columns of them."""
        found: Floats = np.add.reduceat(values, self._ends - self.lengths, axis=0)
        return found

    def products(self, row: Positions, column: Positions, values: tuple[Floats, Floats]) -> Floats:
        """For each pair of sets what their common words come to: their values in the one, by `row`, times those in the other.

        Word 0 is to have the value 0 in one of them. Where no row comes before its column, half of the work is spared.
        """
        count = len(self.lengths)
        columns = np.flatnonzero(np.bincount(column, minlength=count))
        place = np.zeros(count, dtype=np.intp)
        place[columns] = np.arange(len(columns))
        column = place[column]
        first_row = np.where((row >= columns[column]).all(), columns, 0)
        step = max(1, min(AT_ONCE, CELLS // max(1, len(self.words))))
        parts = [slice(first, first + step) for first in range(0, len(columns), step)]
        if count * len(columns) <= CELLS:
            whole = np.empty((count, len(columns)))
            for part in parts:
                lowest = int(first_row[part][0])
                whole[lowest:, part] = self._table(columns[part], lowest, values)
            found: Floats = whole[row, column]
            return found
        found = np.empty(len(row))
        for part in parts:
            at = np.flatnonzero((column >= part.start) & (column < part.stop))
            lowest = int(first_row[part][0])
            found[at] = self._table(columns[part], lowest, values)[row[at] - lowest, column[at] - part.start]
        return found

    def _table(self, columns: Positions, first: int, values: tuple[Floats, Floats]) -> Floats:
        """The products of all sets from `first` on with each of some, a column for each."""
        starts = self._ends - self.lengths
        lengths = self.lengths[columns]
        before = np.cumsum(lengths) - lengths
        mine = np.repeat(starts[columns] - before, lengths) + np.arange(lengths.sum())
        asked = np.zeros((self._count + 1, len(columns)))
        asked[self.words[mine], np.repeat(np.arange(len(columns)), lengths)] = values[1][mine]
        shared = asked[self.words[starts[first] :]]
        shared *= values[0][starts[first] :, None]
        found: Floats = np.add.reduceat(shared, starts[first:] - starts[first], axis=0)
        return found
