"""How scored pairs become groups: average linkage over sparse scores."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]


def average_linkage(
    items: Iterable[str], scores: Mapping[Pair, float], *, threshold: float, unscored: float = 0.0
) -> tuple[tuple[str, ...], ...]:
    """`items` in groups, each and all in order: the two groups with the highest mean score join until none reaches `threshold`.

    `scores` hold pairs in order (left < right); a pair that is not there has the score `unscored`. Groups that share no
    scored pair never join. Equal means join in the order of the groups' first items, so that the result is a function of
    items and scores alone. Takes time in n log n of the scored pairs for each join that touches them.
    """
    return _Merging(items, scores, unscored).until(threshold)


class _Merging:
    """The groups so far, named by their first item, and the sums of scores between them above `unscored`."""

    def __init__(self, items: Iterable[str], scores: Mapping[Pair, float], unscored: float) -> None:
        self.groups = {item: [item] for item in sorted(set(items))}
        self.unscored = unscored
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        for (left, right), score in sorted(scores.items()):
            self.sums[left][right] = self.sums[right][left] = score - unscored
        self.heap = [
            (-self._mean(left, right), left, right) for left in self.sums for right in self.sums[left] if left < right
        ]
        heapify(self.heap)

    def _mean(self, left: str, right: str) -> float:
        pairs = len(self.groups[left]) * len(self.groups[right])
        return round(self.sums[left][right] / pairs + self.unscored, 9)

    def until(self, threshold: float) -> tuple[tuple[str, ...], ...]:
        """Join while the best mean reaches `threshold`."""
        while self.heap and -self.heap[0][0] >= threshold:
            key, left, right = heappop(self.heap)
            alive = left in self.groups and right in self.groups and right in self.sums[left]
            if alive and self._mean(left, right) == -key:
                self._join(left, right)
        return tuple(sorted(tuple(sorted(group)) for group in self.groups.values()))

    def _join(self, left: str, right: str) -> None:
        self.groups[left] += self.groups.pop(right)
        for other, between in self.sums.pop(right).items():
            del self.sums[other][right]
            if other != left:
                grown = self.sums[left].get(other, 0.0) + between
                self.sums[left][other] = self.sums[other][left] = grown
        for other in self.sums[left]:
            first, second = sorted((left, other))
            heappush(self.heap, (-self._mean(first, second), first, second))
