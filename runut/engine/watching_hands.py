"""Hands and time as they really are."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from runut.engine.watching_work import Done

T = TypeVar("T")


class Threads(Generic[T]):
    """So many threads, and one more for what is begun without asking whether one is free.

    Who stops the program waits for none of them: what a thread was at is asked again, or taken again, by the next watcher.
    """

    def __init__(self, number: int) -> None:
        """Have `number` hands."""
        self._number, self._busy = number, 0
        self._work: SimpleQueue[tuple[T, Callable[[], object]] | None] = SimpleQueue()
        self._done: SimpleQueue[Done[T]] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._run, name=f"runut-watch-{one}", daemon=True) for one in range(number + 1)
        ]
        for thread in self._threads:
            thread.start()

    def free(self) -> bool:
        """Whether there is a hand for one more."""
        return self._busy < self._number

    def busy(self) -> int:
        """How many are at work."""
        return self._busy

    def start(self, what: T, call: Callable[[], object]) -> None:
        """Begin some work."""
        self._busy += 1
        self._work.put((what, call))

    def wait(self, seconds: float) -> Sequence[Done[T]]:
        """What was finished, waiting for the first of it at most so many seconds."""
        found = list[Done[T]]()
        with suppress(Empty):  # nothing was finished in time
            found.append(self._done.get(timeout=max(0.0, seconds)))
            while not self._done.empty():
                found.append(self._done.get_nowait())
        self._busy -= len(found)
        return found

    def close(self) -> None:
        """Begin nothing more; what is at work ends by itself, or with the program."""
        for _ in self._threads:
            self._work.put(None)

    def _run(self) -> None:
        while (given := self._work.get()) is not None:
            what, call = given
            try:
                done = Done(what, call())
            except Exception as error:  # noqa: BLE001  # whatever it is, whoever waits for it is told
                done = Done(what, None, error)
            self._done.put(done)
            # Nothing of what was done is held while this thread waits for more.
            del given, what, call, done


class Clocks:
    """The clocks of this machine."""

    def wall(self) -> int:
        """Seconds since 1970."""
        return int(time.time())

    def steady(self) -> float:
        """Seconds that only grow."""
        return time.monotonic()
