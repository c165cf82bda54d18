"""A line with all that is known of it when its phrases are read."""

from dataclasses import dataclass

from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.titles import Title
from runut.records.annotations import Place

# What closes an apposition.
CLOSERS = frozenset({",", ".", ")", ";", ":", "”", '"', "-", "–"})


@dataclass(slots=True)
class Scene:
    """A line with its names and titles, the article's text, and the runs of capitals that the article knows elsewhere."""

    line: Line
    number: int
    text: str
    names: list[Name]
    titles: list[Title]
    lexicon: Lexicon
    runs: frozenset[str]
    places: list[Place]
