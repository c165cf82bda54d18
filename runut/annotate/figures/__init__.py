"""How many: the numbers that measure the story, with bound, unit and what they count."""

from runut.annotate.figures.stage import Figures

__all__ = ["Figures"]
