"""What both looks over a line for its names ask of its words, found once."""

from dataclasses import dataclass

from runut.annotate.actors.acronyms import spelled_out
from runut.annotate.actors.edges import title_words
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line


@dataclass(frozen=True, slots=True)
class Ground:
    """A line, the article's line `number`, before anything is known of its names.

    `begins` are the words at which a name may begin or the name of some money stands, `titled` those that are titles,
    `bodies` those at which a body's name begins whose short form is made of its initials, each with its end.
    """

    line: Line
    number: int
    begins: tuple[int, ...]
    titled: frozenset[int]
    bodies: dict[int, int]


def ground_of(line: Line, number: int, lexicon: Lexicon) -> Ground:
    """What is to be known of `line` before its names are looked for."""
    small, upper = lexicon.names.small, line.upper
    begins = tuple([at for at, word in enumerate(line.low) if upper[at] or word in small or "-" in word])
    bodies = spelled_out(line, lexicon) if line.brackets else {}
    return Ground(line, number, begins, title_words(line, lexicon) if begins else frozenset(), bodies)
