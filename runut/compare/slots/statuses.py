"""Is what some report as done, by others planned, doubted or denied?"""

from collections.abc import Iterator, Mapping, Sequence

from runut.compare.story import Claim, StoryView, day
from runut.compare.variants import disagreement
from runut.records.claims import Status
from runut.records.findings import Disagreement, DisagreementKind
from runut.records.links import Entry

# What is past for one is past for all: background does not contradict news.
SAME: frozenset[Status] = frozenset({"occurred", "historical"})


def statuses(view: StoryView, entry: Entry) -> Iterator[Disagreement]:
    """One for an entry whose reports differ in status; a development where what was ahead is done in later reports."""
    says: dict[Status, list[Claim]] = {}
    for claim in view.claims(entry):
        status: Status = "occurred" if claim.event.status in SAME else claim.event.status
        says.setdefault(status, []).append(claim)
    if not _contradict(says):
        return
    grown = set(says) == {"occurred", "future"} and _later(says["occurred"], says["future"])
    versions = {str(status): [claim.event.id for claim in claims] for status, claims in says.items()}
    kind: DisagreementKind = "development" if grown else "conflict"
    yield disagreement(view.story.id, (entry.id, entry.summary), "status", versions, kind)


def _contradict(says: Mapping[Status, Sequence[Claim]]) -> bool:
    """Whether the versions exclude each other: plans and possibilities do not, nor an article that weighs what it tells."""
    if set(says) == {"occurred", "hypothetical"}:
        return len({claim.reading.article.id for claims in says.values() for claim in claims}) > 1
    return len(says) > 1 and bool(set(says) & {"occurred", "denied"}) and set(says) != {"denied", "hypothetical"}


def _later(done: list[Claim], ahead: list[Claim]) -> bool:
    """Whether every report of the deed is from a later day than every announcement."""
    first, last = min(day(claim.reading) for claim in done), max(day(claim.reading) for claim in ahead)
    return bool(last) and bool(first) and first > last
