"""A PostgreSQL server for tests, in a folder of its own, reached through a socket there, and gone with the tests."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from msgspec import Struct

from runut.store.address import Server, address_of

ABSENT = "no PostgreSQL here; Debian's package postgresql brings it"
_USER = "postgres"  # who runs the server where the tests run as root, which PostgreSQL refuses


def binaries() -> Path | None:
    """The folder of PostgreSQL's programs, of the newest version that is installed; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return None if named is None else Path(named).resolve().parent


class Cluster(Struct, frozen=True):
    """A server that runs in `folder`."""

    folder: Path
    programs: Path
    numbers: "count[int]"
    lasting: bool = False

    def address(self, schema: str | None = None) -> str:
        """Where a chronicle may be made: a schema that no other test has."""
        return f"postgresql://runut@/postgres?host={self.folder}&schema={schema or f'test{next(self.numbers)}'}"

    def new(self) -> Server:
        """The same as a value."""
        made = address_of(self.address())
        assert isinstance(made, Server)
        return made

    @property
    def runs(self) -> bool:
        """Whether the server was started and not stopped since."""
        return self._noted.exists()

    @property
    def _noted(self) -> Path:
        """The file in which a server notes that it runs."""
        return self.folder / "data" / "postmaster.pid"

    def run(self, *words: str) -> None:
        """Run one of PostgreSQL's programs, as the user who may."""
        program, *rest = words
        who = _USER if os.geteuid() == 0 else None
        subprocess.run(
            [self.programs / program, *rest], user=who, cwd=self.folder, check=True, stdout=subprocess.DEVNULL
        )

    def start(self) -> None:
        """Start the server; what is not to last is not written through to the disk."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self.folder}"
        options += "" if self.lasting else " -c fsync=off -c full_page_writes=off"
        self.run("pg_ctl", "-D", "data", "-w", "-l", "log", "-o", options, "start")

    def kill(self) -> None:
        """Kill the server with all its processes where they stand; needs Linux, where it is seen which those are."""
        first = int(self._noted.read_text(encoding="ascii").split()[0])
        os.kill(first, signal.SIGSTOP)  # lest it start others meanwhile
        pids = [first, *(pid for pid, (_, parent) in _processes().items() if parent == first)]
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(_processes().get(pid, ("Z", 0))[0] != "Z" for pid in pids):
            time.sleep(0.01)
        # One that was killed and that nobody has buried yet would pass for a server.
        for noted in (self._noted, *self.folder.glob(".s.PGSQL.*.lock")):
            noted.unlink()

    def stop(self, how: str = "immediate") -> None:
        """Stop it: "immediate" is as if the machine had lost its power."""
        self.run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")


def _processes() -> dict[int, tuple[str, int]]:
    """All processes of this machine: the state of each, and whose child it is."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended meanwhile
            state, parent = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            found[int(path.parent.name)] = state, int(parent)
    return found


def given_to_servers(folder: Path) -> None:
    """Let the user who runs servers have `folder`."""
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)


@contextmanager
def cluster(programs: Path, *, lasting: bool = False, log: Path | None = None) -> Iterator[Cluster]:
    """A server, until the block ends; with `lasting`, one that writes all through to the disk, as Debian sets it up.

    With a folder `log`, its write-ahead log is there, in files of a megabyte.
    """
    folder = Path(tempfile.mkdtemp(prefix="runut-pg-"))
    given_to_servers(folder)
    made = Cluster(folder, programs, count(1), lasting)
    try:
        log_there = () if log is None else (f"--waldir={log}", "--wal-segsize=1")
        kept_so = ("-A", "trust", "-E", "UTF8", "--locale=C", "-U", "runut", "--no-sync")
        made.run("initdb", "-D", "data", *kept_so, *log_there)
        made.start()
        yield made
    finally:
        if made.runs:
            made.stop()
        shutil.rmtree(folder)
