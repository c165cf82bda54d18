"""Scores of two groupings of the same things: MUC, B-cubed, CEAF with entities, and CoNLL's mean of the three.

A grouping is a list of sets of mentions, which are any hashable values. What stands alone in both groupings counts for
nothing in MUC, and is left out of all three by whoever leaves out groups of one.
"""

from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

Group = AbstractSet[Hashable]


@dataclass(slots=True)
class Tally:
    """What was right of what was wanted (recall) and of what was given (precision), summed over documents."""

    right_of_gold: float = 0
    gold: float = 0
    right_of_found: float = 0
    found: float = 0

    @property
    def recall(self) -> float:
        """The share of what was wanted that is right."""
        return self.right_of_gold / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """The share of what was given that is right."""
        return self.right_of_found / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The three tallies of a corpus; documents are added one by one.

    >>> scores = Scores()
    >>> scores.add([{"Arden", "ia"}], [{"Arden", "ia"}])
    >>> scores.conll
    1.0
    """

    muc: Tally = field(default_factory=Tally)
    b_cubed: Tally = field(default_factory=Tally)
    ceaf_e: Tally = field(default_factory=Tally)

    def add(self, gold: Sequence[Group], found: Sequence[Group]) -> None:
        """Count one document."""
        _muc(self.muc, gold, found)
        _b_cubed(self.b_cubed, gold, found)
        _ceaf_e(self.ceaf_e, gold, found)

    @property
    def conll(self) -> float:
        """The mean of the three F1 values."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def _links(groups: Sequence[Group], others: Sequence[Group]) -> tuple[float, float]:
    """How many of the links that hold `groups` together stand in `others` too, and how many there are."""
    place = {one: number for number, other in enumerate(others) for one in other}
    kept = total = 0
    for group in groups:
        parts = {place[one] for one in group if one in place}
        alone = sum(one not in place for one in group)
        kept += len(group) - len(parts) - alone
        total += len(group) - 1
    return kept, total


def _muc(tally: Tally, gold: Sequence[Group], found: Sequence[Group]) -> None:
    kept, total = _links(gold, found)
    tally.right_of_gold, tally.gold = tally.right_of_gold + kept, tally.gold + total
    kept, total = _links(found, gold)
    tally.right_of_found, tally.found = tally.right_of_found + kept, tally.found + total


def _shares(groups: Sequence[Group], others: Sequence[Group]) -> tuple[float, int]:
    """The sum over mentions of the share of their group that is in their group of `others`, and the number of mentions."""
    own = {one: other for other in others for one in other}
    right = sum(len(group & own[one]) / len(group) for group in groups for one in group if one in own)
    return right, sum(len(group) for group in groups)


def _b_cubed(tally: Tally, gold: Sequence[Group], found: Sequence[Group]) -> None:
    right, total = _shares(gold, found)
    tally.right_of_gold, tally.gold = tally.right_of_gold + right, tally.gold + total
    right, total = _shares(found, gold)
    tally.right_of_found, tally.found = tally.right_of_found + right, tally.found + total


def _ceaf_e(tally: Tally, gold: Sequence[Group], found: Sequence[Group]) -> None:
    if gold and found:
        alike = [[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in gold]
        best = best_pairing(alike)
        tally.right_of_gold += best
        tally.right_of_found += best
    tally.gold += len(gold)
    tally.found += len(found)


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The largest sum of `worth[i][j]` over pairs that use each row and each column at most once (Kuhn and Munkres).

    >>> best_pairing([[1.0, 0.9], [0.9, 0.0]])
    1.8
    """
    rows = worth if len(worth) <= len(worth[0]) else list(zip(*worth, strict=True))
    many, wide = len(rows), len(rows[0])
    left, right = [0.0] * (many + 1), [0.0] * (wide + 1)
    row_of = [0] * (wide + 1)
    for row in range(1, many + 1):
        row_of[0] = row
        _augment(rows, left, right, row_of)
    return sum(rows[row_of[j] - 1][j - 1] for j in range(1, wide + 1) if row_of[j])


def _augment(rows: Sequence[Sequence[float]], left: list[float], right: list[float], row_of: list[int]) -> None:
    """Give the row in `row_of[0]` a column, others theirs anew where that is worth more."""
    wide = len(right) - 1
    column, slack, way, done = 0, [float("inf")] * (wide + 1), [0] * (wide + 1), [False] * (wide + 1)
    while row_of[column]:
        done[column] = True
        row, least, following = row_of[column], float("inf"), 0
        for j in range(1, wide + 1):
            if done[j]:
                continue
            cost = -rows[row - 1][j - 1] - left[row] - right[j]
            if cost < slack[j]:
                slack[j], way[j] = cost, column
            if slack[j] < least:
                least, following = slack[j], j
        for j in range(wide + 1):
            if done[j]:
                left[row_of[j]] += least
                right[j] -= least
            else:
                slack[j] -= least
        column = following
    while column:
        row_of[column], column = row_of[way[column]], way[column]
