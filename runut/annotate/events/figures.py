"""Which event does a number measure?"""

from bisect import bisect_left, bisect_right

from msgspec.structs import replace

from runut.records.claims import Event, Figure


def measured(figures: tuple[Figure, ...], events: tuple[Event, ...]) -> tuple[Figure, ...]:
    """The figures, each with the id of the event of its sentence whose trigger is nearest; None where there is none."""
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    rows = {sentence: _Row(found) for sentence, found in by_sentence.items()}
    return tuple(
        replace(figure, event=rows[figure.sentence].nearest(figure).id) if figure.sentence in rows else figure
        for figure in figures
    )


class _Row:
    """The events of one sentence by their triggers, so that a number is held against its neighbours alone."""

    def __init__(self, events: list[Event]) -> None:
        self._events = sorted(events, key=lambda event: event.trigger.start)
        self._starts = [event.trigger.start for event in self._events]
        self._longest = max(len(event.trigger) for event in events)

    def nearest(self, figure: Figure) -> Event:
        """The event whose trigger has the fewest characters between it and the number; of several the last."""
        after = bisect_left(self._starts, figure.span.end)
        # What begins so far before the last trigger in front of the number ends before that one ends, too.
        low = bisect_left(self._starts, self._starts[after - 1] - self._longest) if after else 0
        high = bisect_right(self._starts, self._starts[after]) if after < len(self._starts) else after
        return min(self._events[low:high], key=lambda event: (_gap(figure, event), -event.trigger.start))


def _gap(figure: Figure, event: Event) -> int:
    return max(figure.span.start - event.trigger.end, event.trigger.start - figure.span.end, 0)
