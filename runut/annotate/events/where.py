"""Where did it happen, and what is it about?"""

from runut.annotate.events.companions import Companions
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
        self._entries = [(entry.context, Companions(entry.words, {})) for entry in table.context]

    def of(self, line: Line, trigger: Trigger) -> tuple[str, ...]:
        """The contexts whose words stand nearest to the trigger, at most as many as the table says."""
        low, high = max(0, trigger.first - FAR // 5), min(len(line), trigger.last + FAR // 5)
        near: list[tuple[int, int, str]] = []
        for number, (context, words) in enumerate(self._entries):
            found = words.first(range(low, high), line.raw, line.plain)
            if found is not None:
                near.append((abs(found[0] - trigger.head), number, context))
        return tuple(context for _, _, context in sorted(near)[: self._most])
