"""Kills a program that writes and links, again and again: ``python -m benchmarks.killing [--times 50]``.

Each killing (SIGKILL, at a random moment) must leave whole articles only, and the same work, started again until it is
done, must give the chronicle of a program that nobody killed, byte for byte. Says how often it was killed; an AssertionError
says what was not so. Needs a system that can fork.
"""

import argparse
import multiprocessing
import random
import tempfile
import time
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from runut.engine.local import annotate
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver

PORTION = 2  # articles that are written at once, so that there are many moments between
SHARE = 0.5  # a kill comes within this share of the time that the whole work takes


def main() -> None:
    """Kill as often as was asked for, on the bundled articles."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--times", type=int, default=50, help="how often the program is killed")
    parser.add_argument("--seed", type=int, default=7, help="the random moments are those of this number")
    arguments = parser.parse_args()
    with as_file(files("runut.demo") / "articles") as folder:
        readings = [one.reading for one in annotate(read_paths([str(folder)])) if one.reading is not None]
    with tempfile.TemporaryDirectory() as folder:
        finished = kill(Path(folder), readings, arguments.times, arguments.seed)
    print(
        f"killed {arguments.times} times, {finished} chronicles finished all the same, each the same as without a kill"
    )


def kill(folder: Path, readings: Sequence[Reading], times: int, seed: int) -> int:
    """Kill the work on `readings` so often; how many chronicles it finished meanwhile, all in `folder` and all alike."""
    moments, whole = random.Random(seed), folder / "whole.runut"  # noqa: S311  # moments, not secrets
    started = time.perf_counter()
    _work(whole, readings)
    takes, expected = time.perf_counter() - started, _exported(whole)
    kept = _kept(whole)
    fork, killed, finished = multiprocessing.get_context("fork"), 0, 0
    while True:
        path = folder / f"{finished}.runut"
        process = fork.Process(target=_work, args=(path, readings))
        process.start()
        process.join(moments.uniform(0, takes * SHARE) if killed < times else None)
        if process.is_alive():
            process.kill()
            killed += 1
        process.join()
        if process.exitcode:
            _demand(_kept(path).items() <= kept.items(), f"after {killed} kills an article is not whole")
            continue
        _demand(_exported(path) == expected, f"after {killed} kills the chronicle is another")
        finished += 1
        if killed == times:
            return finished


def _demand(holds: bool, else_: str) -> None:  # noqa: FBT001  # what is demanded
    if not holds:
        raise AssertionError(else_)


def _work(path: Path, readings: Sequence[Reading]) -> None:
    """Write what is not there yet and link what waits, as adding does."""
    with Chronicle(path, create=True) as chronicle, chronicle.alone():
        weaver, here = Weaver(chronicle), chronicle.known([one.article.id for one in readings])
        weaver.weave(lambda *_: None)  # what an earlier try wrote and did not link
        new = [one for one in readings if one.article.id not in here]
        for at in range(0, len(new), PORTION):
            chronicle.keep([weaver.kept(one) for one in new[at : at + PORTION]])
            weaver.weave(lambda *_: None)


def _kept(path: Path) -> dict[str, Reading]:
    """What the chronicle keeps, by article; nothing where the program was killed before there was one."""
    if not path.exists() or not path.stat().st_size:
        return {}
    with Chronicle(path, create=True) as chronicle:
        views = Views(chronicle)
        return {row.id: views.reading(row.id) for row in views.articles()}


def _exported(path: Path) -> list[bytes]:
    with Chronicle(path) as chronicle:
        return list(lines(Views(chronicle)))


if __name__ == "__main__":
    main()
