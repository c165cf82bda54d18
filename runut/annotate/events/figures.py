"""Which event does a number measure?"""

from msgspec.structs import replace

from runut.records.claims import Event, Figure


def measured(figures: tuple[Figure, ...], events: tuple[Event, ...]) -> tuple[Figure, ...]:
    """The figures, each with the id of the event of its sentence whose trigger is nearest; None where there is none."""
    by_sentence: dict[int, list[Event]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence, []).append(event)
    return tuple(_with_event(figure, by_sentence.get(figure.sentence, [])) for figure in figures)


def _with_event(figure: Figure, events: list[Event]) -> Figure:
    if not events:
        return figure
    nearest = min(events, key=lambda event: (_gap(figure, event), -event.trigger.start))
    return replace(figure, event=nearest.id)


def _gap(figure: Figure, event: Event) -> int:
    return max(figure.span.start - event.trigger.end, event.trigger.start - figure.span.end, 0)
