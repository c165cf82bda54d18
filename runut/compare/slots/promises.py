"""Has what was offered or planned been done since?"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from runut.compare.slots.statuses import DEEDS, OFFERS
from runut.compare.story import Claim, StoryView, in_title, later
from runut.compare.variants import Difference
from runut.records.findings import DisagreementKind
from runut.records.links import Entry
from runut.text.fingerprints import folded

STEM = 6  # letters that two words for one deed share, whatever is put in front and behind


def promises(view: StoryView) -> Iterator[Difference]:
    """A development for each offer or plan that later reports tell as done: by the same actor, for the same, in like words.

    A conflict where a headline has it done and its own text only announces it.
    """
    offers: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in view.entries:
        if entry.type in OFFERS and entry.status != "denied":
            for mark in _marks(view, entry):
                offers[mark].append(entry)
    for deed in view.entries if offers else ():
        if deed.type in DEEDS and deed.status == "occurred":
            found = {one.id: one for mark in _marks(view, deed) for one in offers.get(mark, ())}
            for _, offer in sorted(found.items()):
                if not offer.recipients or not deed.recipients or set(offer.recipients) & set(deed.recipients):
                    yield from _kept(view, offer, deed)


def _marks(view: StoryView, entry: Entry) -> list[tuple[str, str]]:
    """By what an offer and its deed find each other: who acts, with a run of letters of the words for it."""
    return [(actor, run) for actor in entry.actors for run in sorted(_runs(view.claims(entry)))]


def _runs(claims: Sequence[Claim]) -> frozenset[str]:
    told = (folded(claim.reading.article.text, claim.event.trigger) for claim in claims)
    forms = {word for said in told for word in said}
    return frozenset(form[at : at + STEM] for form in forms for at in range(len(form) - STEM + 1))


def _kept(view: StoryView, offer: Entry, deed: Entry) -> Iterator[Difference]:
    ahead, done = view.claims(offer), view.claims(deed)
    kind: DisagreementKind | None = "development" if later(done, ahead) else None
    if _headline(done, ahead):
        kind = "conflict"
    if kind is not None:
        says = {"future": [one.event.id for one in ahead], "occurred": [one.event.id for one in done]}
        yield Difference(slot="status", kind=kind, says=says, about=deed.summary, entry=deed.id, apart=0.5)


def _headline(done: Sequence[Claim], ahead: Sequence[Claim]) -> bool:
    """Whether one article has the deed in its headline, and only announces it in its text."""
    articles = {claim.reading.article.id for claim in (*done, *ahead)}
    return len(articles) == 1 and any(map(in_title, done)) and not any(map(in_title, ahead))
