"""What both looks over a line for its names ask of its words, found once."""

from dataclasses import dataclass, field

from runut.annotate.actors.acronyms import spelled_out
from runut.annotate.actors.edges import title_words
from runut.annotate.actors.found import Entry
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line


@dataclass(frozen=True, slots=True)
class Ground:
    """A line, the article's line `number`, before anything is known of its names.

    `begins` are the words at which a name may begin or the name of some money stands, `titled` those that are titles,
    `bodies` those at which a body's name begins whose short form is made of its initials, each with its end. `seen` are the
    names that the model saw to begin at the words that were asked about, as far as the line alone tells.
    """

    line: Line
    number: int
    lexicon: Lexicon
    begins: tuple[int, ...]
    titled: frozenset[int]
    bodies: dict[int, int]
    seen: dict[int, tuple[int, str] | None] = field(default_factory=dict)
    _known: dict[int, tuple[int, Entry] | None] = field(default_factory=dict)

    def known(self, index: int) -> tuple[int, Entry] | None:
        """The word behind the longest name known beforehand that begins at word `index`, and whose it is."""
        if index not in self._known:
            self._known[index] = self.lexicon.names.at(self.line, index)
        return self._known[index]


def ground_of(line: Line, number: int, lexicon: Lexicon) -> Ground:
    """What is to be known of `line` before its names are looked for."""
    small, upper = lexicon.names.small, line.upper
    begins = tuple([at for at, word in enumerate(line.low) if upper[at] or word in small or "-" in word])
    titled = title_words(line, lexicon) if begins else frozenset[int]()
    return Ground(line, number, lexicon, begins, titled, spelled_out(line, lexicon))
