"""How long it takes to check, back up, restore, compact and turn back a chronicle: ``python -m benchmarks.keeping FILE``.

Works on a copy of the chronicle in a folder beside it, which goes afterwards. Each figure is printed as a line of a Markdown
table, ready for docs/reliability.md: on a busy machine the seconds of the processor are the measure. Memory is the most that a
process of its own held.
"""

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from runut.engine.asof import as_of
from runut.engine.backups import back_up, restore
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.compacting import compact, size
from runut.store.copying import copy_chronicle
from runut.store.intake import intake
from runut.store.views import Views

_MEGA = 1_000_000


def main() -> None:
    """Measure on the chronicle that was named."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path)
    given = parser.parse_args().chronicle
    with tempfile.TemporaryDirectory(dir=given.absolute().parent) as folder:
        path, backups = Path(folder) / "c.runut", Path(folder) / "backups"
        copy_chronicle(given, path)
        with Chronicle(path, create=True) as chronicle:
            articles = intake(chronicle).counting
        print(
            f"{articles:,} articles, {size(path) / _MEGA:,.0f} MB\n\n| what | processor, s | clock, s | memory, MB |\n"
            "| --- | --- | --- | --- |"
        )
        works: tuple[tuple[str, Callable[[], None]], ...] = (
            ("ask for all stories and a search, before", lambda: _ask(path)),
            ("check", lambda: _check(path)),
            ("back up, with the check", lambda: _back_up(path, backups, unchecked=False)),
            ("back up, unchecked", lambda: _back_up(path, backups, unchecked=True)),
            ("restore", lambda: _restore(path, backups)),
            ("compact", lambda: _compact(path)),
            ("show what was known a week before its last day", lambda: _turn_back(path)),
            ("ask for all stories and a search, after", lambda: _ask(path)),
        )
        for name, work in works:
            spent, took, held = _measured(work)
            print(f"| {name} | {spent:.1f} | {took:.1f} | {held:.0f} |", flush=True)
        print(f"\n{size(path) / _MEGA:,.0f} MB after it was made compact")


def _check(path: Path) -> None:
    with Chronicle(path) as chronicle:
        faults = list(check(chronicle))
    if faults:
        raise SystemExit("\n".join(map(str, faults[:10])))


def _back_up(path: Path, folder: Path, *, unchecked: bool) -> None:
    back_up(path, folder, lambda *_: None, unchecked=unchecked)


def _restore(path: Path, folder: Path) -> None:
    restore(folder, path, lambda *_: None)


def _compact(path: Path) -> None:
    compact(path)


def _turn_back(path: Path) -> None:
    with Chronicle(path) as chronicle:
        days = [date.fromisoformat(one.published[:10]) for one in Views(chronicle).articles() if one.published]
        with as_of(chronicle, max(days) - timedelta(days=7)):
            pass


def _ask(path: Path) -> None:
    with Chronicle(path) as chronicle:
        views = Views(chronicle)
        views.stories()
        views.search("banjir")
        views.timeline(most=200)


def _measured(work: Callable[[], None]) -> tuple[float, float, float]:
    """What a work takes in a process of its own: seconds of the processor and of the clock, and megabytes at most."""
    spare = multiprocessing.get_context("fork")
    here, there = spare.Pipe(duplex=False)
    process = spare.Process(target=_inside, args=(work, there))
    process.start()
    there.close()
    answer: tuple[float, float, float] = here.recv()
    process.join()
    return answer


def _inside(work: Callable[[], None], answer: Connection) -> None:
    begun = time.perf_counter()
    work()
    took = time.perf_counter() - begun
    answer.send((time.process_time(), took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


if __name__ == "__main__":
    main()
