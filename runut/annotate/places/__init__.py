"""Which places an article names: known ones, and unknown ones by the words around them."""

from runut.annotate.places.stage import Places

__all__ = ["Places"]
