"""Where did it happen, and what is it about?"""

from runut.annotate.events.companions import Companions, Several
from runut.annotate.events.line import Line
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import ContextTable
from runut.records.annotations import Place
from runut.records.reading import Reading
from runut.records.span import Span

FAR = 120  # characters between a trigger and the place of its event


class Map:
    """The places of one article by sentence."""

    def __init__(self, reading: Reading) -> None:
        """Sort the places."""
        self._places = Shelf(reading.places, lambda place: (place.sentence, place.span))

    def near(self, sentence: int, trigger: Span, taken: tuple[Span, ...]) -> Place | None:
        """The nearest place named in the sentence, those behind the trigger first, that fills no role of the event."""
        best: Place | None = None
        score = FAR
        for place in self._places.near(sentence, trigger):
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
