"""Reports made for the purpose, without an article behind them."""

from runut.link import accounts
from runut.link.accounts import Account
from runut.link.report import Report
from runut.records.claims import Event, Status
from runut.records.codebook import EventType
from runut.records.span import Span
from runut.text.days import days


def report(
    number: int, kind: EventType = "ASSAULT", date: str | None = None, status: Status = "occurred", **fields: object
) -> Report:
    """The report with that number of one article, which tells of one event in each sentence."""
    start = 100 * number
    event = Event(
        id=f"a1:e{number:05d}",
        sentence=number,
        sentence_span=Span(start, start + 90),
        trigger=Span(start + 10, start + 20),
        type=kind,
        date=date,
        status=status,
    )
    given: dict[str, object] = dict.fromkeys(
        ("doers", "receivers", "doer_countries", "receiver_countries"), frozenset[str]()
    )
    given |= {"article": "a1", "published": "2025-08-10", "place": ""} | fields
    return Report(event=event, days=days(date), **given)  # type: ignore[arg-type]  # the fields by name


def account(made: Report) -> Account:
    """A report that was held against none, under its own number."""
    return accounts.account(made, made.event.sentence)
