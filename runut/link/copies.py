"""Which articles are one witness: copies of one wire count once."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

COPIED = 0.5  # the share of the shorter article's passages from which it is the other's copy


def witnesses(passages: Mapping[str, Collection[int]]) -> Mapping[str, str]:
    """Article id -> id of the first article (in order of id) that it is a copy of, directly or through others; else its own.

    `passages` has the passages of each article. Only articles that share one are held against each other.
    """
    ordered = sorted(passages)
    first = {one: one for one in ordered}

    def root(article: str) -> str:
        while first[article] != article:
            article = first[article]
        return article

    having: dict[int, list[str]] = defaultdict(list)
    for right in ordered:
        shared = Counter(left for mark in passages[right] for left in having[mark])
        for left in sorted(shared):
            if shared[left] >= COPIED * min(len(passages[left]), len(passages[right])):
                one, other = sorted((root(left), root(right)))
                first[other] = one
        for mark in passages[right]:
            having[mark].append(right)
    return {article: root(article) for article in first}
