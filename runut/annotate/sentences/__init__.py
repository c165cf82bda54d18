"""Which sentences an article has, and how the words of each hang together."""

from runut.annotate.sentences.stage import Sentences

__all__ = ["Sentences"]
