"""Does one report date what another only puts in the last days?"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from runut.compare.story import StoryView
from runut.compare.terms import Terms
from runut.compare.variants import Difference
from runut.records.annotations import TimeExpression
from runut.records.claims import Event
from runut.records.links import Entry
from runut.records.reading import Reading
from runut.text.days import days
from runut.text.fingerprints import words

OPEN = frozenset({"PAST_REF", "PXD", "PXW", "PXM", "PXY", "PXX"})  # the values of expressions that leave the time open
FEW = timedelta(days=3)  # from the first to the last of some days in a row, by which a report still dates
NEAR = 100  # characters between such an expression and the event that it dates


def lately(view: StoryView, entry: Entry, terms: Mapping[str, Terms]) -> Iterator[Difference]:
    """One for an entry to which some give a day or an hour, and others, who give none, an open time (“beberapa hari lalu”)."""
    if entry.status == "historical":
        return
    claims = view.claims(entry)
    firm = [(told, claim) for claim in claims if (told := view.once.each(_dated, claim.reading, claim.event))]
    articles = {claim.reading.article.id for _, claim in firm}
    articles |= {claim.reading.article.id for claim in claims if claim.event.date_span is not None}
    says: dict[str, list[str]] = {}
    for claim in claims if firm else ():
        language = terms.get(claim.reading.article.language)
        if (
            language
            and claim.reading.article.id not in articles
            and (found := view.once.each(_open, claim.reading, claim.event, language))
        ):
            says.setdefault(found, []).append(claim.event.id)
    if says:
        dated: dict[str, list[str]] = {}
        for told, claim in firm:
            dated.setdefault(told, []).append(claim.event.id)
        yield Difference(
            slot="date", kind="precision", says=dated | says, about=entry.summary, entry=entry.id, apart=0.0
        )


def _dated(reading: Reading, event: Event) -> str:
    """The day of an event, or a few in a row, as its sentence gives it, else the hour; "" where it gives neither."""
    found = days(event.date)
    if found is not None and found.last - found.first <= FEW and event.date_span is not None:
        return str(event.date)
    hour = next((time for time in reading.times if time.sentence == event.sentence and _hour(time)), None)
    return " ".join(hour.span.quote(reading.article.text).split()) if hour else ""


def _hour(time: TimeExpression) -> bool:
    return time.type == "TIME" and time.value.partition("T")[2][:1].isdecimal()


def _open(reading: Reading, event: Event, language: Terms) -> str:
    """The open time that stands nearest to the event in its sentence, where no other expression stands nearer."""
    told = [time for time in reading.times if time.sentence == event.sentence]

    def far(time: TimeExpression) -> int:
        return max(time.span.start - event.trigger.end, event.trigger.start - time.span.end, 0)

    nearest = min(told, key=lambda time: (far(time), time.span.start), default=None)
    if nearest is None or nearest.value not in OPEN or far(nearest) > NEAR:
        return ""
    said = nearest.span.quote(reading.article.text)
    return " ".join(said.split()) if language.lately([word.folded for word in words(said)]) else ""
