"""Where the time of the processor goes: under which functions of the program it is spent."""

import signal
from collections import Counter
from types import FrameType, TracebackType
from typing import Self

EVERY = 0.002  # seconds of the processor between two looks
PROGRAM = "/runut/"


class Sampler:
    """A block that is looked at every two milliseconds of the processor, as often as it is entered.

    A function counts whenever it, or what it called, was at work. One block at a time, in the main thread: the process has one
    such alarm.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._looks = 0
        self._under: Counter[str] = Counter()

    def __enter__(self) -> Self:
        """Begin to look."""
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
        self._looks += 1
        seen = set[str]()
        while frame is not None:
            path, within, file = frame.f_code.co_filename.rpartition(PROGRAM)
            if within and path:
                seen.add(f"{file}:{frame.f_code.co_qualname}")
            frame = frame.f_back
        self._under.update(seen)

    def told(self, most: int) -> list[tuple[str, float]]:
        """The functions under which most time was spent, at most so many, each with its share; then begin anew."""
        ranked = sorted(self._under.items(), key=lambda one: (-one[1], one[0]))[:most]
        found = [(name, count / self._looks) for name, count in ranked]
        self._looks, self._under = 0, Counter()
        return found
