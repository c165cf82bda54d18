"""How often may one address ask, and how long must it wait after wrong passwords?"""

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from msgspec import Struct

# So many addresses or names are remembered; then the ones that were seen longest ago are forgotten.
REMEMBERED = 10_000
_MINUTE, _HOUR = 60.0, 3_600.0
# The part of an IPv6 address that a network is given; what follows, one machine chooses as it likes.
_NETWORK = 64


class Rates:
    """“Wait four seconds”: lets every address do something so many times a minute, and half of that at once.

    Safe to be asked from many threads, and bounded, however many ask.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Allow `a_minute` for each address."""
        self._burst, self._pace, self._clock = max(1.0, a_minute / 2), a_minute / _MINUTE, clock
        self._lock = threading.Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> float:
        """The seconds after which `address` may; 0.0 where it may now, and that is counted."""
        now, who = self._clock(), network(address)
        with self._lock:
            left, since = self._left.pop(who, (self._burst, now))
            left = min(self._burst, left + (now - since) * self._pace)
            may = left >= 1
            self._left[who] = (left - 1 if may else left, now)
            if len(self._left) > REMEMBERED:
                self._left.popitem(last=False)
            return 0.0 if may else (1 - left) / self._pace


class _Tried(Struct, frozen=True):
    count: int
    at: float
    until: float


class Slowing:
    """“Once more in eight seconds”: lets whoever fails wait, twice as long each time, up to some longest wait.

    A try counts when it begins, so that many at once count too. Safe to be asked from many threads, and bounded.
    """

    def __init__(self, free: int, longest: float, clock: Callable[[], float] = time.monotonic) -> None:
        """Let `free` tries fail without a wait; nobody waits for more than `longest` seconds."""
        self._free, self._longest, self._clock = free, longest, clock
        self._lock = threading.Lock()
        self._tried: OrderedDict[str, _Tried] = OrderedDict()

    def wait(self, who: str) -> float:
        """The seconds after which `who` may try; 0.0 where it may now, and that is counted as failed."""
        now = self._clock()
        with self._lock:
            known = self._tried.pop(who, None)
            if known is None or now - known.at > _HOUR:
                known = _Tried(0, now, now)
            if known.until > now:
                self._tried[who] = known
                return known.until - now
            count = known.count + 1
            pause = 0.0 if count < self._free else min(self._longest, 2.0 ** min(count - self._free, 30))
            self._tried[who] = _Tried(count, now, now + pause)
            if len(self._tried) > REMEMBERED:
                self._tried.popitem(last=False)
            return 0.0

    def succeed(self, who: str) -> None:
        """Forget that `who` failed."""
        with self._lock:
            self._tried.pop(who, None)

    def excuse(self, who: str) -> None:
        """Take back the last try of `who`, and no more: others may sit at the same address."""
        with self._lock:
            known = self._tried.get(who)
            if known is not None:
                self._tried[who] = _Tried(known.count - 1, known.at, known.at)


def network(address: str) -> str:
    """Whom an address stands for: itself, or the network of an IPv6 address, in which one machine has countless.

    >>> network("192.0.2.7"), network("2001:db8::1:2:3:4"), network("testclient")
    ('192.0.2.7', '2001:db8::/64', 'testclient')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address[:_NETWORK]
    if found.version == 4:  # noqa: PLR2004  # the old kind of address
        return str(found)
    return str(ipaddress.ip_network((found, _NETWORK), strict=False))
