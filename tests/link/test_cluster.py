"""Average linkage joins what the plainest way of doing it would join."""

import random
from collections.abc import Mapping
from itertools import combinations, product

import pytest

from runut.link.cluster import Pair, average_linkage

UNSCORED = -1.0


def plainly(items: list[str], scores: Mapping[Pair, float], threshold: float) -> tuple[tuple[str, ...], ...]:
    """The two nearest groups join until none is near enough, each mean worked out anew; equals by first item."""
    groups = [[item] for item in sorted(items)]

    def near(pair: tuple[list[str], list[str]]) -> float:
        pairs = [tuple(sorted(two)) for two in product(*pair)]
        return round(sum(scores.get((one, other), UNSCORED) for one, other in pairs) / len(pairs), 9)

    while len(groups) > 1:
        first, second = max(combinations(groups, 2), key=lambda pair: (near(pair), [-ord(g[0][0]) for g in pair]))
        if near((first, second)) < threshold:
            break
        groups.remove(second)
        first[:] = sorted([*first, *second])
    return tuple(sorted(map(tuple, groups)))


@pytest.mark.parametrize("seed", range(20))
def test_as_the_plainest_way(seed: int) -> None:
    """Scores far below the threshold count in the means of what higher ones connect, and nowhere else."""
    chance = random.Random(seed)  # noqa: S311  # scores, not secrets
    items = [chr(ord("a") + at) for at in range(9)]
    scores = {pair: round(chance.uniform(-1, 2), 2) for pair in combinations(items, 2) if chance.random() < 0.6}
    found = average_linkage(items, scores, threshold=0.75, unscored=UNSCORED)
    assert found == plainly(items, scores, 0.75)
    assert 1 < len(found) < len(items)
