"""Where the time of the processor goes: under which functions of the program it is spent."""

import signal
import time
from collections import defaultdict
from types import FrameType, TracebackType
from typing import Self

EVERY = 0.002  # seconds of the processor between two looks
PROGRAM = "/runut/"


class Sampler:
    """A block that is looked at every two milliseconds of the processor, as often as it is entered.

    A function counts for the time since the last look whenever it, or what it called, was at work. While the database is asked
    something nobody looks, however long that takes: counting looks would hide just those questions. One block at a time, in the
    main thread: the process has one such alarm.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._spent, self._last = 0.0, 0.0
        self._under: defaultdict[str, float] = defaultdict(float)

    def __enter__(self) -> Self:
        """Begin to look."""
        self._last = time.process_time()
        signal.signal(signal.SIGPROF, self._look)
        signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Look no more."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)

    def _look(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        since, self._last = now - self._last, now
        self._spent += since
        seen = set[str]()
        while frame is not None:
            path, within, file = frame.f_code.co_filename.rpartition(PROGRAM)
            if within and path:
                seen.add(f"{file}:{frame.f_code.co_qualname}")
            frame = frame.f_back
        for name in seen:
            self._under[name] += since

    def told(self, most: int) -> list[tuple[str, float]]:
        """The functions under which most time was spent, at most so many, each with its share; then begin anew."""
        ranked = sorted(self._under.items(), key=lambda one: (-one[1], one[0]))[:most]
        found = [(name, spent / self._spent) for name, spent in ranked]
        self._spent, self._under = 0.0, defaultdict(float)
        return found
