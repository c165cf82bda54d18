"""How scored pairs become groups: average linkage over sparse scores, read against how close each group is in itself."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
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
    scored = sorted(set(chain.from_iterable(scores)))
    alone = [(item,) for item in set(items).difference(scored)]
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
    """The groups so far, numbered by the order of their first items, and the sums of scores above `unscored` between them.

    Invariant: of two groups that are as near as `threshold` now, the heap has their pair with the sizes that they have now;
    of two single items, or else one that stands before it. How near two groups are changes only where one of them takes in
    another; then those around it are put there again. Most single items are soon in a group, so that of each only the nearest
    behind it stands in the heap, and the next where that one is no longer single.
    """

    def __init__(
        self, items: Sequence[str], scores: Mapping[Pair, float], unscored: float, looseness: float, threshold: float
    ) -> None:
        self.unscored, self.power, self.threshold = unscored, looseness / 2, threshold
        self.groups = [[item] for item in items]
        self.sizes = [1] * len(items)  # 0 of a group that another took in
        self.within = [0.0] * len(items)
        self.closeness = [1.0] * len(items)
        self.sums: list[dict[int, float]] = [{} for _ in items]
        self.behind: list[list[tuple[float, int]]] = [[] for _ in items]  # single items, the nearest last
        self.heap = list[tuple[float, int, int, int, int]]()
        self._scored({item: number for number, item in enumerate(items)}, scores)

    def _scored(self, numbers: Mapping[str, int], scores: Mapping[Pair, float]) -> None:
        sums, behind, unscored = self.sums, self.behind, self.unscored
        for (left, right), score in scores.items():
            one, other = numbers[left], numbers[right]
            between = sums[one][other] = sums[other][one] = score - unscored
            near = round(between + unscored, 9)  # of two single items, whatever the looseness
            if near >= self.threshold:
                behind[one].append((-near, other))
        for one, row in enumerate(behind):
            row.sort(reverse=True)
            self._offer_single(one)

    def joined(self) -> list[tuple[str, ...]]:
        """The groups, each in order, when the two nearest have joined, and again, until none are near enough."""
        sizes, heap = self.sizes, self.heap
        while heap:
            _, one, other, size, many = heappop(heap)
            if sizes[one] == size and sizes[other] == many:
                self._join(one, other)
            elif sizes[one] == size == many == 1:
                self._offer_single(one)
        return [tuple(sorted(group)) for group, size in zip(self.groups, sizes, strict=True) if size]

    def _join(self, one: int, other: int) -> None:
        mine, theirs = self.sums[one], self.sums[other]
        self.within[one] += self.within[other] + mine.pop(other)
        del theirs[one]
        for beyond, between in theirs.items():
            around = self.sums[beyond]
            del around[other]
            around[one] = mine[beyond] = mine.get(beyond, 0.0) + between
        self.groups[one] += self.groups[other]
        size = self.sizes[one] = len(self.groups[one])
        self.sizes[other] = 0
        # The mean score of the group's items with each other and, at 1, with themselves; never 0.
        pairs = 2 * self.within[one] + self.unscored * size * (size - 1)
        self.closeness[one] = max(size + pairs, 1.0) / (size * size)
        self._offer(one)

    def _offer(self, one: int) -> None:
        """Put a group that has grown in the heap with all that are near enough."""
        size, close = self.sizes[one], self.closeness[one]
        sizes, closeness, power, unscored = self.sizes, self.closeness, self.power, self.unscored
        for other, between in self.sums[one].items():
            many = sizes[other]
            near = between / (size * many) + unscored
            if power:
                near /= (close * closeness[other]) ** power
            near = round(near, 9)
            if near >= self.threshold:
                heappush(self.heap, (-near, one, other, size, many) if one < other else (-near, other, one, many, size))

    def _offer_single(self, one: int) -> None:
        """Put a single item in the heap with the nearest behind it that is single, too."""
        row = self.behind[one]
        while row:
            near, other = row.pop()
            if self.sizes[other] == 1:
                heappush(self.heap, (near, one, other, 1, 1))
                return
