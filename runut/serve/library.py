"""Which chronicle do readers look at: as it is now, or as it was known on a day?"""

import threading
import time
from collections import OrderedDict
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import NamedTuple

from runut.errors import ChronicleError, NoChronicle
from runut.serve.jobs import Jobs
from runut.serve.workshop import Workshop
from runut.store.address import Address, Server
from runut.store.chronicle import Chronicle
from runut.store.pulse import CLOSED, Pulse, which

# How many earlier days are kept ready; each is a copy of the file.
DAYS = 3
# So many seconds a copy that is out of date stays for those who may still be reading it.
READING = 60.0
# So many nanoseconds after a file was written, its time may not yet tell it from the same file written once more.
_MOMENT = 100_000_000


class _File(NamedTuple):
    """Which file stands at a path: another one in its place is another chronicle."""

    device: int
    number: int


class _Open(NamedTuple):
    """A chronicle that is open, of which file or which on its server, and what tells that somebody wrote to it."""

    file: _File
    chronicle: Chronicle
    pulse: Pulse
    which: int


class _State(NamedTuple):
    """In which state a chronicle is, as this process counts them."""

    file: _File
    written: int


class Library:
    """“The chronicle, please; that of last Friday, please”: opens a chronicle once for all readers.

    Where its file is taken away, readers are told so (NoChronicle), and served again when there is one at its place; where
    another one comes to its place, on a server too, that is opened. Safe to be asked from many threads.
    """

    def __init__(self, path: Address, workshop: Workshop, jobs: Jobs) -> None:
        """Serve the chronicle at `path`; it is opened when it is first asked for, and `workshop` takes it back to a day."""
        self.path, self.workshop, self.jobs = path, workshop, jobs
        self._lock = threading.Lock()
        self._open: _Open | None = None
        self._days = _Days(workshop)

    def now(self) -> Chronicle:
        """The chronicle as it is; raises ChronicleError where it cannot be opened."""
        return self._opened().chronicle

    def on(self, day: date) -> Chronicle:
        """The chronicle as it was known at the end of `day`; the first to ask waits for a copy to be made."""
        opened, count = self._counted()
        return self._days.get(day, _State(opened.file, count), opened.chronicle)

    def pulse(self) -> tuple[int, ...]:
        """Something else whenever something else was written, for this process alone; raises ChronicleError."""
        opened, count = self._counted()
        return (*opened.file, count)

    @property
    def state(self) -> str:
        """Something else whenever something else was written, for every process of this machine.

        "" where there is no chronicle, and a moment after it was written: by the clock of its file, two writings within some
        milliseconds are one.
        """
        try:
            if isinstance(self.path, Server):
                return str(self._counted()[1])
            file, journal = self.path.stat(), Path(f"{self.path}-wal")
            written = (file.st_mtime_ns, journal.stat().st_mtime_ns if journal.exists() else 0)
        except (OSError, ChronicleError):
            return ""
        fresh = time.time_ns() - max(written) < _MOMENT
        return "" if fresh else ".".join(map(str, (*written, file.st_size, file.st_dev, file.st_ino)))

    def close(self) -> None:
        """Give all files back."""
        with self._lock:
            self._forget()

    def _forget(self) -> None:
        if self._open is not None:
            self._open.pulse.close()
            self._open.chronicle.close()
            self._open = None
        self._days.forget()

    def _counted(self) -> tuple[_Open, int]:
        """The chronicle, and in which state it is; opened anew where a server has another one at its place."""
        opened = self._opened()
        count = opened.pulse.count()
        if count == CLOSED or which(count) == opened.which:
            return opened, count
        with self._lock:
            if self._open is opened:
                self._forget()
        opened = self._opened()
        return opened, opened.pulse.count()

    def _opened(self) -> _Open:
        with self._lock:
            file = self._file()
            if self._open is not None and self._open.file != file:
                self._forget()
            if file is None:
                message = f"{self.path}: the chronicle is not there any more; put it back, or stop the server."
                raise NoChronicle(message)
            if self._open is None:
                chronicle = Chronicle(self.path)
                pulse = Pulse(chronicle)
                self._open = _Open(file, chronicle, pulse, which(pulse.count()))
            return self._open

    def _file(self) -> _File | None:
        if isinstance(self.path, Server):
            return _File(0, 0)
        try:
            found = self.path.stat()
        except OSError:
            return None
        return _File(found.st_dev, found.st_ino)


class _Days:
    """Copies of a chronicle as it was known on some days, the last used ones."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._lock = threading.Lock()
        self._kept: OrderedDict[date, tuple[_State, Chronicle, ExitStack]] = OrderedDict()
        self._outdated: list[tuple[float, ExitStack]] = []

    def get(self, day: date, state: _State, whole: Chronicle) -> Chronicle:
        """The copy of `day`, made of the `whole` where there is none of this `state`."""
        with self._lock:
            self._sweep()
            found = self._kept.pop(day, None)
            if found is not None and found[0] != state:
                self._outdated.append((time.monotonic(), found[2]))
                found = None
            if found is None:
                stack = ExitStack()
                found = (state, stack.enter_context(self._workshop.as_of(whole, day)), stack)
            self._kept[day] = found
            while len(self._kept) > DAYS:
                self._outdated.append((time.monotonic(), self._kept.popitem(last=False)[1][2]))
            return found[1]

    def _sweep(self) -> None:
        """Take away what nobody can be reading any more."""
        now = time.monotonic()
        for gone, stack in self._outdated:
            if now - gone > READING:
                stack.close()
        self._outdated = [one for one in self._outdated if now - one[0] <= READING]

    def forget(self) -> None:
        """Take all copies away."""
        with self._lock:
            while self._kept:
                self._kept.popitem()[1][2].close()
            while self._outdated:
                self._outdated.pop()[1].close()
