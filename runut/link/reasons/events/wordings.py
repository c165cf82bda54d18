"""Do the same words of the story tell it?"""

from collections.abc import Mapping

from runut.link.report import Report
from runut.link.signals import Signal
from runut.link.wording import alike

SHOWN = 3


def same_clause(left: Report, right: Report) -> Signal | None:
    """How alike what is done is told, by words that tell one report of the story from others."""
    return _alike(left.clause_weights, right.clause_weights, "What is done is told with")


def same_wording(left: Report, right: Report) -> Signal | None:
    """How alike the sentences are, by words that tell one report of the story from others; the same sentence says nothing."""
    if left.article == right.article and left.event.sentence == right.event.sentence:
        return None
    return _alike(left.sentence_weights, right.sentence_weights, "In this story only such sentences have")


def _alike(left: Mapping[str, float], right: Mapping[str, float], says: str) -> Signal | None:
    strength = alike(left, right)
    if not strength:
        return None

    def said() -> str:
        best = sorted(left.keys() & right.keys(), key=lambda word: (-left[word] * right[word], word))[:SHOWN]
        return f"{says} {', '.join(best)}."

    return Signal(strength, said)
