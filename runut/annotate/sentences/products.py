"""What rows of numbers become under weights, each the same in all company."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]

_TRIED = 8  # rows that are tried at each place of a block; where places differ, nearly every row shows it


class Product:
    """“These rows, under those weights”: a matrix product in which no row depends on how many others there are.

    Libraries multiply a few rows otherwise than many, and their sums then differ in the last bit. So always as many rows are
    multiplied together, of which the last may be anything: what a sentence says must not depend on which others are read
    with it. On some processors the place in a block counts, too, unless it is a small one.
    """

    def __init__(self, weights: Floats, block: int = 64) -> None:
        """Multiply rows with `weights`, of as many rows as they are long, `block` together, or fewer where places count."""
        self.weights = np.ascontiguousarray(weights)
        self._block = steady(lambda rows: np.matmul(rows[np.newaxis], self.weights)[0], len(weights), block)

    def __call__(self, rows: Floats, count: int) -> Floats:
        """What the first `count` of `rows` become; `rows` is a table that has `room` for them."""
        size, width = self.weights.shape
        blocks = -(-count // self._block)
        table = rows[: blocks * self._block].reshape(blocks, self._block, size)
        answer: Floats = np.matmul(table, self.weights).reshape(-1, width)
        return answer[:count]

    def room(self, count: int) -> Floats:
        """A table of nothing with room for `count` rows, in whole blocks."""
        return np.zeros((-(-count // self._block) * self._block, len(self.weights)), np.float32)


def steady(answer: Callable[[Floats], Floats], size: int, block: int) -> int:
    """How many rows of so many numbers, `block` or half, a quarter ... of it, `answer` makes each the same at every place.

    Which steps a product takes depends on the processor: those with AVX2 and no more multiply twelve rows otherwise than the
    last four of sixteen.
    """
    tried = np.random.default_rng(1).standard_normal((_TRIED, size), dtype=np.float32)
    while block > 1:
        answers = [answer(np.repeat(row[np.newaxis], block, axis=0)) for row in tried]
        if all(np.array_equal(found, np.repeat(found[:1], block, axis=0)) for found in answers):
            break
        block //= 2
    return block
