"""From entries to findings: what differs, what is left out, what is taken over."""

from runut.compare.comparer import Comparer

__all__ = ["Comparer"]
