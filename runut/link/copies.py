"""Which articles are one witness: copies of one wire count once."""

from collections.abc import Iterable, Mapping
from itertools import combinations

from runut.link.profile import Profile

COPIED = 0.5  # the share of the shorter article's passages from which it is the other's copy


def witnesses(profiles: Iterable[Profile]) -> Mapping[str, str]:
    """Article id -> id of the first article (in order of id) that it is a copy of, directly or through others; else its own."""
    ordered = sorted(profiles, key=lambda one: one.article)
    first = {one.article: one.article for one in ordered}

    def root(article: str) -> str:
        while first[article] != article:
            article = first[article]
        return article

    for left, right in combinations(ordered, 2):
        shared = len(left.passages & right.passages)
        if shared and shared >= COPIED * min(len(left.passages), len(right.passages)):
            one, other = sorted((root(left.article), root(right.article)))
            first[other] = one
    return {article: root(article) for article in first}
