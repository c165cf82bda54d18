"""A made world for watchers: its clock, hands and web do as the test says, in no time."""

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from runut.engine.watching import Watcher
from runut.engine.watching_means import Event, Limits, Means, Portion, Work
from runut.engine.watching_turns import Job
from runut.engine.watching_work import Done, Portioned, Taken
from runut.errors import SourceError
from runut.records.article import RawArticle
from runut.records.gathering import Followed, Spent
from runut.sources.signs import load_signs
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.text.addresses import host_of
from runut.text.fingerprints import digest

START = 1_795_000_000  # in November 2026
FEED = "https://kabarutara.example/rss"
PLACE = "https://kabarutara.example/2026"
HOUR = 3_600


class Time:
    """A clock that stands still unless somebody waits; `ahead` is by how much the wall's is set wrong."""

    def __init__(self) -> None:
        self.now, self.ahead = 0.0, 0

    def wall(self) -> int:
        """Seconds since 1970."""
        return START + int(self.now) + self.ahead

    def steady(self) -> float:
        """Seconds that only grow."""
        return self.now


class MadeHands:
    """Hands that do their work when it begins and are done a while later; whoever waits moves the clock."""

    def __init__(self, time: Time, number: int = 4, seconds: float = 1.0) -> None:
        self.time, self.number, self.seconds = time, number, seconds
        self.at_work: list[tuple[float, int, Done[Work]]] = []
        self.begun = 0
        self.hosts: Counter[str] = Counter()  # of jobs at work
        self.twice: list[str] = []  # hosts that were asked while they were being asked
        self.stops_after = 0  # so many pieces of work end, then the watcher is killed

    def free(self) -> bool:
        """Whether there is a hand for one more."""
        return len(self.at_work) < self.number

    def busy(self) -> int:
        """How many are at work."""
        return len(self.at_work)

    def start(self, what: Work, call: Callable[[], object]) -> None:
        """Do the work; it is done a while later."""
        self.begun += 1
        if isinstance(what, Job):
            self.twice += [what.host] if self.hosts[what.host] else []
            self.hosts[what.host] += 1
        try:
            done: Done[Work] = Done(what, call(), None)
        except Exception as error:  # noqa: BLE001  # as threads do, whatever it is
            done = Done(what, None, error)
        heapq.heappush(self.at_work, (self.time.now + self.seconds, self.begun, done))

    def wait(self, seconds: float) -> Sequence[Done[Work]]:
        """What is done first within so many seconds, which pass."""
        if not self.at_work or self.at_work[0][0] > self.time.now + seconds:
            self.time.now += seconds
            return ()
        self.time.now = max(self.time.now, self.at_work[0][0])
        _, _, done = heapq.heappop(self.at_work)
        if isinstance(done.what, Job):
            self.hosts[done.what.host] -= 1
        self.stops_after -= 1
        if self.stops_after == 0:
            raise Killed
        return [done]

    def close(self) -> None:
        """Whatever is at work is given up."""
        self.at_work.clear()


class Killed(Exception):
    """The watcher was killed."""


class Reply(Struct, frozen=True, kw_only=True):
    """What a made server says."""

    address: str
    body: bytes = b""
    status: int = 200
    etag: str | None = None
    modified: str | None = None
    moved: bool = False


class MadeWeb:
    """A web of made feeds: `says` tells what lies at an address, or raises; it is noted when each was asked."""

    def __init__(self, time: Time, says: Callable[[str, str | None], Reply]) -> None:
        self.time, self.says = time, says
        self.asked: list[tuple[float, str]] = []
        self.pauses = 2.0

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Reply:
        """What the test says, and note when it was asked."""
        self.asked.append((self.time.now, address))
        return self.says(address, etag or modified)

    def article(self, address: str) -> RawArticle:
        """The article is the body."""
        self.asked.append((self.time.now, address))
        body = self.says(address, None).body.decode()
        return RawArticle(source=address, text=body, digest=digest(body), address=address)

    def pause(self, host: str) -> float:
        """The same for all hosts."""
        assert host
        return self.pauses


class MadeMemory:
    """What hosts were asked, as long as the test lasts."""

    def __init__(self) -> None:
        self.spent: tuple[Spent, ...] = ()

    def load(self) -> tuple[Spent, ...]:
        """What was kept."""
        return self.spent

    def note(self, one: Spent) -> None:
        """Keep this beside the others."""
        self.spent = (*(other for other in self.spent if other.host != one.host), one)

    def save(self, spent: Iterable[Spent]) -> None:
        """Keep these alone."""
        self.spent = tuple(spent)


class World:
    """A chronicle with feeds, in a made web."""

    def __init__(self, path: Address, says: Callable[[str, str | None], Reply]) -> None:
        self.time = Time()
        self.web = MadeWeb(self.time, says)
        self.chronicle = Chronicle(path, create=True)
        self.follows = Follows(self.chronicle)
        self.events: list[Event] = []
        self.kept: dict[str, str] = {}  # what a chronicle would hold: texts by source
        self.limits = Limits(look=600.0)
        self.hands = MadeHands(self.time)
        self.memory = MadeMemory()
        self.falls: Callable[[Sequence[RawArticle]], None] = lambda _: None

    def follow(self, *addresses: str) -> None:
        """Follow feeds."""
        self.follows.add(
            Followed(id=digest("feed", one), address=one, kind="feed", since=self.time.wall()) for one in addresses
        )

    def watch(self, seconds: float | None = None, *, once: bool = False, stops_after: int = 0) -> None:
        """Watch for a while; with `stops_after`, until so many pieces of work are done and the watcher is killed."""
        self.hands = MadeHands(self.time, self.hands.number, self.hands.seconds)
        self.hands.stops_after = stops_after
        means = Means(
            net=self.web,
            take=self.take,
            hands=self.hands,
            clock=self.time,
            signs=load_signs(),
            tell=self.events.append,
            memory=self.memory,
            limits=self.limits,
        )
        Watcher(self.follows, means, once=once).run(None if seconds is None else self.time.now + seconds)
        assert self.hands.twice == []

    def take(self, raws: Sequence[RawArticle]) -> Portioned:
        """Take articles; those without text are refused."""
        self.falls(raws)
        found = list[Taken]()
        for raw in raws:
            if not raw.text.strip():
                found.append(Taken(state="refused", why=f"{raw.source}: there is nothing in it; look there."))
                continue
            state = "known" if raw.source in self.kept else "taken"
            self.kept[raw.source] = raw.text
            found.append(Taken(state=state, article=digest(raw.text)))  # type: ignore[arg-type]  # both are states
        return Portioned(taken=tuple(found))

    def states(self) -> dict[str, str]:
        """What became of each item, by the end of its address."""
        return {(one.address or one.mark or "").rpartition("/")[2]: one.state for one in self.follows.items()}

    def said(self, what: str) -> list[str]:
        """What was told of one kind."""
        return [event.said or event.about for event in self.events if event.what == what]


def paper(*names: str) -> Callable[[str, str | None], Reply]:
    """A server with one feed of these articles, and the articles."""

    def says(address: str, validator: str | None) -> Reply:
        if address != FEED:
            return Reply(address=address, body=f"Hujan di {address}".encode())
        if validator == "v1":
            return Reply(address=FEED, status=304, etag="v1")
        return Reply(address=FEED, body=rss(*(f"{PLACE}/{name}" for name in names)), etag="v1")

    return says


def rss(*addresses: str) -> bytes:
    """A feed that names these addresses."""
    items = "".join(f"<item><title>Kabar {one}</title><link>{one}</link></item>" for one in addresses)
    return f"<rss><channel><title>Kabar</title>{items}</channel></rss>".encode()


def refuse(address: str, reason: str = "nobody is there") -> SourceError:
    """An error that lasts."""
    return SourceError(address, reason, "look there")


def hosts(world: World) -> dict[str, list[float]]:
    """When each host was asked."""
    found: dict[str, list[float]] = {}
    for when, address in world.web.asked:
        found.setdefault(host_of(address), []).append(when)
    return found


__all__ = [
    "FEED",
    "HOUR",
    "PLACE",
    "Killed",
    "MadeHands",
    "Portion",
    "Reply",
    "World",
    "hosts",
    "paper",
    "refuse",
    "rss",
]
