"""A story that grows by the hour: ``python -m benchmarks.hotstory [--items 16084]``.

Of so many feed items (see `benchmarks.stream`, which says where they lie) a large story is linked as its articles came,
three at a time. A line for every twenty, and for the last, says what it took to link the story with the newest three, in
milliseconds of the processor: for a linker that linked it before, and for one that has seen nothing.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from benchmarks.stream import FEEDS, arriving
from runut.actors.load import load_register
from runut.engine.local import annotate, reader
from runut.languages.load import available, load_pack
from runut.link import Linker
from runut.records.links import Edge
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver

PORTION = 3
LARGE = 20  # stories of most articles, of which the one with most events is taken
TOLD = 20  # articles between two lines


def main() -> None:
    """Find the story and let it grow, or say that the items are missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--items", type=int, default=16_084, help="among how many items the story is looked for")
    arguments = parser.parse_args()
    if not FEEDS.is_file():
        sys.exit(f"{FEEDS}: the feed items are not here; there is no story to measure.")
    grow(largest(arguments.items))


def largest(count: int) -> tuple[Reading, ...]:
    """The articles of a large story among `count` items, in order of publication."""
    reader(None)
    with tempfile.TemporaryDirectory() as folder, Chronicle(Path(folder) / "stream.runut", create=True) as chronicle:
        weaver = Weaver(chronicle)
        for portion in arriving(count):
            chronicle.keep([weaver.kept(one.reading) for one in annotate(portion) if one.reading is not None])
            weaver.weave(lambda *_: None)
        stories = sorted(Views(chronicle).stories(), key=lambda one: (-len(one.articles), one.id))[:LARGE]
        told = [chronicle.readings([article.id for article in story.articles]) for story in stories]
        most = max(told, key=lambda readings: sum(len(one.events) for one in readings))
        return tuple(sorted(most, key=lambda one: (one.article.published or "9", one.article.id)))


def grow(readings: Sequence[Reading]) -> None:
    """Link more and more of the story, and print a table of what that took."""
    packs, register = {code: load_pack(code) for code in available()}, load_register()
    seen = Linker(packs, register)
    edges = sorted(set(chain(*(seen.edges(one, readings) for one in readings))), key=lambda one: (one.left, one.right))
    print("| articles | events | seen before, ms | seen nothing, ms |\n| --- | --- | --- | --- |")
    for size in range(PORTION, len(readings) + 1, PORTION):
        mine = readings[:size]
        again = _linked(seen, mine, edges)
        if size // TOLD > (size - PORTION) // TOLD or size + PORTION > len(readings):
            anew = _linked(Linker(packs, register), mine, edges)
            print(f"| {size} | {sum(len(one.events) for one in mine)} | {again:.0f} | {anew:.0f} |", flush=True)


def _linked(linker: Linker, readings: Sequence[Reading], edges: Sequence[Edge]) -> float:
    """Milliseconds of the processor that linking these articles takes."""
    there = {one.article.id for one in readings}
    among = [one for one in edges if {one.left, one.right} <= there]
    started = time.process_time()
    linker.connect(readings, among)
    return 1000 * (time.process_time() - started)


if __name__ == "__main__":
    main()
