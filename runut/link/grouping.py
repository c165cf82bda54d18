"""How compared reports become groups: the two groups join that have most in common on average."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from runut.link.reasons.events.kinds import kin
from runut.records.codebook import EventType

Group = tuple[str, ...]
Integers: TypeAlias = npt.NDArray[np.int64]
UNIT = 10_000  # log odds are told in ten-thousandths: whole numbers, that add up to the same in any order
LEAST, MOST = -6 * UNIT, 6 * UNIT  # beyond which one pair counts no more than another
FEW = 24  # pairs that join sooner by a heap than in a table
TABLE = 1000  # items among which all links are held in one table, of 24 MB then


class Compared(Struct, frozen=True, eq=False):
    """“The first and the third are one with log odds of 1.2”: the pairs of `items` that were compared, in order.

    `items` are in order, `left` and `right` (left < right) are positions in them, `odds` in parts of UNIT.
    """

    items: Sequence[str]
    left: Integers
    right: Integers
    odds: Integers


def grouped(types: Sequence[EventType], compared: Compared, threshold: float) -> tuple[Group, ...]:
    """The items of `compared`, of these types, in groups, each and all in order, that join while their link is enough.

    Enough are log odds of `threshold`. The link of two groups is the mean of their pairs, of which those of kinds that nobody
    takes for each other count LEAST and others that were not compared do not count. Equal links join in the order of the
    groups' first items, so that the result is a function of items and odds alone. Where all pairs that may count are
    compared, as in a small story, takes time with the square of the items for each join; else n log n of the compared pairs
    for each join that touches them.
    """
    least = round(threshold * UNIT)
    tabled = len(compared.odds) > FEW and _whole(types, compared)
    found = _in_table(types, compared, least) if tabled else _Joining(types, compared, least).groups()
    return tuple(sorted(tuple(compared.items[at] for at in sorted(group)) for group in found))


def _whole(types: Sequence[EventType], compared: Compared) -> bool:
    """Whether every pair of kinds that border was compared, and all pairs go into a table."""
    counts = sorted(Counter(types).items())
    borders = sum(
        of_one * of_other if one < other else of_one * (of_one - 1) // 2
        for one, of_one in counts
        for other, of_other in counts
        if one <= other and kin(one, other)
    )
    return len(compared.odds) == borders and len(types) <= TABLE


def _in_table(types: Sequence[EventType], compared: Compared, least: int) -> list[list[int]]:
    """Groups of positions, where the pairs that were not compared are all of kinds that nobody takes for each other."""
    totals = np.full((len(types), len(types)), float(LEAST))
    totals[compared.left, compared.right] = np.clip(compared.odds, LEAST, MOST)
    return _Table(np.maximum(totals, totals.T), least).groups()


class _Table:
    """What all pairs of groups come to, which are named by their first item; those that are gone come to nothing.

    `tops` is at least the best link of each group with a later one, `nexts` with which. A mean is no more than the better of
    the two that it is made of, so that only the row of the joint group can get better when two join; another is looked
    through again when it comes to its turn and its best is gone.
    """

    def __init__(self, totals: npt.NDArray[np.float64], least: int) -> None:
        np.fill_diagonal(totals, -np.inf)
        self._totals, self._least = totals, least
        self._members = [[at] for at in range(len(totals))]
        self._sizes = np.ones(len(totals))
        above = np.triu(totals, 1) + np.tril(np.full_like(totals, -np.inf))
        self._nexts = above.argmax(axis=1)
        self._tops = above.max(axis=1, initial=-np.inf)

    def groups(self) -> list[list[int]]:
        """Join while the best link reaches the least; of equals the first."""
        while True:
            left = int(self._tops.argmax())
            top = self._tops[left]
            if top < self._least:
                return [group for group in self._members if group]
            right = int(self._nexts[left])
            # Whole numbers are exact, and a quotient the same on every machine.
            if self._totals[left, right] / (self._sizes[left] * self._sizes[right]) == top:
                self._join(left, right)
            self._look(left)

    def _join(self, left: int, right: int) -> None:
        totals = self._totals
        self._members[left] += self._members[right]
        self._members[right] = []
        self._sizes[left] += self._sizes[right]
        totals[left] += totals[right]
        totals[right] = totals[:, right] = -np.inf
        totals[left, right] = -np.inf
        totals[:, left] = totals[left]
        self._tops[right] = -np.inf

    def _look(self, left: int) -> None:
        """Find the best link of a group with a later one."""
        if left + 1 == len(self._sizes):
            self._tops[left] = -np.inf
            return
        links = self._totals[left, left + 1 :] / (self._sizes[left + 1 :] * self._sizes[left])
        best = int(links.argmax())
        self._nexts[left], self._tops[left] = left + 1 + best, links[best]


class _Between(Struct):
    """What is known between two groups: how many pairs were compared, and what they come to."""

    total: int
    pairs: int


class _Joining:
    """The groups so far, named by their first item, with their types and what is known between them."""

    def __init__(self, types: Sequence[EventType], compared: Compared, least: int) -> None:
        self._members = {at: [at] for at in range(len(types))}
        self._types = [Counter({one: 1}) for one in types]
        self._least = least
        self._between: dict[int, dict[int, _Between]] = defaultdict(dict)
        self._heap: list[tuple[float, int, int]] = []
        kept = np.clip(compared.odds, LEAST, MOST).tolist()
        for left, right, value in zip(compared.left.tolist(), compared.right.tolist(), kept, strict=True):
            self._between[left][right] = self._between[right][left] = _Between(value, 1)
            if value >= least:
                self._heap.append((float(-value), left, right))
        heapify(self._heap)

    def groups(self) -> list[list[int]]:
        """Join while the best link reaches the least."""
        while self._heap:
            key, left, right = heappop(self._heap)
            alive = left in self._members and right in self._members and right in self._between[left]
            if alive and self._link(left, right) == -key:
                self._join(left, right)
        return list(self._members.values())

    def _offer(self, left: int, right: int) -> None:
        link = self._link(left, right)
        if link >= self._least:
            heappush(self._heap, (-link, min(left, right), max(left, right)))

    def _link(self, left: int, right: int) -> float:
        known, strangers = self._between[left][right], self._strangers(left, right)
        return (known.total + strangers * LEAST) / (known.pairs + strangers)

    def _strangers(self, left: int, right: int) -> int:
        """How many pairs of the two groups are of kinds that nobody takes for each other."""
        mine, theirs = self._types[left], self._types[right]
        if len(mine) == 1 and mine.keys() == theirs.keys():
            return 0
        return sum(
            count * others for one, count in mine.items() for other, others in theirs.items() if not kin(one, other)
        )

    def _join(self, left: int, right: int) -> None:
        self._members[left] += self._members.pop(right)
        self._types[left] += self._types[right]
        mine = self._between[left]
        for other, theirs in self._between.pop(right).items():
            del self._between[other][right]
            if other == left:
                continue
            have = mine.get(other)
            joint = theirs if have is None else _Between(have.total + theirs.total, have.pairs + theirs.pairs)
            mine[other] = self._between[other][left] = joint
        for other in mine:
            self._offer(left, other)
