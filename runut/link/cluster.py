"""How scored pairs become groups: average linkage over sparse scores, read against how close each group is in itself."""

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush
from itertools import chain

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
    if not looseness:
        scores = _within(scores, threshold)
    scored = set(chain.from_iterable(scores))
    alone = [(item,) for item in set(items) - scored]
    return tuple(sorted([*alone, *_Joining(scored, scores, unscored, looseness, threshold).joined()]))


def connected(items: Iterable[str], pairs: Iterable[Pair]) -> dict[str, list[str]]:
    """Of each item the part that pairs connect it to, the same list for all items of one."""
    part = {item: [item] for item in items}
    for left, right in pairs:
        if part[left] is not part[right]:
            part[left] += part[right]
            part.update(dict.fromkeys(part[right], part[left]))
    return part


def _within(scores: Mapping[Pair, float], threshold: float) -> Mapping[Pair, float]:
    """The scores within the parts that pairs of at least `threshold` connect: a mean joins nothing beyond them."""
    near = [pair for pair, score in scores.items() if score >= threshold]
    part = connected(set(chain.from_iterable(near)), near)
    return {
        (left, right): score
        for (left, right), score in scores.items()
        if left in part and part[left] is part.get(right)
    }


class _Joining:
    """The groups so far, named by their first item, and the sums of scores above `unscored`, between them and within.

    Invariant: every two groups that are as near as `threshold` now stand in the heap, with the sizes that they have now. How
    near two are changes only where one of them takes in another; then those around it are put there again.
    """

    def __init__(
        self, items: Iterable[str], scores: Mapping[Pair, float], unscored: float, looseness: float, threshold: float
    ) -> None:
        self.unscored, self.power, self.threshold = unscored, looseness / 2, threshold
        self.groups = {item: [item] for item in items}
        self.sizes = dict.fromkeys(self.groups, 1)  # 0 of a group that another took in
        self.within = dict.fromkeys(self.groups, 0.0)
        self.closeness = dict.fromkeys(self.groups, 1.0)
        self.sums: dict[str, dict[str, float]] = {item: {} for item in self.groups}
        self.heap = list[tuple[float, str, str, int, int]]()
        sums, heap = self.sums, self.heap
        for (left, right), score in scores.items():
            between = sums[left][right] = sums[right][left] = score - unscored
            near = round(between + unscored, 9)  # of two single items, whatever the looseness
            if near >= threshold:
                heap.append((-near, left, right, 1, 1))
        heapify(heap)

    def joined(self) -> list[tuple[str, ...]]:
        """The groups, each in order, when the two nearest have joined, and again, until none are near enough."""
        sizes, heap = self.sizes, self.heap
        while heap:
            _, left, right, one, other = heappop(heap)
            if sizes[left] == one and sizes[right] == other:
                self._join(left, right)
        return [tuple(sorted(group)) for group in self.groups.values()]

    def _join(self, left: str, right: str) -> None:
        mine = self.sums[left]
        self.groups[left] += self.groups.pop(right)
        self.within[left] += self.within.pop(right) + mine.pop(right)
        for other, between in self.sums.pop(right).items():
            if other != left:
                beyond = self.sums[other]
                del beyond[right]
                beyond[left] = mine[other] = mine.get(other, 0.0) + between
        size = len(self.groups[left])
        self.sizes[left], self.sizes[right] = size, 0
        # The mean score of the group's items with each other and, at 1, with themselves; never 0.
        pairs = 2 * self.within[left] + self.unscored * size * (size - 1)
        self.closeness[left] = max(size + pairs, 1.0) / (size * size)
        self._offer(left)

    def _offer(self, name: str) -> None:
        """Put a group that has grown in the heap with all that are near enough."""
        size, close = self.sizes[name], self.closeness[name]
        sizes, closeness, power, unscored = self.sizes, self.closeness, self.power, self.unscored
        for other, between in self.sums[name].items():
            many = sizes[other]
            near = between / (size * many) + unscored
            if power:
                near /= (close * closeness[other]) ** power
            near = round(near, 9)
            if near >= self.threshold:
                entry = (-near, name, other, size, many) if name < other else (-near, other, name, many, size)
                heappush(self.heap, entry)
