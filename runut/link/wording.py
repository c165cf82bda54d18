"""How much a word tells within its story: what all its reports say tells nothing of one of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum, log, sqrt

import msgspec

from runut.link.report import Report

HALF = 0.5  # added to every count, so that a word of all sentences still has a little less than no weight


def weights(reports: Iterable[Report]) -> dict[str, float]:
    """What each word of the story of `reports` tells: the rarer among its sentences, the more.

    “Salemba” is rare in news and in every sentence of a story about a prison of that name; “back” is not.
    """
    sentences = {(report.article, report.event.sentence): report.sentence for report in reports}
    counts: Counter[str] = Counter()
    for stems in sentences.values():
        counts.update(stems)
    return {stem: max(0.0, log((len(sentences) + 1) / (count + HALF))) for stem, count in counts.items()}


def told_apart(reports: Sequence[Report], weight: Mapping[str, float]) -> tuple[Report, ...]:
    """`reports` with the weights of their words in their story."""
    return tuple(
        msgspec.structs.replace(
            report, clause_weights=_shares(report.clause, weight), sentence_weights=_shares(report.sentence, weight)
        )
        for report in reports
    )


def alike(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """The cosine of two weighted sets of words, from 0 to 1."""
    return fsum(left[word] * right[word] for word in left.keys() & right.keys())


def _shares(stems: Iterable[str], weight: Mapping[str, float]) -> dict[str, float]:
    """The stems with their part of the whole; their squares add up to one."""
    known = {stem: value for stem in sorted(stems) if (value := weight.get(stem, 0.0)) > 0}
    length = sqrt(sum(value * value for value in known.values()))
    return {stem: value / length for stem, value in known.items()}
