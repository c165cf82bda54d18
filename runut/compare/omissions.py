"""What some articles of a story tell and another leaves out."""

from collections.abc import Iterator, Mapping

from runut.compare.story import StoryView, day
from runut.compare.weights import of_omission
from runut.records.findings import Omission
from runut.records.links import Entry
from runut.text.fingerprints import digest

FIRM = (
    2  # of an actor, a recipient, a figure and a second mention, so many make an entry that only one article tells firm
)


def omissions(view: StoryView) -> Iterator[Omission]:
    """The entries of a story that other articles, published no earlier, leave out; the weightiest first."""
    days = {reading.article.id: day(reading) for reading in view.readings}
    found = [one for entry in view.entries if (one := _left_out(view, entry, days)) is not None]
    yield from sorted(found, key=lambda one: (-one.weight, one.entry))


def _left_out(view: StoryView, entry: Entry, days: Mapping[str, str]) -> Omission | None:
    claims = view.claims(entry)
    telling = {claim.reading.article.id for claim in claims}
    if not _firm(view, entry, len(telling)):
        return None
    told_by = tuple(sorted(telling))
    first = min([days[one] for one in telling if days[one]], default="")
    silent = [one for one, told in days.items() if one not in telling and (not told or told >= first)]
    if not silent:
        return None
    independence = len(view.origins.of(claim.event.id for claim in claims))
    return Omission(
        id=f"O{digest(entry.id, view.story.id)}",
        story=view.story.id,
        entry=entry.id,
        told_by=told_by,
        left_out_by=tuple(sorted(silent)),
        independence=independence,
        weight=of_omission(independence, len(told_by), len(told_by) + len(silent)),
    )


def _firm(view: StoryView, entry: Entry, articles: int) -> bool:
    """Whether there is enough of the entry for its absence to mean something."""
    marks = [bool(entry.actors), bool(entry.recipients), entry.id in view.measured]
    return any(marks) if articles > 1 else sum([*marks, len(entry.events) > 1]) >= FIRM
