"""Who did what to whom: reading events from words, parse and actors. The words are in the pack's `events/` tables."""

from runut.annotate.events.stage import Events

__all__ = ["Events"]
