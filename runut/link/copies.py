"""Which articles are one witness: copies of one wire count once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from runut.link.profile import Profile

COPIED = 0.5  # the share of the shorter article's passages from which it is the other's copy


def witnesses(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """Article id -> id of the first article (in order of id) that it is a copy of, directly or through others; else its own.

    Only articles that share a passage are held against each other.
    """
    ordered = sorted(profiles, key=lambda one: one.article)
    first = {one.article: one.article for one in ordered}

    def root(article: str) -> str:
        while first[article] != article:
            article = first[article]
        return article

    size = {one.article: len(one.passages) for one in ordered}
    having: dict[int, list[str]] = defaultdict(list)
    for right in ordered:
        shared = Counter(left for mark in right.passages for left in having[mark])
        for left in sorted(shared):
            if shared[left] >= COPIED * min(size[left], size[right.article]):
                one, other = sorted((root(left), root(right.article)))
                first[other] = one
        for mark in right.passages:
            having[mark].append(right.article)
    return {article: root(article) for article in first}
