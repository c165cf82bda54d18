"""When may a host be asked again?"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct

from runut.errors import BadStatus, BrokenAnswer, DisallowedAddress, FetchError, NoAnswer, TooSlow

_DAY = 86_400.0
_HOSTS = 10_000
_TOO_MANY, _FAULT = 429, 500
#: Of these nothing is to be hoped from asking again: the page is not there, or not for us.
_FINAL = frozenset({400, 401, 402, 403, 404, 405, 406, 410, 414, 451})


class PoliteRules(Struct, frozen=True, kw_only=True):
    """“Two seconds between two requests, a thousand a day”: how hosts are treated. All times are seconds.

    `between` is the least time from the end of one request to the beginning of the next at one host, `budget` the most
    requests to a host in 24 hours. After a failure a host is left alone for `first`, after each further one in a row for
    twice as long, at most for `longest`. `patience` is the longest that anybody waits for a turn.
    """

    between: float = 1
    budget: int = 2_000
    first: float = 5
    longest: float = 3_600
    patience: float = 120


class _Host:
    """One host: who is asking it, when it may be asked next, and how it went."""

    def __init__(self, now: float) -> None:
        self.turn = threading.Lock()
        self.next, self.failures = float("-inf"), 0
        # A host is remembered for a day at least: whoever has it at hand may not have asked it yet.
        self.day, self.asked = now, 0


class Politeness:
    """“May I ask that host now?”: one request at a time at each host, with time in between. For several threads."""

    def __init__(
        self,
        rules: PoliteRules | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Keep to `rules`, by `clock`, waiting with `sleep`."""
        self.rules = rules or PoliteRules()
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @contextmanager
    def turn(self, host: str, place: str, delay: float = 0) -> Iterator[None]:
        """Wait until `host` may be asked, ask it inside the block, and let it rest for `delay` seconds after, or `between`.

        Raises DisallowedAddress, with `place`, where that would take longer than `patience` or the day's budget is spent.
        """
        one = self._host(host)
        began = self._clock()
        if not one.turn.acquire(timeout=self.rules.patience):
            raise self._busy(place, self.rules.patience)
        try:
            self._await(one, place, self._clock() - began)
            yield
        finally:
            one.next = max(one.next, self._clock() + max(self.rules.between, delay))
            one.turn.release()

    def wait(self, host: str) -> float:
        """In how many seconds `host` may be asked; 0 where it may be now."""
        one = self._host(host)
        now = self._clock()
        spent = self._spent(one, now)
        return max(0.0, one.next - now, one.day + _DAY - now if spent else 0.0)

    def answered(self, host: str) -> None:
        """Note that `host` answered as it should: earlier failures are forgotten."""
        self._host(host).failures = 0

    def failed(self, host: str, error: FetchError) -> None:
        """Note a failure of `host`: where the host itself is at fault, or says when, it is left alone for a while."""
        one = self._host(host)
        rest = self.rest(error, one.failures + 1)
        if rest is not None and _host_at_fault(error):
            one.failures += 1
            one.next = max(one.next, self._clock() + rest)

    def rest(self, error: FetchError, failures: int) -> float | None:
        """After how many seconds the same may be tried again after so many failures in a row; None: never."""
        if isinstance(error, BadStatus) and error.status in _FINAL:
            return None
        if not isinstance(error, (BadStatus, TooSlow, NoAnswer, BrokenAnswer)):
            return None
        doubled = self.rules.first * 2.0 ** min(failures - 1, 30)
        after = error.retry_after if isinstance(error, BadStatus) else None
        return max(min(doubled, self.rules.longest), min(after or 0.0, _DAY))

    def _await(self, one: _Host, place: str, waited: float) -> None:
        now = self._clock()
        if self._spent(one, now):
            reason = f"its host was asked {self.rules.budget:,} times within a day, which is enough"
            raise DisallowedAddress(place, reason, "try again tomorrow")
        left = one.next - now
        if left > 0:
            if waited + left > self.rules.patience:
                raise self._busy(place, left)
            self._sleep(left)
        if now - one.day >= _DAY:
            one.day, one.asked = now, 0
        one.asked += 1

    def _spent(self, one: _Host, now: float) -> bool:
        return one.asked >= self.rules.budget and now - one.day < _DAY

    @staticmethod
    def _busy(place: str, seconds: float) -> DisallowedAddress:
        reason = f"its host is to be left alone for {seconds:,.0f} seconds"
        return DisallowedAddress(place, reason, "try again then")

    def _host(self, host: str) -> _Host:
        with self._lock:
            one = self._hosts.get(host)
            if one is None:
                one = self._hosts[host] = _Host(self._clock())
            self._hosts.move_to_end(host)
            if len(self._hosts) > _HOSTS:
                self._forget()
            return one

    def _forget(self) -> None:
        """Let go of the oldest hosts that nobody asks and that owe no rest; all others stay, however many."""
        now = self._clock()
        idle = [
            h for h, one in self._hosts.items() if not one.turn.locked() and one.next <= now and now - one.day >= _DAY
        ]
        for host in idle[: max(0, len(self._hosts) - _HOSTS)]:
            del self._hosts[host]


def _host_at_fault(error: FetchError) -> bool:
    return not isinstance(error, BadStatus) or error.status == _TOO_MANY or error.status >= _FAULT
