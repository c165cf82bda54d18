"""Do the reports date the happening differently?"""

from collections.abc import Iterator

from runut.compare.story import StoryView
from runut.compare.variants import disagreement
from runut.records.claims import Event
from runut.records.findings import Disagreement
from runut.records.links import Entry
from runut.text.days import days


def dates(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry whose reports give days that cannot be the same; “June” and “19 June” only differ in precision."""
    says: dict[str, list[str]] = {}
    for claim in view.claims(entry):
        if claim.event.date and days(claim.event.date) and _told(claim.event):
            says.setdefault(claim.event.date, []).append(claim.event.id)
    apart = [value for value in says if any(_excludes(value, other) for other in says)]
    if apart:
        yield disagreement(
            view.story.id, (entry.id, entry.summary), "date", {value: says[value] for value in apart}, "conflict"
        )


def _told(event: Event) -> bool:
    """Whether the report dates the event itself: the day of a disaster, taken over for its toll, contradicts nobody."""
    return event.type != "HAPPEN" or event.date_span is not None


def _excludes(value: str, other: str) -> bool:
    one, two = days(value), days(other)
    return one is not None and two is not None and not one.meets(two)
