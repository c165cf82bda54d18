"""How quick is a chronicle on a PostgreSQL server beside one in a file? ``python -m benchmarks.stores [--articles 2000]``.

The same made readings (see `benchmarks.making`) are written and linked in both, the newest a portion at a time, then both are
asked what users ask; last, each is moved to the other kind of place. The server is one of its own, as Debian sets it up: every
transaction is on the disk before the next. Times are by the clock. For writing and linking it is printed as well how long
annotating an article takes in this run: a store that takes less is not what adding waits for.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.articles import articles, origin
from benchmarks.making import Maker, base
from runut.engine.build import PORTION
from runut.engine.local import annotate
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.moving import move
from runut.store.server import size_of
from runut.store.views import Views
from runut.weaving import Weaver
from tests.cluster import ABSENT, binaries, cluster

NEWEST = 100  # articles that are added a portion at a time, to a chronicle that holds all others
AT_ONCE = 1000  # articles that are written before they are linked, where an archive is taken in
ANNOTATED = 60  # articles by which it is seen how long annotating takes
BASE = 500  # articles that are annotated and varied
PAGE = 20
TIMES = 5

Figures = dict[str, float]


def main() -> None:
    """Measure both stores and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=2000, help="how many articles a chronicle holds in the end")
    parser.add_argument("--base", type=int, default=BASE, help="how many articles are annotated and varied")
    arguments = parser.parse_args()
    programs = binaries()
    if programs is None:
        parser.error(ABSENT)
    readings = list(Maker(base(arguments.base)).readings(arguments.articles))
    with tempfile.TemporaryDirectory() as folder, cluster(programs, lasting=True) as server:
        path, there = Path(folder) / "c.runut", server.new()
        columns = [_measured(path, readings), _measured(there, readings)]
        with Chronicle(path) as chronicle:
            columns[0]["moved to the other, ms an article"] = _timed(lambda: move(chronicle, server.new())) / len(
                readings
            )
        with Chronicle(there) as chronicle:
            to = Path(folder) / "moved.runut"
            columns[1]["moved to the other, ms an article"] = _timed(lambda: move(chronicle, to)) / len(readings)
    print(f"{len(readings):,} articles ({origin()}, varied); annotating takes {_annotating():.0f} ms an article\n")
    print("| what | file | server |\n| --- | --- | --- |")
    for what, in_file in columns[0].items():
        print(f"| {what} | {in_file:,.1f} | {columns[1][what]:,.1f} |")


def _measured(place: Address, readings: Sequence[Reading]) -> Figures:
    with Chronicle(place, create=True) as chronicle:
        weaver, older, newest = Weaver(chronicle), readings[:-NEWEST], readings[-NEWEST:]
        wrote, linked = _taken_in(weaver, chronicle, older, AT_ONCE)
        few = sum(_taken_in(Weaver(chronicle), chronicle, newest, PORTION))
        figures = {
            "writing an archive, ms an article": wrote / len(older),
            "linking an archive, ms an article": linked / len(older),
            f"writing and linking {PORTION} new ones, ms an article": few / len(newest),
        }
        views = Views(chronicle)
        figures |= {f"{what}, ms": _answered(ask) for what, ask in _questions(views, newest[0]).items()}
        figures["bytes an article"] = _size(chronicle) / len(readings)
    return figures


def _questions(views: Views, one: Reading) -> dict[str, Callable[[], object]]:
    """What users ask, by what it is called in the table."""
    story = views.stories(1)[0].id
    rare, often = " ".join(one.article.text.split()[5:7]), "yang"
    return {
        "the newest entries": lambda: views.timeline(most=5 * PAGE),
        "a story's entries": lambda: views.timeline([story]),
        "the weightiest disagreements": lambda: views.disagreements(most=PAGE),
        "who is in the news": lambda: views.lately.actors(PAGE),
        "two words": partial(views.search, rare),
        "a word of nearly all articles": partial(views.search, often),
    }


def _taken_in(weaver: Weaver, chronicle: Chronicle, readings: Sequence[Reading], at_once: int) -> tuple[float, float]:
    """Milliseconds that writing took, and linking, so many articles at a time."""
    rest, wrote, linked = iter(readings), 0.0, 0.0
    while portion := list(islice(rest, at_once)):
        for at in range(0, len(portion), PORTION):
            kept = [weaver.kept(one) for one in portion[at : at + PORTION]]
            wrote += _timed(partial(chronicle.keep, kept))
        linked += _timed(lambda: weaver.weave(lambda *_: None))
    return wrote, linked


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds by the clock."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _answered(ask: Callable[[], object]) -> float:
    """Milliseconds to an answer, the middle one of a few."""
    return sorted(_timed(ask) for _ in range(TIMES))[TIMES // 2]


def _annotating() -> float:
    """Milliseconds that annotating an article takes, once all is loaded."""
    raws = list(articles(2 * ANNOTATED))
    list(annotate(raws[:ANNOTATED]))
    return _timed(lambda: list(annotate(raws[ANNOTATED:]))) / ANNOTATED


def _size(chronicle: Chronicle) -> int:
    if isinstance(chronicle.path, Path):
        return chronicle.path.stat().st_size
    with chronicle.engine.connect() as connection:
        return size_of(connection)


if __name__ == "__main__":
    main()
