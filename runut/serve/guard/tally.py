"""What a server counts of those who come, in one place, however many processes answer them."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from runut.serve.guard.rates import Rates, Slowing, network
from runut.serve.guard.users import NAME_LENGTH
from runut.serve.settings import Limits

# How long one stays logged in, in seconds.
STAY = 12 * 3_600


class Tally:
    """“One form more; two tries more; that session is over”: forms, tries to log in, and sessions that were ended.

    Safe to be asked from many threads, and bounded, however many ask. All that it is told and says is plain, so that it can
    live in a process of its own.
    """

    def __init__(self, limits: Limits, clock: Callable[[], float] = time.monotonic) -> None:
        """Count nothing yet."""
        self._clock = clock
        self._posts, self._logins = Rates(limits.posts, clock), Rates(limits.logins, clock)
        self._names, self._addresses = Slowing(5, 60.0, clock), Slowing(20, 300.0, clock)
        self._lock = threading.Lock()
        self._over: OrderedDict[str, float] = OrderedDict()

    def send(self, client: str) -> float:
        """The seconds after which `client` may send a form; 0.0 where it may now, and that is counted."""
        return self._posts.wait(client)

    def log_in(self, client: str) -> float:
        """The same for the form by which one logs in."""
        return self._logins.wait(client)

    def guess(self, name: str, address: str) -> float:
        """The seconds after which a password for `name` may be tried from `address`; 0.0 counts the try as failed."""
        return self._addresses.wait(network(address)) or self._names.wait(name[:NAME_LENGTH])

    def guessed(self, name: str, address: str) -> None:
        """The password was right."""
        self._names.succeed(name[:NAME_LENGTH])
        self._addresses.excuse(network(address))

    def end(self, session: str) -> None:
        """A session is over, wherever its cookie was copied to."""
        with self._lock:
            now = self._clock()
            self._over[session] = now
            while next(iter(self._over.values())) < now - STAY:
                self._over.popitem(last=False)

    def ended(self, session: str) -> bool:
        """Whether a session was ended."""
        with self._lock:
            return session in self._over
