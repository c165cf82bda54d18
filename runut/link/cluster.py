"""How scored pairs become groups: average linkage over sparse scores, read against how close each group is in itself."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush
from itertools import chain

Pair = tuple[str, str]

HAIR = 1e-8  # more than rounding to nine digits may add


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

    Invariant: two groups that are as near as `threshold` now stand in the row of the one that changed last (two single items in
    that of the first), with the size that the other has now. Of each row the nearest whose group has not changed since stands
    in the heap, or else one that stands before it there. How near two groups are changes only where one of them takes in
    another: then it gets a new row. Most of a row has changed when its turn would come, and is never worked out to the last
    digit, nor in the heap.
    """

    def __init__(
        self, items: Sequence[str], scores: Mapping[Pair, float], unscored: float, looseness: float, threshold: float
    ) -> None:
        self.unscored, self.power, self.threshold = unscored, looseness / 2, threshold
        self.groups = [[item] for item in items]
        self.sizes = [1] * len(items)  # 0 of a group that another took in
        self.within = [0.0] * len(items)
        self.closeness = [1.0] * len(items)
        self.loose = [1.0] * len(items)  # by what a mean is divided for the closeness of a group
        self.sums: list[dict[int, float]] = [{} for _ in items]
        self.rows: list[list[tuple[float, int, int]]] = [
            [] for _ in items
        ]  # about how near whom, of which size; nearest last
        self.heap = list[tuple[float, int, int, int, int, int]]()
        self._scored({item: number for number, item in enumerate(items)}, scores)

    def _scored(self, numbers: Mapping[str, int], scores: Mapping[Pair, float]) -> None:
        sums, rows, unscored, least = self.sums, self.rows, self.unscored, self.threshold - HAIR
        for (left, right), score in scores.items():
            one, other = numbers[left], numbers[right]
            sums[one][other] = sums[other][one] = score - unscored
            if score > least:  # so near are two single items, whatever the looseness
                rows[one].append((score, other, 1))
        for one, row in enumerate(rows):
            row.sort()
            self._offer(one)

    def joined(self) -> list[tuple[str, ...]]:
        """The groups, each in order, when the two nearest have joined, and again, until none are near enough."""
        sizes, heap = self.sizes, self.heap
        while heap:
            _, one, other, size, many, whose = heappop(heap)
            if sizes[one] == size and sizes[other] == many:
                self._join(one, other)
            elif sizes[whose] == (size if whose == one else many):
                self._offer(whose)
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
        self.loose[one] = self.closeness[one] ** self.power
        self._put_in_row(one)
        self._offer(one)

    def _put_in_row(self, one: int) -> None:
        """Give a group that has grown a row of all that may be near enough."""
        sizes, loose, unscored, size = self.sizes, self.loose, self.unscored, self.sizes[one]
        mine, least = self.loose[one], self.threshold - HAIR
        row = self.rows[one] = []
        for other, between in self.sums[one].items():
            many = sizes[other]
            near = (between / (size * many) + unscored) / (mine * loose[other])
            if near > least:
                row.append((near, other, many))
        row.sort()

    def _near(self, one: int, other: int) -> float:
        """How near two groups are."""
        near = self.sums[one][other] / (self.sizes[one] * self.sizes[other]) + self.unscored
        if self.power:
            near /= (self.closeness[one] * self.closeness[other]) ** self.power
        return round(near, 9)

    def _offer(self, one: int) -> None:
        """Put the nearest of a group's row in the heap whose group has not changed since, the first of equals."""
        row, sizes = self.rows[one], self.sizes
        while row and sizes[row[-1][1]] != row[-1][2]:
            row.pop()
        if not row:
            return
        at, about = len(row), row[-1][0] - HAIR
        while at and row[at - 1][0] > about:  # nearly as near, and perhaps as near when rounded
            at -= 1
        same = [entry for entry in row[at:] if sizes[entry[1]] == entry[2]]
        best = same[0] if len(same) == 1 else min(same, key=lambda entry: (-self._near(one, entry[1]), entry[1]))
        row[at:] = [entry for entry in same if entry is not best]
        _, other, many = best
        near, size = self._near(one, other), sizes[one]
        if near >= self.threshold:
            found = (one, other, size, many) if one < other else (other, one, many, size)
            heappush(self.heap, (-near, *found, one))
