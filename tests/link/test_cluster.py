"""Average linkage joins what the plainest way of doing it would join."""

import random
from collections.abc import Mapping
from itertools import combinations, product

import pytest

from runut.link.cluster import Pair, average_linkage

UNSCORED = -1.0


def plainly(
    items: list[str], scores: Mapping[Pair, float], threshold: float, unscored: float = UNSCORED, looseness: float = 0.0
) -> tuple[tuple[str, ...], ...]:
    """The two nearest groups join until none is near enough, each mean worked out anew; equals by first item."""
    groups = [[item] for item in sorted(items)]

    def mean(one: list[str], other: list[str]) -> float:
        pairs = [_pair(*two) for two in product(one, other)]
        return sum(1.0 if two[0] == two[1] else scores.get(two, unscored) for two in pairs) / len(pairs)

    def near(pair: tuple[list[str], list[str]]) -> float:
        if scores.keys().isdisjoint(_pair(*two) for two in product(*pair)):
            return -2.0  # no score that is given is so low
        loose = mean(pair[0], pair[0]) * mean(pair[1], pair[1]) if looseness else 1.0
        return round(mean(*pair) / float(loose ** (looseness / 2)), 9)

    while len(groups) > 1:
        first, second = max(combinations(groups, 2), key=lambda pair: (near(pair), [-ord(g[0][0]) for g in pair]))
        if near((first, second)) < threshold:
            break
        groups.remove(second)
        first[:] = sorted([*first, *second])
    return tuple(sorted(map(tuple, groups)))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


@pytest.mark.parametrize("seed", range(20))
def test_as_the_plainest_way(seed: int) -> None:
    """Scores far below the threshold count in the means of what higher ones connect, and nowhere else."""
    chance = random.Random(seed)  # noqa: S311  # scores, not secrets
    items = [chr(ord("a") + at) for at in range(9)]
    scores = {pair: round(chance.uniform(-1, 2), 2) for pair in combinations(items, 2) if chance.random() < 0.6}
    found = average_linkage(items, scores, threshold=0.75, unscored=UNSCORED)
    assert found == plainly(items, scores, 0.75)
    assert 1 < len(found) < len(items)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("looseness", [0.5, 1.0])
def test_equal_when_rounded_as_the_plainest_way(seed: int, looseness: float) -> None:
    """Scores that differ only behind the ninth digit, some of them just below the threshold, are equal."""
    chance = random.Random(seed)  # noqa: S311  # scores, not secrets
    items = [chr(ord("a") + at) for at in range(10)]
    pairs = [pair for pair in combinations(items, 2) if chance.random() < 0.5]
    scores = {pair: chance.choice((0.4, 0.5)) + chance.choice((-4e-10, -1e-10, 0, 3e-10, 2e-9)) for pair in pairs}
    found = average_linkage(items, scores, threshold=0.4, unscored=0.1, looseness=looseness)
    assert found == plainly(items, scores, 0.4, 0.1, looseness)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("looseness", [0.5, 1.0])
def test_loose_as_the_plainest_way(seed: int, looseness: float) -> None:
    """Groups far apart may come near as they grow looser; many equal scores must join in the order of first items."""
    chance = random.Random(seed)  # noqa: S311  # scores, not secrets
    items = [chr(ord("a") + at) for at in range(10)]
    scores = {pair: round(chance.uniform(0.2, 0.6), 1) for pair in combinations(items, 2) if chance.random() < 0.5}
    shuffled = dict(chance.sample(sorted(scores.items()), len(scores)))
    found = average_linkage(items, shuffled, threshold=0.4, unscored=0.1, looseness=looseness)
    assert found == plainly(items, scores, 0.4, 0.1, looseness)
    assert 1 <= len(found) < len(items)
