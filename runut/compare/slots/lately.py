"""Does one report date what another only puts in the last days?"""

from collections.abc import Iterator, Mapping

from runut.compare.story import Claim, StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference
from runut.records.annotations import TimeExpression
from runut.records.links import Entry
from runut.text.days import days
from runut.text.fingerprints import words

OPEN = frozenset({"PAST_REF", "PXD", "PXW", "PXM", "PXY"})  # the values of expressions that leave the time open
NEAR = 100  # characters between such an expression and the event that it dates


def lately(view: StoryView, entry: Entry, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for an entry to which some give a day, and others, who give none, an open time (“dalam beberapa hari terakhir”)."""
    if entry.status == "historical":
        return
    claims = view.claims(entry)
    firm = [claim for claim in claims if _dated(claim)]
    articles = {claim.reading.article.id for claim in claims if claim.event.date_span is not None}
    says: dict[str, list[str]] = {}
    for claim in claims if firm else ():
        language = terms.get(claim.reading.article.language)
        if language and claim.reading.article.id not in articles and (found := _open(claim, language)):
            says.setdefault(found, []).append(claim.event.id)
    if says:
        dated: dict[str, list[str]] = {}
        for claim in firm:
            dated.setdefault(str(claim.event.date), []).append(claim.event.id)
        yield Difference(
            slot="date", kind="precision", says=dated | says, about=entry.summary, entry=entry.id, apart=0.0
        )


def _dated(claim: Claim) -> bool:
    found = days(claim.event.date)
    return found is not None and found.exact and claim.event.date_span is not None


def _open(claim: Claim, language: Terms) -> str:
    """The open time that stands nearest to the event in its sentence, where no other expression stands nearer."""
    reading, event = claim.reading, claim.event
    told = [time for time in reading.times if time.sentence == event.sentence]

    def far(time: TimeExpression) -> int:
        return max(time.span.start - event.trigger.end, event.trigger.start - time.span.end, 0)

    nearest = min(told, key=lambda time: (far(time), time.span.start), default=None)
    if nearest is None or nearest.value not in OPEN or far(nearest) > NEAR:
        return ""
    said = nearest.span.quote(reading.article.text)
    return " ".join(said.split()) if language.lately([word.folded for word in words(said)]) else ""
