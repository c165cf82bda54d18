"""Whose turn is it? One request at a time for each host, with a pause after each and so many in an hour at most."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from math import ceil
from typing import Literal, TypeAlias

from msgspec import Struct

from runut.records.gathering import Spent

JobKind: TypeAlias = Literal["poll", "read"]
HOUR = 3_600.0
# However long a host wished to be left alone, it is asked again after a week.
LONGEST_HOLD = 604_800.0


class Job(Struct, frozen=True, kw_only=True):
    """“Ask KabarTiga's feed, from 17:20 on”: `about` is the id of a feed or an item, `due` a time of the steady clock."""

    kind: JobKind
    about: str
    host: str
    due: float


class _Host:
    """What waits for one host, and when it may be asked."""

    def __init__(self) -> None:
        self.jobs: list[tuple[float, int, Job]] = []
        self.free = 0.0
        self.busy = False
        self.began, self.asked = float("-inf"), 0


class Turns:
    """“Who is next?”: jobs by host, the one that is due for longest first.

    Invariants: between `next` and `done` of a job no other of its host is given; after `done` none before the pause is
    over; in no hour, counted from the first request of it, more than `budget` of one host; what was added is given once.
    """

    def __init__(self, pause: Callable[[str], float], budget: int) -> None:
        """`pause` says how many seconds a host is left alone after a request."""
        self._pause, self._budget = pause, budget
        self._hosts: dict[str, _Host] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._numbers: Iterator[int] = count()
        self._waiting = 0

    def recall(self, spent: Iterable[Spent], now: float, wall: int) -> None:
        """Take up what hosts were asked before, at `now` of the steady clock and `wall` seconds since 1970."""
        for one in spent:
            passed = max(0, wall - one.began)  # a clock that was set back makes no hour longer
            host = self._hosts.setdefault(one.host, _Host())
            host.began, host.asked = now - passed, one.asked
            host.free = now + min(max(0, one.free - max(wall, one.began)), LONGEST_HOLD)
            self._offer(one.host)

    def spent(self, now: float, wall: int) -> Iterator[Spent]:
        """What hosts were asked within their hour, and until when they want to be left alone; times as for `recall`."""
        for name, one in self._hosts.items():
            if (one.asked > 0 and now < one.began + HOUR) or one.free > now:
                yield self.spent_by(name, now, wall)

    def spent_by(self, name: str, now: float, wall: int) -> Spent:
        """The same of one host that has or had a turn."""
        one = self._hosts[name]
        lately = one.asked > 0 and now < one.began + HOUR
        began = wall - round(now - one.began) if lately else wall
        free = wall + ceil(one.free - now) if one.free > now else 0
        return Spent(host=name, began=began, asked=one.asked if lately else 0, free=free)

    def __len__(self) -> int:
        """How many jobs wait."""
        return self._waiting

    def add(self, job: Job) -> None:
        """Let a job wait for its turn."""
        host = self._hosts.setdefault(job.host, _Host())
        heapq.heappush(host.jobs, (job.due, next(self._numbers), job))
        self._waiting += 1
        self._offer(job.host)

    def next(self, now: float) -> Job | None:
        """The job whose turn it is, its host then being busy until it is `done`; None where nobody's is."""
        while self._ready and self._ready[0][0] <= now:
            when, _, name = heapq.heappop(self._ready)
            host = self._hosts.get(name)
            if host is None or host.busy or not host.jobs or self._when(host) > when:
                continue  # an offer that was overtaken; a newer one stands behind it
            _, _, job = heapq.heappop(host.jobs)
            self._waiting -= 1
            host.busy = True
            if now >= host.began + HOUR:
                host.began, host.asked = now, 0
            host.asked += 1
            return job
        return None

    def done(self, job: Job, now: float, hold: float = 0.0) -> None:
        """The job's request is over; its host is left alone for its pause, or for `hold` seconds where that is longer."""
        host = self._hosts[job.host]
        host.busy = False
        host.free = now + max(self._pause(job.host), hold)
        self._forget(now)
        self._offer(job.host)

    def wait(self, now: float) -> float | None:
        """In how many seconds somebody's turn may come; None where nobody waits, or only for hosts that are busy."""
        while self._ready:
            when, _, name = self._ready[0]
            host = self._hosts.get(name)
            if host is not None and not host.busy and host.jobs and self._when(host) <= when:
                return max(0.0, when - now)
            heapq.heappop(self._ready)
        return None

    def _when(self, host: _Host) -> float:
        """From when on the first job of a host may be given."""
        spent = host.asked >= self._budget
        return max(host.jobs[0][0], host.free, host.began + HOUR if spent else 0.0)

    def _offer(self, name: str) -> None:
        host = self._hosts.get(name)
        if host is not None and host.jobs and not host.busy:
            heapq.heappush(self._ready, (self._when(host), next(self._numbers), name))

    def _forget(self, now: float) -> None:
        """Hosts that nobody waits for and that are free again are forgotten, now and then."""
        if len(self._hosts) > 2 * self._waiting + 1_000:
            idle = [
                name
                for name, one in self._hosts.items()
                if not one.jobs and not one.busy and one.free <= now and one.began + HOUR <= now
            ]
            for name in idle:
                del self._hosts[name]
