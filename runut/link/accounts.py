"""What a run remembers of reports, so that a story to which one is added is not asked for all others again."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import count

from msgspec import Struct

from runut.link.report import Countries, Report, Reporter
from runut.records.reading import Reading
from runut.text.shelf import Shelf

REMEMBERED = 2048  # reports, some 15 MB; of a stream of news four times as many would save nothing more


class Account(Struct, eq=False):
    """“The report with this number”: no two reports have one number in one run.

    `told` stands for the order of telling, `says` is the same of copies. `facts` is what the reasons of `runut.link.alone` ask
    of it, () where none has asked so far, and `marks` are numbers of these: where two have the same, they have one fact.
    """

    report: Report
    number: int
    told: tuple[str, str, int, int, str]
    says: Hashable
    facts: tuple[Hashable, ...] = ()
    marks: tuple[int, ...] = ()


def account(report: Report, number: int) -> Account:
    """The account of a report, which nothing was asked so far."""
    return Account(report, number, told(report), says(report))


class _Known(Struct, frozen=True, eq=False):
    """All that the reports of an article were made of, and their accounts.

    `read` is what was read of the article, `roles` are the local actors that act in it, `cast` those of the chronicle that
    they are, with their countries.
    """

    read: tuple[object, ...]
    roles: tuple[str, ...]
    cast: tuple[object, ...]
    accounts: tuple[Account, ...]


class Accounts:
    """Makes the reports of readings, and gives back those that it made while nothing has changed that they are made of.

    The articles that were asked for longest ago are forgotten first.
    """

    def __init__(self, most: int = REMEMBERED) -> None:
        """Remember at `most` so many reports."""
        self._known = Shelf[str, _Known](most)
        self._numbers = count()

    def of(
        self, reading: Reading, reporter: Reporter, actor_of: Mapping[str, str], countries: Countries
    ) -> tuple[Account, ...]:
        """The accounts of the events of `reading`; see `Reporter.reports`."""
        if not reading.events:
            return ()
        article, read = reading.article.id, (reading.article, reading.sentences, reading.events, reading.figures)
        known = self._known.use(article)
        if known is None or known.read != read or known.cast != _cast(known.roles, actor_of, countries):
            made = reporter.reports(reading, actor_of, countries)
            roles = tuple(sorted({role.actor for one in reading.events for role in (*one.actors, *one.recipients)}))
            accounts = tuple(account(report, next(self._numbers)) for report in made)
            known = _Known(read, roles, _cast(roles, actor_of, countries), accounts)
            self._known.put(article, known, len(accounts))
        return known.accounts


def _cast(roles: Sequence[str], actor_of: Mapping[str, str], countries: Countries) -> tuple[object, ...]:
    actors = [actor_of.get(role, "") for role in roles]
    return (*actors, *map(countries.get, actors))


def told(report: Report) -> tuple[str, str, int, int, str]:
    """The order in which reports were told: by publication, unknown last, then as in the text."""
    event = report.event
    return report.published or "9", report.article, event.sentence, event.trigger.start, event.id


def says(report: Report) -> Hashable:
    """What copies of one telling have in common."""
    event = report.event
    return (
        event.type,
        event.mode,
        event.status,
        event.trigger.start - event.sentence_span.start,
        event.trigger.end - event.sentence_span.start,
        len(event.sentence_span),
        report.sentence,
        frozenset(report.setting),
        report.doers,
        report.receivers,
        event.date,
        report.place,
        report.numbers,
    )
