"""Hands, time and net as they really are."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Generic, TypeVar

from runut.engine.watching_work import Done

T = TypeVar("T")


class Threads(Generic[T]):
    """So many threads, and one more for what is begun without asking whether one is free."""

    def __init__(self, number: int) -> None:
        """Have `number` hands."""
        self._number = number
        self._pool = ThreadPoolExecutor(number + 1, thread_name_prefix="runut-watch")
        self._at_work: dict[Future[object], T] = {}

    def free(self) -> bool:
        """Whether there is a hand for one more."""
        return len(self._at_work) < self._number

    def busy(self) -> int:
        """How many are at work."""
        return len(self._at_work)

    def start(self, what: T, call: Callable[[], object]) -> None:
        """Begin some work."""
        self._at_work[self._pool.submit(call)] = what

    def wait(self, seconds: float) -> Sequence[Done[T]]:
        """What was finished, waiting for the first of it at most so many seconds."""
        if not self._at_work:
            time.sleep(seconds)
            return ()
        finished, _ = wait(self._at_work, seconds, FIRST_COMPLETED)
        return [self._done(one) for one in finished]

    def _done(self, future: Future[object]) -> Done[T]:
        what, error = self._at_work.pop(future), future.exception()
        if error is not None and not isinstance(error, Exception):
            raise error
        return Done(what, None if error is not None else future.result(), error)

    def close(self) -> None:
        """Begin nothing more; what is at work ends by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class Clocks:
    """The clocks of this machine."""

    def wall(self) -> int:
        """Seconds since 1970."""
        return int(time.time())

    def steady(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()
