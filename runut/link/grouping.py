"""How compared reports become groups: the two groups join that have most in common on average."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from heapq import heappop, heappush

from msgspec import Struct

from runut.link.reasons.events.kinds import kin
from runut.records.codebook import EventType

Pair = tuple[str, str]
Group = tuple[str, ...]
LEAST, MOST = -6.0, 6.0  # log odds beyond which one pair counts no more than another


class _Between(Struct):
    """What is known between two groups: how many pairs were compared, and what they come to."""

    total: float
    pairs: int


def grouped(types: Mapping[str, EventType], odds: Mapping[Pair, float], threshold: float) -> tuple[Group, ...]:
    """The items of `types` in groups, each and all in order; groups join while their link reaches `threshold`.

    `odds` holds the log odds that the pairs that were compared (left < right) are one. The link of two groups is the mean of
    their pairs, of which those of kinds that nobody takes for each other count LEAST and others that were not compared do
    not count. Equal links join in the order of the groups' first items, so that the result is a
    function of items and odds alone. Takes time in n log n of the compared pairs for each join that touches them.
    """
    return _Grouping(types, odds, threshold).groups()


class _Grouping:
    """The groups so far, named by their first item, with their types and what is known between them."""

    def __init__(self, types: Mapping[str, EventType], odds: Mapping[Pair, float], threshold: float) -> None:
        self._members = {item: [item] for item in sorted(types)}
        self._types = {item: Counter({types[item]: 1}) for item in self._members}
        self._threshold = threshold
        self._between: dict[str, dict[str, _Between]] = defaultdict(dict)
        self._heap: list[tuple[float, str, str]] = []
        for (left, right), value in sorted(odds.items()):
            kept = min(MOST, max(LEAST, value))
            self._between[left][right] = self._between[right][left] = _Between(kept, 1)
            self._offer(left, right)

    def groups(self) -> tuple[Group, ...]:
        """Join while the best link reaches the threshold."""
        while self._heap:
            key, left, right = heappop(self._heap)
            alive = left in self._members and right in self._members and right in self._between[left]
            if alive and self._link(left, right) == -key:
                self._join(left, right)
        return tuple(sorted(tuple(sorted(group)) for group in self._members.values()))

    def _offer(self, left: str, right: str) -> None:
        link = self._link(left, right)
        if link >= self._threshold:
            heappush(self._heap, (-link, min(left, right), max(left, right)))

    def _link(self, left: str, right: str) -> float:
        known, strangers = self._between[left][right], self._strangers(left, right)
        return round((known.total + strangers * LEAST) / (known.pairs + strangers), 9)

    def _strangers(self, left: str, right: str) -> int:
        """How many pairs of the two groups are of kinds that nobody takes for each other."""
        mine, theirs = self._types[left], self._types[right]
        if len(mine) == 1 and mine.keys() == theirs.keys():
            return 0
        return sum(
            count * others for one, count in mine.items() for other, others in theirs.items() if not kin(one, other)
        )

    def _join(self, left: str, right: str) -> None:
        self._members[left] += self._members.pop(right)
        self._types[left] += self._types.pop(right)
        mine = self._between[left]
        for other, theirs in self._between.pop(right).items():
            del self._between[other][right]
            if other == left:
                continue
            have = mine.get(other)
            joint = theirs if have is None else _joint(have, theirs)
            mine[other] = self._between[other][left] = joint
        for other in mine:
            self._offer(left, other)


def _joint(one: _Between, other: _Between) -> _Between:
    return _Between(round(one.total + other.total, 9), one.pairs + other.pairs)
