"""Politeness: robots.txt, turns, rests and budgets, in a time of the tests' own."""

import threading
from collections.abc import Callable

import pytest

from runut.errors import (
    BadStatus,
    BrokenAnswer,
    DisallowedAddress,
    FetchError,
    NoAnswer,
    RefusedAddress,
    TooLarge,
    TooManyRedirects,
    TooSlow,
)
from runut.read.web.courteous import Courteous
from runut.read.web.fetching import Fetcher
from runut.read.web.politeness import Politeness, PoliteRules
from runut.read.web.robots import Robots
from runut.read.web.rules import Answer
from tests.read.web.server import Server, answer, fetcher, redirect, rules_for

AT = "https://kabarutara.example"


class Clock:
    """A time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        """Begin at some time."""
        self.now = 1_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        """The time in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


def polite(clock: Clock, **rules: float) -> Politeness:
    """Politeness in the test's time."""
    return Politeness(PoliteRules(**rules), clock=clock, sleep=clock.sleep)  # type: ignore[arg-type] # whole numbers are floats too


def says(text: str = "", error: FetchError | None = None) -> Callable[[str], Answer]:
    """A site with this robots.txt, or with this trouble."""

    def get(address: str) -> Answer:
        assert address == f"{AT}/robots.txt"
        if error is not None:
            raise error
        return Answer(address=address, asked=address, status=200, body=text.encode())

    return get


ROBOTS = """User-agent: *
Disallow: /
User-agent: runut
Disallow: /cari
Disallow: /*?print=
Allow: /cari/terbuka
Crawl-delay: 7
Sitemap: https://kabarutara.example/news.xml
"""


def test_a_site_says_what_programs_may_read() -> None:
    """The group that names us counts, the longest rule wins, the delay and the sitemaps are told."""
    manners = Robots().ask(f"{AT}/a", says(ROBOTS))
    for fine in ("/", "/a", "/cari/terbuka/1", "/robots.txt"):
        manners.check(AT + fine)
    for path in ("/cari", "/cari?q=banjir", "/a?print=1"):
        with pytest.raises(DisallowedAddress, match=r"asks programs not to read it \(robots\.txt\)"):
            manners.check(AT + path)
    assert (manners.delay, manners.sitemaps) == (7.0, ("https://kabarutara.example/news.xml",))


@pytest.mark.parametrize(
    ("error", "open_"),
    [
        (BadStatus(AT, 404, "none", "go"), True),
        (BadStatus(AT, 403, "none", "go"), True),
        (TooManyRedirects(AT, "round", "go"), True),
        (BadStatus(AT, 429, "busy", "go"), False),
        (BadStatus(AT, 503, "down", "go"), False),
        (TooSlow(AT, "slow", "go"), False),
        (BrokenAnswer(AT, "broken", "go"), False),
        (TooLarge(AT, "large", "go"), False),
    ],
)
def test_a_site_without_wishes_is_open_and_one_in_trouble_is_not(error: FetchError, *, open_: bool) -> None:
    """As RFC 9309 says: unavailable is open, unreachable is closed, for a while."""
    clock = Clock()
    robots = Robots(clock)
    manners = robots.ask(f"{AT}/a", says(error=error))
    if open_:
        manners.check(f"{AT}/a")
    else:
        with pytest.raises(DisallowedAddress, match=f"cannot be read: {error.reason}; try again later"):
            manners.check(f"{AT}/a")
    clock.now += 1_000
    assert (robots.known(f"{AT}/b") is not None) is open_


@pytest.mark.parametrize("error", [NoAnswer(AT, "nobody", "go"), RefusedAddress(AT, "private", "go")])
def test_a_site_that_is_not_there_is_said_of_the_page(error: FetchError) -> None:
    """Whoever asked for a page is told of the page, not of robots.txt."""
    with pytest.raises(type(error)) as caught:
        Robots().ask(f"{AT}/a?b=c", says(error=error))
    assert caught.value.place == f"{AT}/a?…"


def test_wishes_are_kept_for_a_day_and_the_file_is_bounded() -> None:
    """The same site is not asked twice a day; what stands behind the first 500 kB is not read."""
    clock = Clock()
    robots = Robots(clock)
    robots.ask(f"{AT}/a", says("User-agent: *\nDisallow: /a\n" + "#" * 600_000 + "\nDisallow: /b\n"))
    kept = robots.ask(f"{AT}/b", says(error=NoAnswer(AT, "must not be asked", "go")))
    kept.check(f"{AT}/b")
    clock.now += 86_401
    assert robots.known(f"{AT}/a") is None


def test_a_host_rests_between_two_requests() -> None:
    """The least time, or the longer one that the site asks for; another host need not wait."""
    clock = Clock()
    ours = polite(clock, between=2)
    for delay in (0, 7, 0):
        with ours.turn("a", AT, delay):
            clock.now += 0.5
    with ours.turn("b", AT):
        pass
    assert clock.slept == [2, 7]
    assert ours.wait("a") == 2


def test_one_at_a_time_asks_a_host() -> None:
    """Of eight threads never two are inside; two hosts are asked side by side."""
    ours = Politeness(PoliteRules(between=0))
    inside, most, lock = {"a": 0, "b": 0}, {"a": 0, "b": 0}, threading.Lock()
    both = threading.Barrier(2)

    def ask(host: str, *, meet: bool) -> None:
        with ours.turn(host, AT):
            with lock:
                inside[host] += 1
                most[host] = max(most[host], inside[host])
            if meet:
                both.wait(60)
            with lock:
                inside[host] -= 1

    threads = [threading.Thread(target=ask, args=(host,), kwargs={"meet": n == 0}) for n in range(4) for host in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == {"a": 1, "b": 1}
    assert not both.broken


def test_a_host_in_trouble_is_left_alone_twice_as_long_each_time() -> None:
    """Up to a bound, and as long as it asks itself; once it answers, all is forgotten."""
    clock = Clock()
    ours = polite(clock, between=0, first=5, longest=15, patience=9)
    waits = []
    for _ in range(4):
        ours.failed("a", BadStatus(AT, 500, "down", "go"))
        waits.append(ours.wait("a"))
        clock.now += ours.wait("a")
    assert waits == [5, 10, 15, 15]
    ours.failed("a", BadStatus(AT, 429, "busy", "go", retry_after=400))
    assert ours.wait("a") == 400
    with pytest.raises(DisallowedAddress, match="left alone for 400 seconds; try again then"), ours.turn("a", AT):
        pytest.fail("it was asked")
    clock.now += 400
    ours.answered("a")
    ours.failed("a", TooSlow(AT, "slow", "go"))
    assert ours.wait("a") == 5


@pytest.mark.parametrize("status", [404, 410, 403, 451])
def test_what_is_not_there_is_not_asked_for_again(status: int) -> None:
    """Such an answer is final, and no fault of the host."""
    ours = polite(Clock())
    error = BadStatus(AT, status, "none", "go")
    ours.failed("a", error)
    assert ours.rest(error, 1) is None
    assert ours.wait("a") == 0


def test_a_day_has_its_budget() -> None:
    """So many requests in a day, and no more until the next."""
    clock = Clock()
    ours = polite(clock, between=1, budget=3)
    for _ in range(3):
        with ours.turn("a", AT):
            pass
    with (
        pytest.raises(DisallowedAddress, match="3 times within a day, which is enough; try again tomorrow"),
        ours.turn("a", AT),
    ):
        pytest.fail("it was asked")
    assert ours.wait("a") == 86_400 - 2
    clock.now += 86_400
    with ours.turn("a", AT):
        pass


def courteous(server: Server, clock: Clock) -> Courteous:
    """A polite fetcher of the test's server, in the test's time."""
    return Courteous(fetcher(server), polite(clock, between=2), Robots(clock))


def test_a_polite_fetch_asks_first_and_waits_its_turn() -> None:
    """robots.txt once, then pages, with the site's own delay between them."""
    clock = Clock()
    deeds = {"/robots.txt": answer("User-agent: *\nDisallow: /x\nCrawl-delay: 9"), "/a": answer("a"), "/b": answer("b")}
    with Server(deeds) as server:
        ours = courteous(server, clock)
        assert [ours.fetch(server.at + path).body for path in ("/a", "/b")] == [b"a", b"b"]
        with pytest.raises(DisallowedAddress):
            ours.fetch(f"{server.at}/x")
        assert server.paths == ["/robots.txt", "/a", "/b"]
        assert clock.slept == [2, 9]


def test_a_redirect_is_held_to_robots_and_turns_too() -> None:
    """Where an address leads on, the next one is asked about as the first was."""
    clock = Clock()
    deeds = {"/robots.txt": answer("User-agent: *\nDisallow: /x"), "/a": redirect("/x"), "/x": answer("secret")}
    with Server(deeds) as server:
        with pytest.raises(DisallowedAddress):
            courteous(server, clock).fetch(f"{server.at}/a")
        assert server.paths == ["/robots.txt", "/a"]


def test_waiting_is_no_time_of_the_fetch() -> None:
    """A site that asks for a long delay is not too slow for it."""
    clock = Clock()
    deeds = {"/robots.txt": answer("User-agent: *\nCrawl-delay: 50"), "/a": redirect("/b"), "/b": answer("b")}
    with Server(deeds) as server:
        ours = Courteous(Fetcher(rules_for(server, total=20), clock=clock), polite(clock), Robots(clock))
        assert ours.fetch(f"{server.at}/a").body == b"b"
        assert 50 in clock.slept


def test_a_failing_host_rests_before_it_is_asked_again() -> None:
    """503 with Retry-After holds the next request back."""
    clock = Clock()
    with Server({"/a": answer(status="503 Away", Retry_After="60"), "/b": answer("b")}) as server:
        ours = courteous(server, clock)
        with pytest.raises(BadStatus):
            ours.fetch(f"{server.at}/a")
        assert ours.fetch(f"{server.at}/b").body == b"b"
        assert clock.slept[-1] == 60


def test_more_hosts_than_are_remembered_have_their_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many hosts were asked within a day, each rests between two requests; after a day they are forgotten."""
    monkeypatch.setattr("runut.read.web.politeness._HOSTS", 3)
    clock = Clock()
    ours = polite(clock, between=5)
    for number in range(6):
        with ours.turn(f"{number}.example", AT):
            pass
    assert [ours.wait(f"{number}.example") for number in range(6)] == [5.0] * 6
    clock.now += 86_401
    with ours.turn("0.example", AT):
        pass
    assert len(ours._hosts) <= 4  # noqa: SLF001  # what is forgotten can be seen nowhere else
