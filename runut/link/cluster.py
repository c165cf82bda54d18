"""How scored pairs become groups: average linkage over sparse scores, read against how close each group is in itself."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[str, str]


def average_linkage(
    items: Iterable[str],
    scores: Mapping[Pair, float],
    *,
    threshold: float,
    unscored: float = 0.0,
    looseness: float = 0.0,
) -> tuple[tuple[str, ...], ...]:
    """`items` in groups, each and all in order: the two groups that are nearest join until none reaches `threshold`.

    `scores` hold pairs in order (left < right); a pair that is not there has the score `unscored`. How near two groups are is
    the mean score between them. With `looseness`, for scores from 0 to 1, that mean is read against how close each of them
    is in itself: at 1 it is the cosine of the groups' centres, at 0 the mean alone. A large story told from many sides then
    takes in one side more where two single articles with that score stay two. Groups that share no scored pair never join.
    Equals join in the order of the groups' first items, so that the result is a function of items and scores alone. Takes
    time in n log n of the scored pairs for each join that touches them.
    """
    items = sorted(set(items))
    if not looseness:
        scores = _within(items, scores, threshold)
    return _Joining(items, scores, unscored, looseness).until(threshold)


def connected(items: Iterable[str], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Of each item the part that pairs connect it to, the same list for all items of one."""
    part = {item: [item] for item in items}
    for left, right in pairs:
        if part[left] is not part[right]:
            part[left] += part[right]
            part.update(dict.fromkeys(part[right], part[left]))
    return part


def _within(items: Iterable[str], scores: Mapping[Pair, float], threshold: float) -> Mapping[Pair, float]:
    """The scores within the parts that pairs of at least `threshold` connect: a mean joins nothing beyond them."""
    part = connected(items, (pair for pair, score in scores.items() if score >= threshold))
    return {pair: score for pair, score in scores.items() if part[pair[0]] is part[pair[1]]}


class _Joining:
    """The groups so far, named by their first item, and the sums of scores above `unscored`, between them and within."""

    def __init__(self, items: Iterable[str], scores: Mapping[Pair, float], unscored: float, looseness: float) -> None:
        self.unscored, self.power = unscored, looseness / 2
        self.groups = {item: [item] for item in items}
        self.within = dict.fromkeys(self.groups, 0.0)
        self.sums: dict[str, dict[str, float]] = defaultdict(dict)
        for (left, right), score in sorted(scores.items()):
            self.sums[left][right] = self.sums[right][left] = score - unscored
        self.heap = [
            (-self._near(left, right), left, right) for left in self.sums for right in self.sums[left] if left < right
        ]
        heapify(self.heap)

    def _closeness(self, name: str) -> float:
        """The mean score of a group's items with each other and, at 1, with themselves; never 0."""
        size = len(self.groups[name])
        pairs = 2 * self.within[name] + self.unscored * size * (size - 1)
        return max(size + pairs, 1.0) / (size * size)

    def _near(self, left: str, right: str) -> float:
        pairs = len(self.groups[left]) * len(self.groups[right])
        mean = self.sums[left][right] / pairs + self.unscored
        if self.power:
            mean /= float((self._closeness(left) * self._closeness(right)) ** self.power)
        return round(mean, 9)

    def until(self, threshold: float) -> tuple[tuple[str, ...], ...]:
        """Join while the nearest two reach `threshold`."""
        while self.heap and -self.heap[0][0] >= threshold:
            key, left, right = heappop(self.heap)
            alive = left in self.groups and right in self.groups and right in self.sums[left]
            if alive and self._near(left, right) == -key:
                self._join(left, right)
        return tuple(sorted(tuple(sorted(group)) for group in self.groups.values()))

    def _join(self, left: str, right: str) -> None:
        self.groups[left] += self.groups.pop(right)
        self.within[left] += self.within.pop(right) + self.sums[left][right]
        for other, between in self.sums.pop(right).items():
            del self.sums[other][right]
            if other != left:
                grown = self.sums[left].get(other, 0.0) + between
                self.sums[left][other] = self.sums[other][left] = grown
        for other in self.sums[left]:
            first, second = sorted((left, other))
            heappush(self.heap, (-self._near(first, second), first, second))
