"""A PostgreSQL server for tests, in a folder of its own, reached through a socket there, and gone with the tests."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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

    def stop(self, how: str = "immediate") -> None:
        """Stop it: "immediate" is as if the machine had lost its power."""
        self.run("pg_ctl", "-D", "data", "-w", "-m", how, "stop")


@contextmanager
def cluster(programs: Path, *, lasting: bool = False) -> Iterator[Cluster]:
    """A server, until the block ends; with `lasting`, one that writes all through to the disk, as Debian sets it up."""
    folder = Path(tempfile.mkdtemp(prefix="runut-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, _USER)
    made = Cluster(folder, programs, count(1), lasting)
    try:
        made.run("initdb", "-D", "data", "-A", "trust", "-E", "UTF8", "--locale=C", "-U", "runut", "--no-sync")
        made.start()
        yield made
        made.stop()
    finally:
        shutil.rmtree(folder)
