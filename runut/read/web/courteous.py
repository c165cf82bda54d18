"""Fetching as a guest does: asks the site what it wants, waits for its turn, and leaves alone who is in trouble."""

from collections.abc import Iterator
from contextlib import contextmanager

from runut.errors import FetchError
from runut.read.web.addresses import shown
from runut.read.web.fetching import Answer, Conditions, Fetcher
from runut.read.web.politeness import Politeness
from runut.read.web.robots import Manners, Robots
from runut.text.addresses import host_of

_NONE = Conditions()


class Courteous:
    """“Fetch that, politely”: a fetcher that keeps to robots.txt and to its turn, at every address of the way."""

    def __init__(self, fetcher: Fetcher, politeness: Politeness, robots: Robots) -> None:
        """Fetch with `fetcher`; `politeness` and `robots` may be shared with others who ask the same hosts."""
        self.fetcher, self.politeness, self.robots = fetcher, politeness, robots

    def fetch(self, address: str, conditions: Conditions = _NONE, accept: str = "*/*") -> Answer:
        """What lies at `address`, as `Fetcher.fetch`; raises DisallowedAddress too."""
        try:
            answer = self.fetcher.fetch(address, conditions, accept, self._visit)
        except FetchError as error:
            self.politeness.failed(host_of(error.place), error)
            raise
        self.politeness.answered(host_of(answer.address))
        return answer

    def manners(self, address: str) -> Manners:
        """What the site of `address` asks of programs; raises NoAnswer or RefusedAddress where nobody can be asked."""
        if (known := self.robots.known(address)) is not None:
            return known
        with self.politeness.turn(host_of(address), shown(address)):
            return self.robots.ask(address, self.fetcher.fetch)

    @contextmanager
    def _visit(self, address: str) -> Iterator[None]:
        manners = self.manners(address)
        manners.check(address)
        with self.politeness.turn(host_of(address), shown(address), manners.delay):
            yield
