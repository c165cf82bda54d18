"""What a run remembers of reports, so that a story to which one is added is not asked for all others again."""

from collections.abc import Mapping, Sequence
from itertools import count

from msgspec import Struct

from runut.link.report import Countries, Report, Reporter
from runut.records.reading import Reading
from runut.text.shelf import Shelf

REMEMBERED = 2048  # reports, some 15 MB; of a stream of news four times as many would save nothing more


class Account(Struct, eq=False):
    """“The report with this number, and what it has in common with those that it was last held against”.

    No two reports have one number in one run. `alone` has, by the number of another report, what the reasons for the two come
    to that ask nothing but the two; it is a memory of answers, which only saves time.
    """

    report: Report
    number: int
    alone: dict[int, float]


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
        self._known = Shelf[_Known](most)
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
            accounts = tuple(Account(report, next(self._numbers), {}) for report in made)
            known = _Known(read, roles, _cast(roles, actor_of, countries), accounts)
            self._known.put(article, known, len(accounts))
        return known.accounts


def _cast(roles: Sequence[str], actor_of: Mapping[str, str], countries: Countries) -> tuple[object, ...]:
    actors = [actor_of.get(role) for role in roles]
    return (*actors, *(countries.get(actor) if actor else None for actor in actors))
