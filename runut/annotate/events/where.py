"""Where did it happen, and what is it about?"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

from runut.annotate.events.companions import Companions, Several
from runut.annotate.events.line import Line
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import ContextTable
from runut.languages.schema.places import PlaceTable
from runut.records.annotations import Place, Token
from runut.records.reading import Reading
from runut.records.span import Span

FAR = 120  # characters between a trigger and the place of its event
FARTHEST = 4  # words between a preposition and the name that it places
_BY_ITSELF = frozenset({"road", "building", "water", "mountain", "village", "island"})
_LISTS = frozenset({"CCONJ", "PUNCT"})


class Sites:
    """Which of the places that an article names something can have happened at.

    A country, region or town must be said to be where: behind a preposition of place, over words that say what part or
    kind of place it is, or in a list behind one that is. What bears the name of a road, building, water, mountain, village
    or island is a site by itself.
    """

    def __init__(self, table: PlaceTable) -> None:
        """Keep the words that may stand before a site."""
        self._where = frozenset(table.sites)
        self._between = frozenset(
            {
                *(word for head in table.head for phrase in head.words for word in phrase.split()),
                *table.directions,
                *table.parts,
            }
        )

    def of(self, reading: Reading) -> tuple[Place, ...]:
        """The places of `reading` that are sites."""
        found: list[Place] = []
        for sentence, places in groupby(reading.places, lambda place: place.sentence):
            tokens = reading.sentences[sentence].tokens
            starts = [token.start for token in tokens]
            last = -1  # the word behind the last site
            for place in places:
                first = bisect_left(starts, place.span.start)
                listed = last >= 0 and first - last == 1 and tokens[last].pos in _LISTS
                if place.kind in _BY_ITSELF or listed or self._said(tokens, first):
                    found.append(place)
                    last = bisect_left(starts, place.span.end)
        return tuple(found)

    def _said(self, tokens: Sequence[Token], first: int) -> bool:
        """Whether a preposition of place stands before word `first`."""
        for index in range(first - 1, max(-1, first - FARTHEST - 1), -1):
            word = tokens[index].text.casefold()
            if word in self._where:
                return True
            if word not in self._between:
                return False
        return False


class Map:
    """The sites of one article by sentence."""

    def __init__(self, reading: Reading, sites: Sites) -> None:
        """Sort the places, and apart from them those at which something can have happened."""
        self._places = Shelf(reading.places, lambda place: (place.sentence, place.span))
        self._sites = Shelf(sites.of(reading), lambda place: (place.sentence, place.span))

    def near(self, sentence: int, trigger: Span, taken: tuple[Span, ...], *, befalls: bool) -> Place | None:
        """The nearest site named in the sentence, those behind the trigger first, that fills no role of the event.

        What `befalls` may also name its place with no preposition between: the next word behind it.
        """
        if befalls:
            for place in self._places.near(sentence, trigger):
                if place.span.start - trigger.end == 1 and not any(span.overlaps(place.span) for span in taken):
                    return place
        best: Place | None = None
        score = FAR
        for place in self._sites.near(sentence, trigger):
            if any(span.overlaps(place.span) for span in taken):
                continue
            behind = place.span.start - trigger.end
            distance = behind if behind >= 0 else 2 * (trigger.start - place.span.end) + 1
            if 0 <= distance < score:
                best, score = place, distance
        return best


class Contexts:
    """The contexts of the codebook by words."""

    def __init__(self, table: ContextTable) -> None:
        """Make the words ready to be looked for."""
        self._most = table.most
        self._names = [entry.context for entry in table.context]
        self._words = Several([Companions(entry.words, {}) for entry in table.context])

    def of(self, line: Line, trigger: Trigger) -> tuple[str, ...]:
        """The contexts whose words stand nearest to the trigger, at most as many as the table says."""
        low, high = max(0, trigger.first - FAR // 5), min(len(line), trigger.last + FAR // 5)
        first: dict[int, int] = {}
        for index in range(low, high):
            for number in self._words.at(index, line.raw, line.plain):
                first.setdefault(number, index)
        near = sorted((abs(index - trigger.head), number) for number, index in first.items())
        return tuple(self._names[number] for _, number in near[: self._most])
