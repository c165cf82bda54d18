"""Kills a program that keeps a chronicle, again and again: ``python -m benchmarks.killing [--times 200] [WORK ...]``.

A work is adding (with linking), migrating, compacting, backing up or restoring in a file; the same, or moving, on a
PostgreSQL server of its own; or adding while the server itself is killed, or closes all connections. Each killing (SIGKILL, at
a random moment) must leave a whole chronicle, of which a check says nothing and from which nothing that was kept is missing;
and the same work, started again until it is done, must give the chronicle of a program that nobody killed, byte for byte. Says
how often each work was killed; an AssertionError says what was not so. Needs a system that can fork; where there is no
PostgreSQL, its works are left out.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

from benchmarks.there import LASTING, LOST, THERE
from benchmarks.works import WORKS, Works
from runut.engine.local import annotate
from runut.read import read_paths
from runut.records.reading import Reading
from tests.cluster import ABSENT, binaries, cluster

OFTEN = 10  # kills after which it is said how far a work is


class Killed(NamedTuple):
    """“200 times, and 31 times the work was done all the same”: what became of one work, in how many seconds."""

    times: int
    finished: int
    seconds: float


def main() -> None:
    """Kill as often as was asked for, on the bundled articles."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    every = (*WORKS, *THERE)
    parser.add_argument("works", nargs="*", metavar="WORK", help=f"of {', '.join(every)} (default: all)")
    parser.add_argument("--times", type=int, default=200, help="how often each work is killed")
    parser.add_argument("--seed", type=int, default=7, help="the random moments are those of this number")
    arguments = parser.parse_args()
    if unknown := set(arguments.works) - set(every):
        parser.error(f"there is no work {', '.join(sorted(unknown))}")
    with as_file(files("runut.demo") / "articles") as folder:
        readings = [one.reading for one in annotate(read_paths([str(folder)])) if one.reading is not None]
    for name in arguments.works or every:
        if name in THERE and binaries() is None:
            print(f"{name:<22} {ABSENT}", flush=True)
            continue
        with tempfile.TemporaryDirectory() as place, _set_up(name, Path(place), readings) as work:
            done = kill(work, Path(place), arguments.times, arguments.seed, partial(_say, name))
        said = f"killed {done.times} times, done {done.finished} times all the same"
        print(f"{name:<22} {said}, whole every time ({done.seconds:.0f} s)", flush=True)


@contextmanager
def _set_up(name: str, folder: Path, readings: Sequence[Reading]) -> Iterator[Works]:
    """The work of that name, on `readings`, with what it needs in `folder`."""
    programs = binaries()
    if name in WORKS or programs is None:
        yield WORKS[name](folder / "kept", readings)
        return
    with cluster(programs, lasting=name in LASTING) as server:
        yield THERE[name](folder / "kept", readings, server)


def _say(name: str, killed: int) -> None:
    """Now and then, how far it is: some works take an hour, and what was found until they are stopped counts too."""
    if killed % OFTEN == 0:
        print(f"{name:<22} killed {killed} times so far", file=sys.stderr, flush=True)


def kill(work: Works, folder: Path, times: int, seed: int, tell: Callable[[int], None] = lambda _: None) -> Killed:
    """Kill the work so often; its chronicles stand in `folder`, or have their names from there; `tell` is told each time."""
    moments, begun = random.Random(seed), time.perf_counter()  # noqa: S311  # moments, not secrets
    takes, killed, finished = _whole(work, folder / "whole"), 0, 0
    while killed < times:
        place = folder / str(finished)
        if not place.exists():
            place.mkdir()
            work.prepare(place)
        if _cut_short(work, place, moments.uniform(0, takes * work.share)):
            work.after_a_kill(place)
            killed += 1
            tell(killed)
            continue
        finished += 1
        work.when_done(place)
        work.clear(place)
    if (place := folder / str(finished)).exists():
        _demand(not _cut_short(work, place, None), "the work was not done in the end")
        work.when_done(place)
    return Killed(killed, finished, time.perf_counter() - begun)


def _whole(work: Works, place: Path) -> float:
    """How many seconds the work takes that nobody kills."""
    place.mkdir()
    work.prepare(place)
    begun = time.perf_counter()
    _demand(not _cut_short(work, place, None), "the work was not done though nobody killed it")
    takes = time.perf_counter() - begun
    work.when_done(place)
    return takes


def _cut_short(work: Works, place: Path, after: float | None) -> bool:
    """Do the work in a process of its own and kill that `after` so many seconds (None: never); whether it was killed."""
    process = multiprocessing.get_context("fork").Process(target=work.do, args=(place,))
    process.start()
    process.join(after)
    if process.is_alive():
        work.strike(process)
    process.join()
    _demand(process.exitcode in {0, -9, LOST}, f"the work failed with {process.exitcode}")
    return process.exitcode != 0


def _demand(holds: bool, else_: str) -> None:  # noqa: FBT001  # what is demanded
    if not holds:
        raise AssertionError(else_)


if __name__ == "__main__":
    main()
