"""From entries to findings: what differs, what is left out, what is taken over."""

from runut.compare.comparer import Comparer
from runut.compare.vocabulary import Vocabulary

__all__ = ["Comparer", "Vocabulary"]
