"""In which words does a sentence say where something is counted, or that it happened at some place without a name?"""

from collections.abc import Sequence

from msgspec import Struct

from runut.languages.pack import Pack
from runut.languages.schema.differing import DifferingTable
from runut.records.annotations import Place
from runut.records.claims import Event, Figure
from runut.records.reading import Reading
from runut.text.fingerprints import Word, words

BETWEEN = 3  # words between a figure and the place in which it counts (“91 rumah warga di Tanjul”)
BEHIND = 12  # words behind an event in which it is said where it was
ENDS = (".", ";", ":", "!", "?")  # signs behind which nothing is said of an event


class Somewhere(Struct, frozen=True, gc=False):
    """“Di sebuah dermaga” as it stands in the text, and the folded noun."""

    says: str
    noun: str


class Whereabouts:
    """Finds by one language's words the places of figures, and those that a report leaves without a name."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `differing.toml`."""
        table = pack.table("differing.toml", DifferingTable)
        self._inside, self._dwellings = frozenset(table.inside.forms), frozenset(table.dwellings.forms)
        self._openings = tuple(tuple(form.split()) for form in table.openings.forms)

    def of_figure(self, reading: Reading, figure: Figure) -> Place | None:
        """The place that is named behind a figure as the one in which it counts; None where none is."""
        text = reading.article.text
        behind = (one for one in reading.places if one.sentence == figure.sentence)
        place = next((one for one in behind if one.span.start > figure.span.end), None)
        if place is None or not text[figure.span.end : place.span.start].replace(" ", "").isalpha():
            return None
        between = text[figure.span.end : place.span.start].casefold().split()
        return place if len(between) <= BETWEEN and self._inside.intersection(between) else None

    def unnamed(self, reading: Reading, event: Event) -> Somewhere | None:
        """The place without a name in which the event is said to have happened; None where it says none."""
        text = reading.article.text
        told = [word for word in words(text, event.sentence_span) if word.start >= event.trigger.end]
        last = event.trigger.end
        for at, word in enumerate(told[:BEHIND]):
            if any(sign in text[last : word.start] for sign in ENDS):
                return None
            last = word.end
            noun = self._opened(told, at + 1) if word.folded in self._inside else None
            if noun is not None and not _named(text, told, noun):
                return Somewhere(text[word.start : told[noun].end], told[noun].folded)
        return None

    def dwelling(self, noun: str) -> bool:
        """Whether people live in what a noun means."""
        return noun in self._dwellings

    def opens(self, text: str, noun: str) -> bool:
        """Whether a text speaks of some place by a noun (“sebuah dermaga”)."""
        told = words(text)
        return any(told[at].folded == noun for n in range(len(told)) if (at := self._opened(told, n)) is not None)

    def _opened(self, told: Sequence[Word], at: int) -> int | None:
        """The number of the noun behind the word that makes it one of many, where such a word is word `at`."""
        size = next((len(one) for one in self._openings if _stands(told, at, one)), 0)
        return at + size if size and at + size < len(told) else None


def _stands(told: Sequence[Word], at: int, form: Sequence[str]) -> bool:
    return [word.folded for word in told[at : at + len(form)]] == list(form)


def _named(text: str, told: Sequence[Word], noun: int) -> bool:
    """Whether a name follows the noun at once, or the noun begins one."""
    following = told[noun + 1 : noun + 2]
    joined = bool(following) and text[told[noun].end : following[0].start] == " "
    return text[told[noun].start].isupper() or (joined and text[following[0].start].isupper())
