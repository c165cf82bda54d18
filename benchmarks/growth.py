"""Measures whether a chronicle stays quick as it grows: ``python -m benchmarks.growth [--sizes 1000 10000] [--kept FOLDER]``.

For each size a chronicle is written and linked from made readings (see `benchmarks.making`), then its newest articles are
added as they come in, a few at a time, then it is asked what users ask. A line of a Markdown table for each size, and
whether the bounds hold. Adding an article is reading it, which takes as long whatever the chronicle holds and is measured
once, of the articles that the newest are made of, and writing and linking it: the table tells both, and how many times as
long as at the first size linking alone takes, and the whole.

A chronicle of a hundred thousand takes an hour to grow. With `--kept`, those without their newest articles stay in a folder:
one that is there is measured again at once, and one whose growing was stopped goes on where it was.
"""

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from benchmarks.articles import consecutive, origin
from benchmarks.making import BASE, Maker, base
from runut.engine.build import PORTION
from runut.engine.local import annotate, reader
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.searching import Asked
from runut.weaving import Weaver

NEWEST = 200  # articles that are added a portion at a time, to a chronicle that holds all others
AT_ONCE = 1000  # articles that are written before they are linked, where an archive is taken in
PAGE = 20  # how many answers are shown where nothing else is said
TIMES = 5
OFTEN = ("yang", "polisi", "di", "yang dengan untuk")  # words that nearly all articles have, and many

P = ParamSpec("P")
T = TypeVar("T")

SLOWER, MEGABYTES, BYTES, ANSWER = 1.5, 2048, 40_000, 200.0


@dataclass(frozen=True, slots=True)
class Line:
    """What was measured at one size; times in milliseconds of this process's processor, answers by the clock."""

    articles: int
    bulk: float
    read: float
    linked: float
    linked_ratio: float
    whole_ratio: float
    peak: float
    bytes: float
    timeline: float
    story: float
    differ: float
    search: float

    def __str__(self) -> str:
        """As a row of the table."""
        cells = (f"{getattr(self, one.name):,.{2 if one.name.endswith('ratio') else 0}f}" for one in fields(self))
        return f"| {' | '.join(cells)} |"

    @property
    def holds(self) -> bool:
        """Whether all bounds are kept."""
        answers = max(self.timeline, self.story, self.differ, self.search)
        return self.whole_ratio <= SLOWER and self.peak < MEGABYTES and self.bytes < BYTES and answers < ANSWER


def main() -> None:
    """Measure the sizes that were asked for, the smallest first; the first is what the others are set against."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000], help="how many articles")
    parser.add_argument("--base", type=int, default=BASE, help="how many articles are annotated and varied")
    parser.add_argument("--kept", type=Path, help="a folder in which the chronicles stay and are found again")
    arguments = parser.parse_args()
    base(arguments.base)  # annotated here, once for all sizes
    print(f"{origin()}, {arguments.base} of them, varied\n")
    print(
        "| articles | bulk ms | read ms | linked ms | times | both, times "
        "| peak MB | bytes | timeline ms | a story ms | differ ms | search ms |"
    )
    print("| --- " * len(fields(Line)) + "|")
    read = _alone(_read, arguments.base)
    first: float | None = None
    for size in sorted(arguments.sizes):
        with tempfile.TemporaryDirectory() as folder:
            line = _alone(_measured, arguments.base, size, arguments.kept or Path(folder), (read, first))
        first = first or line.linked
        print(line, "within all bounds" if line.holds else "", flush=True)


def _alone(work: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
    """What comes of work done in a program of its own, as its users do it: what other work left in memory costs time."""
    with ProcessPoolExecutor(1, get_context("spawn")) as program:
        return program.submit(work, *given, **named).result()


def _read(count: int) -> float:
    """Milliseconds that reading an article takes, of those that the newest are made of."""
    newest = list(consecutive(count))[-NEWEST:]
    reader(None)
    started = time.process_time()
    for _ in annotate(newest):
        pass
    return (time.process_time() - started) * 1000 / len(newest)


def _measured(count: int, size: int, folder: Path, known: tuple[float, float | None]) -> Line:
    """The line of one size; `known` are the milliseconds of reading, and of linking at the first size."""
    read, first = known
    maker = Maker(base(count))
    path = folder / f"{size}_without_the_newest_{NEWEST}.runut"
    bulk = _grown(maker, size - NEWEST, path)
    newest = list(islice(maker.readings(size), size - NEWEST, size))
    trial = path.with_suffix(".trial")
    shutil.copyfile(path, trial)
    try:
        with Chronicle(trial) as chronicle:
            linked = taken_in(Weaver(chronicle), chronicle, newest, PORTION) / len(newest)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            answers = _answers(Views(chronicle), newest[0])
            ratios = linked / (first or linked), (read + linked) / (read + (first or linked))
            return Line(size, bulk, read, linked, *ratios, peak, trial.stat().st_size / size, *answers)
    finally:
        for one in folder.glob(f"{trial.name}*"):
            one.unlink()


def _grown(maker: Maker, count: int, path: Path) -> float:
    """Let the chronicle at `path` hold the first `count` articles; milliseconds for each that it lacked, else 0."""
    with Chronicle(path, create=True) as chronicle:
        here = len(Views(chronicle).articles())
        rest = islice(maker.readings(count), here, None)
        return taken_in(Weaver(chronicle), chronicle, rest, AT_ONCE) / max(1, count - here)


def _answers(views: Views, newest: Reading) -> list[float]:
    story, words = views.stories(1)[0].id, " ".join(newest.article.text.split()[5:7])
    searches = [Asked(words=said) for said in (words, *OFTEN)]
    searches += [Asked(words=OFTEN[0], outlet=newest.article.outlet or "", language=newest.article.language)]
    return [
        _answered(lambda: views.timeline(most=5 * PAGE)),
        _answered(lambda: views.timeline([story])),
        _answered(lambda: views.disagreements(most=PAGE)),
        max(_answered(partial(views.find, one, 1, PAGE)) for one in searches),
    ]


def taken_in(
    weaver: Weaver, chronicle: Chronicle, readings: Iterator[Reading] | Sequence[Reading], at_once: int
) -> float:
    """Milliseconds that writing and linking took, so many articles at a time; making the readings is not counted."""
    rest, spent = iter(readings), 0.0
    while portion := list(islice(rest, at_once)):
        started = time.process_time()
        for at in range(0, len(portion), PORTION):
            chronicle.keep([weaver.kept(one) for one in portion[at : at + PORTION]])
        weaver.weave(lambda *_: None)
        spent += time.process_time() - started
    return spent * 1000


def _answered(ask: Callable[[], object]) -> float:
    """Milliseconds to an answer, the middle one of a few."""
    times = []
    for _ in range(TIMES):
        started = time.perf_counter()
        ask()
        times.append(time.perf_counter() - started)
    return sorted(times)[TIMES // 2] * 1000


if __name__ == "__main__":
    main()
