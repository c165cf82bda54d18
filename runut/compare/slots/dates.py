"""Do the reports date the happening differently?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from runut.compare.story import Claim, StoryView, day, later
from runut.compare.variants import Difference, Relation, sorted_out
from runut.records.claims import Event
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.text.days import days

LASTING = frozenset({("HAPPEN", "search")})  # what goes on for days, so that another day is no other date
FAR = 7  # days apart; more make no more difference


def dates(view: StoryView, entry: Entry) -> Iterator[Difference]:
    """One for an entry whose reports give days that cannot be the same, or one day less and more exactly.

    A date that is put off while it is still ahead is a development.
    """
    says: dict[str, list[Claim]] = {}
    for claim in view.claims(entry):
        if claim.event.date and days(claim.event.date) and _told(claim.event):
            says.setdefault(claim.event.date, []).append(claim)
    relation, differing = sorted_out(says, lambda one, other: _relate(one, other, both=_both(says, one, other)))
    if relation is not None:
        kind: DisagreementKind = "development" if relation == "conflict" and _put_off(says, differing) else relation
        versions = {value: [claim.event.id for claim in says[value]] for value in differing}
        yield Difference(
            slot="date", kind=kind, says=versions, about=entry.summary, entry=entry.id, apart=_apart(differing)
        )


def _told(event: Event) -> bool:
    """Whether the report dates the event itself: the day of a disaster, taken over for its toll, contradicts nobody.

    Nor does a day of a search, which lasts for many.
    """
    if (event.type, event.mode) in LASTING:
        return False
    return event.type != "HAPPEN" or event.date_span is not None


def _both(says: Mapping[str, Sequence[Claim]], value: str, other: str) -> bool:
    """Whether one article gives both dates: it tells of a course of days, or of two happenings."""
    articles, others = ({claim.reading.article.id for claim in says[one]} for one in (value, other))
    return bool(articles & others)


def _relate(value: str, other: str, *, both: bool) -> Relation | None:
    """How two dates differ; where an article gives `both`, days in a row are one night or the course of one happening."""
    one, two = days(value), days(other)
    if one is None or two is None or one == two:
        return None
    if one.meets(two):
        return "precision"
    if both:
        return "precision" if one.exact and two.exact and one.apart(two) <= 1 else None
    return "conflict"


def _put_off(says: Mapping[str, Sequence[Claim]], differing: Sequence[str]) -> bool:
    """Whether each date was ahead when it was told, and each later report moves it, to no day that had then passed."""
    told = sorted(differing, key=lambda value: min(claim.reading.article.published or "" for claim in says[value]))
    ahead = all(claim.event.status == "future" for value in told[:-1] for claim in says[value])
    return ahead and all(later(says[two], says[one]) and not _passed(two, says[one]) for one, two in pairwise(told))


def _passed(value: str, told: Sequence[Claim]) -> bool:
    """Whether a date had passed when others were still told as ahead."""
    dated, published = days(value), days(max(day(claim.reading) for claim in told))
    return dated is not None and published is not None and dated.last < published.first


def _apart(differing: Sequence[str]) -> float:
    spans = sorted(found for value in differing if (found := days(value)))
    return min(1.0, spans[0].apart(spans[-1]) / FAR)
