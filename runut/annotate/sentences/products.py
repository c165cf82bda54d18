"""What rows of numbers become under weights, each the same in all company."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Floats: TypeAlias = npt.NDArray[np.float32]


class Product:
    """“These rows, under those weights”: a matrix product in which no row depends on how many others there are.

    Libraries multiply a few rows otherwise than many, and their sums then differ in the last bit. So always `block` rows are
    multiplied together, of which the last may be anything: what a sentence says must not depend on which others are read
    with it.
    """

    def __init__(self, weights: Floats, block: int = 64) -> None:
        """Multiply rows with `weights`, of as many rows as they are long."""
        self.weights, self._block = np.ascontiguousarray(weights), block

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
