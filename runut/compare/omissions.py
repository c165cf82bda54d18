"""What some articles of a story tell and another leaves out."""

from collections.abc import Iterator

from runut.compare.story import StoryView, day, told_at
from runut.compare.weights import of_omission
from runut.records.findings import Omission
from runut.records.links import Entry
from runut.text.fingerprints import digest

FIRM = (
    2  # of an actor, a recipient, a figure and a second mention, so many make an entry that only one article tells firm
)


def omissions(view: StoryView) -> Iterator[Omission]:
    """The entries of a story that other articles, published no earlier, leave out; the weightiest first."""
    found = [one for entry in view.entries if (one := _left_out(view, entry)) is not None]
    yield from sorted(found, key=lambda one: (-one.weight, one.entry))


def _left_out(view: StoryView, entry: Entry) -> Omission | None:
    claims = view.claims(entry)
    telling = sorted({claim.reading.article.id: claim.reading for claim in claims}.values(), key=told_at)
    if not _firm(view, entry, len(telling)):
        return None
    told_by = tuple(sorted(reading.article.id for reading in telling))
    known = [day(reading) for reading in telling if day(reading)]
    first = min(known, default="")
    silent = [
        reading.article.id
        for reading in view.readings
        if reading.article.id not in told_by and (not day(reading) or day(reading) >= first)
    ]
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
