"""Does one report date what another only puts in the last days?"""

from collections.abc import Iterator, Mapping

from runut.compare.story import Claim, StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference
from runut.records.annotations import TimeExpression
from runut.records.links import Entry
from runut.text.days import days
from runut.text.fingerprints import words

OPEN = frozenset({"PAST_REF", "PXD", "PXW", "PXM", "PXY", "PXX"})  # the values of expressions that leave the time open
NEAR = 100  # characters between such an expression and the event that it dates


def lately(view: StoryView, entry: Entry, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for an entry to which some give a day or an hour, and others, who give none, an open time (“beberapa hari lalu”)."""
    if entry.status == "historical":
        return
    claims = view.claims(entry)
    firm = [(told, claim) for claim in claims if (told := _dated(claim))]
    articles = {claim.reading.article.id for _, claim in firm}
    articles |= {claim.reading.article.id for claim in claims if claim.event.date_span is not None}
    says: dict[str, list[str]] = {}
    for claim in claims if firm else ():
        language = terms.get(claim.reading.article.language)
        if language and claim.reading.article.id not in articles and (found := _open(claim, language)):
            says.setdefault(found, []).append(claim.event.id)
    if says:
        dated: dict[str, list[str]] = {}
        for told, claim in firm:
            dated.setdefault(told, []).append(claim.event.id)
        yield Difference(
            slot="date", kind="precision", says=dated | says, about=entry.summary, entry=entry.id, apart=0.0
        )


def _dated(claim: Claim) -> str:
    """The day of an event as its sentence gives it, else the hour; "" where it gives neither."""
    event, found = claim.event, days(claim.event.date)
    if found is not None and found.exact and event.date_span is not None:
        return str(event.date)
    hour = next((time for time in claim.reading.times if time.sentence == event.sentence and _hour(time)), None)
    return " ".join(hour.span.quote(claim.reading.article.text).split()) if hour else ""


def _hour(time: TimeExpression) -> bool:
    return time.type == "TIME" and time.value.partition("T")[2][:1].isdecimal()


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
