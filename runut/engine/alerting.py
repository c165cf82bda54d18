"""Who wants to be told what is new? Asked after every weaving; each record is told once for each alert.

A record counts as told when its channel took the message and that was written. A process that is killed between the two
tells it again: the message has the same `id` then, and so has each record in it, by which whoever receives it knows.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Literal

from msgspec import Struct

from runut.errors import RunutError
from runut.records.span import Span
from runut.store.alerts import Alert, Alerts
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.rows import ClaimView, DisagreementView, EntryView
from runut.text.fingerprints import digest

# So many records stand in one message at most; of more there are several.
MOST = 100


class Told(Struct, frozen=True, kw_only=True):
    """“A new entry: Portama declares an emergency, two outlets”: one record of a message.

    `id` is the same whenever this record is told for this alert; `record` is its id in the chronicle. `quotes` are the
    words that it rests on, with source and characters.
    """

    id: str
    record: str
    kind: Literal["entry", "statement", "disagreement"]
    summary: str
    date: str | None = None
    outlets: tuple[str, ...] = ()
    quotes: tuple["Quote", ...] = ()


class Quote(Struct, frozen=True, kw_only=True):
    """“*... menetapkan status darurat ...*, KabarTiga”: words of an article, and where they stand."""

    text: str
    source: str
    outlet: str | None
    published: str | None
    span: Span


class Message(Struct, frozen=True, kw_only=True):
    """“Three for *banjir*”: what is told at once; `id` is the same whenever it is told again."""

    id: str
    alert: str
    asked: str
    time: str
    records: tuple[Told, ...]


Send = Callable[[Message], None]


def tell_all(chronicle: Chronicle, channels: Callable[[str], Send | None]) -> tuple[str, ...]:
    """Tell of all that is new since each alert was last asked about; sentences on what could not be told.

    `channels` gives, by the name of an alert, what takes its messages, None where this machine has none for it. What could
    not be told is tried again after the next weaving.
    """
    alerts, troubles = Alerts(chronicle), list[str]()
    for alert in alerts.all():
        send = channels(alert.name)
        if send is None:
            troubles.append(
                f"alert “{alert.name}”: this machine knows no channel for it; give it one with “runut alert add”."
            )
            continue
        try:
            _tell(chronicle, alerts, alert, send)
        except RunutError as error:
            troubles.append(f"alert “{alert.name}”: {error}")
    return tuple(troubles)


def _tell(chronicle: Chronicle, alerts: Alerts, alert: Alert, send: Send) -> None:
    """Tell of what is new for one alert, message by message, each noted as soon as it is taken."""
    articles, last = alerts.arrived(alert)
    records = {one.record: one for one in _new(Views(chronicle), alerts, alert, articles)} if articles else {}
    new = iter(alerts.untold(alert, records))
    while portion := [records[id_] for id_ in islice(new, MOST)]:
        send(message(alert, portion))
        # The row is noted with the last portion alone: were we killed before, the others are still to be told.
        alerts.told(alert, [one.record for one in portion], alert.last)
    alerts.told(alert, (), last)


def message(alert: Alert, records: Sequence[Told]) -> Message:
    """What is told of these records."""
    return Message(
        id=digest(alert.id, *(one.id for one in records), length=20),
        alert=alert.name,
        asked=alert.asked,
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        records=tuple(records),
    )


def _new(views: Views, alerts: Alerts, alert: Alert, articles: Sequence[str]) -> Iterable[Told]:
    """What of these articles is new: entries that no earlier article tells, all statements, disagreements they have part in."""
    for entry in views.entries(alerts.new_entries(articles, alert.last)):
        yield _entry(alert, entry)
    for claims in views.claims_in(articles).values():
        yield from (_statement(alert, one) for one in claims if one.kind == "statement")
    for id_ in alerts.disagreements(articles):
        yield _disagreement(alert, views.disagreement(id_))


def _entry(alert: Alert, one: EntryView) -> Told:
    return Told(
        id=digest(alert.id, one.id, length=20),
        record=one.id,
        kind="entry",
        summary=one.summary,
        date=one.date,
        outlets=one.outlets,
    )


def _statement(alert: Alert, one: ClaimView) -> Told:
    said = ", ".join(f"{name} {value}" for name, value in one.cells)
    quote = _quote(one)
    return Told(
        id=digest(alert.id, one.id, length=20),
        record=one.id,
        kind="statement",
        summary=said,
        date=one.quotation.published,
        outlets=(quote.outlet,) if quote.outlet else (),
        quotes=(quote,),
    )


def _disagreement(alert: Alert, one: DisagreementView) -> Told:
    claims = [claim for variant in one.variants for claim in variant.claims[:1]]
    said = " / ".join(variant.says for variant in one.variants)
    return Told(
        id=digest(alert.id, one.id, length=20),
        record=one.id,
        kind="disagreement",
        summary=f"{one.slot}, {one.about}: {said}",
        outlets=tuple(dict.fromkeys(claim.quotation.outlet for claim in claims if claim.quotation.outlet)),
        quotes=tuple(_quote(claim) for claim in claims),
    )


def _quote(claim: ClaimView) -> Quote:
    at = claim.quotation
    return Quote(text=at.quoted, source=at.source, outlet=at.outlet, published=at.published, span=at.span)
