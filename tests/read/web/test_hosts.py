"""Which addresses are of one host, that is asked by one guest at a time?"""

from contextlib import nullcontext

from runut.read.web.courteous import Courteous
from runut.read.web.fetching import Fetcher, Visit
from runut.read.web.robots import Robots
from runut.read.web.rules import Answer, Conditions
from tests.read.web.test_politeness import AT, Clock, polite

_NONE = Conditions()


def test_a_host_is_one_host_at_all_its_ports() -> None:
    """Two addresses of one host wait for each other, whatever their ports, letters and last dots."""
    clock = Clock()
    guest = Courteous(_Silent(), polite(clock, between=3), Robots(clock))
    for address in (AT, f"{AT}:8443", "http://KABARUTARA.example.:8080"):
        guest.fetch(f"{address}/a")
    assert clock.slept == [3] * 5  # each site's robots.txt, and each page
    assert guest.politeness.wait("kabarutara.example") == 3


class _Silent(Fetcher):
    """A web in which every page is empty."""

    def fetch(
        self, address: str, conditions: Conditions = _NONE, accept: str = "*/*", visit: Visit = nullcontext
    ) -> Answer:
        """Nothing, after the visit."""
        del conditions, accept
        with visit(address):
            return Answer(address=address, asked=address, status=200, body=b"")
