"""When: time expressions with their ISO 8601 values, and how each was resolved."""

from runut.annotate.times.stage import Times

__all__ = ["Times"]
