"""How alike many weighted sets of words are, each with all that follow it."""

from collections.abc import Collection, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float64]


class Cosines:
    """“This sentence is as alike as that to the next, to the one after it ...”: cosines of sets, a row at a time.

    They are those of `runut.link.wording.alike` but for the last places of a float, as the words of a set are added up in
    any order.
    """

    def __init__(self, sets: Sequence[Collection[str]], weight: Mapping[str, float]) -> None:
        """Know the words of `sets` with their `weight`; those without one tell nothing."""
        number = {word: at for at, word in enumerate(weight, 1)}
        # Word 0, which weighs nothing, stands in every set, so that none is empty.
        told = [[0, *(number[word] for word in one if word in number)] for one in sets]
        lengths = np.array([len(one) for one in told], dtype=np.intp)
        self._words = np.array([word for one in told for word in one], dtype=np.intp)
        self._starts = np.concatenate(([0], np.cumsum(lengths)))
        bare = np.array([0.0, *weight.values()])[self._words]
        whole = np.sqrt(np.add.reduceat(bare * bare, self._starts[:-1])) if sets else bare
        self._shares = bare / np.repeat(np.where(whole > 0, whole, 1.0), lengths)
        self._asked = np.zeros(len(number) + 1)

    def after(self, at: int) -> Floats:
        """The cosines of the set at `at`, which is not the last, with every later one, in order."""
        first, last = self._starts[at], self._starts[at + 1]
        mine = self._words[first:last]
        self._asked[mine] = self._shares[first:last]
        shared = self._asked[self._words[last:]] * self._shares[last:]
        self._asked[mine] = 0.0
        found: Floats = np.add.reduceat(shared, self._starts[at + 1 : -1] - last)
        return found
