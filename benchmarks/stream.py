"""A stream of feed items, grouped as they arrive: ``python -m benchmarks.stream [--every 60] [--anew] [--rounds 1]``.

The items (titles with summaries, to the minute) lie beside the checkout (``../shared``) and do not belong to it. They are
added in order of publication to one chronicle, fifty at a time or, with `--every N`, those of N minutes; a line for every
thousand says what an item cost, read and linked, in time of the processor, and at the end how many times as long the last
took as the first and the fourth. Fifty at a time the first would wait: half of the first thousand lie over a year. One
process takes all; with `--anew` each portion is linked as by a process that has just begun, which is how a watcher takes
them: whatever was found out before is forgotten. With `--sample`, so many groups of more than one item are printed for
reading, the same ones every time. With `--rounds N`, every fourth item of the stream's last twelve days is told N times, each
time twelve days later, with other names and words (`benchmarks.making`): whether an item goes on to cost more behind the
weeks in which a story reaches back. `stream_read.tsv` keeps what a reader found in such a sample, without the texts. With
`--where N`, behind each thousand stand N functions of the program under which the time of linking was spent; to look costs
a little.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import date, datetime
from itertools import chain, groupby, islice
from pathlib import Path

from benchmarks.growth import taken_in
from benchmarks.making import Maker
from benchmarks.sampling import Sampler
from benchmarks.scoring import SHARED
from runut.engine.local import annotate, reader
from runut.read import read_paths
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.weaving import Weaver

FEEDS = SHARED / "data" / "news" / "id-feeds-2026-08.jsonl"
READ = Path(__file__).with_name("stream_read.tsv")
PORTION = 50
THOUSAND = 1000
UNDATED = "1970-01-01"
DAYS = 12  # of the stream are told in rounds, and
QUARTER = 4  # of their items every one of so many


def main() -> None:
    """Run the stream, or say that it is missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--items", type=int, default=16_084, help="how many items arrive")
    parser.add_argument(
        "--every", type=int, default=0, help="take in what came within so many minutes, not fifty items"
    )
    parser.add_argument("--anew", action="store_true", help="begin anew with each portion, as a watcher does")
    parser.add_argument("--sample", type=int, default=0, help="how many groups are printed for reading")
    parser.add_argument(
        "--where", type=int, default=0, help="how many functions are named that took the time of linking"
    )
    parser.add_argument("--rounds", type=int, default=1, help="how often a quarter of the items is told, days apart")
    arguments = parser.parse_args()
    pure, whole, groups = purity()
    print(
        f"Read: {groups} groups, purity {pure:.3f} over their items; {whole} groups are of one happening throughout.\n"
    )
    if not FEEDS.is_file():
        sys.exit(f"{FEEDS}: the feed items are not here; there is no stream to measure.")
    with tempfile.TemporaryDirectory() as folder, Chronicle(Path(folder) / "stream.runut", create=True) as chronicle:
        if arguments.rounds > 1:
            rounds(chronicle, arguments.rounds)
        else:
            portions = arriving(arguments.items, arguments.every)
            stream(chronicle, portions, anew=arguments.anew, where=arguments.where)
        sample(chronicle, arguments.sample)


def purity() -> tuple[float, int, int]:
    """Of the groups that were read: the share of items in their group's largest story, groups of one story, groups."""
    rows = [line.split("\t") for line in READ.read_text(encoding="utf-8").splitlines() if line[:1].isdigit()]
    sizes = [(int(one), len(items.split())) for one, items in rows]
    pure = sum(one for one, _ in sizes) / sum(size for _, size in sizes)
    return pure, sum(one == size for one, size in sizes), len(sizes)


def arriving(count: int, every: int = 0) -> Iterator[list[RawArticle]]:
    """The first `count` items in order of publication, those without a time last; of `every` minutes, or fifty, at once."""
    items = sorted(read_paths([str(FEEDS)]), key=lambda raw: (raw.published or "9", raw.source))[:count]
    for _, portion in groupby(enumerate(items), lambda one: _minute(one[1]) // every if every else one[0] // PORTION):
        yield [raw for _, raw in portion]


def _minute(raw: RawArticle) -> int:
    """The minute in which an item was published, counted from 1970; zero if that is not known."""
    return int(datetime.fromisoformat(raw.published or UNDATED).timestamp()) // 60


def stream(chronicle: Chronicle, portions: Iterable[list[RawArticle]], *, anew: bool = False, where: int = 0) -> None:
    """Add the items and print a table of what they cost, and `where` in the program; `anew` as `--anew`."""
    sampler, weaver = Sampler(), Weaver(chronicle)
    reader(None)
    print("| items | read, ms each | linked, ms each |\n| --- | --- | --- |")
    done, items, reading, linking, took = 0, 0, 0.0, 0.0, list[float]()
    for portion in portions:
        started = time.process_time()
        readings = [one.reading for one in annotate(portion) if one.reading is not None]
        between = time.process_time()
        with sampler if where else nullcontext():
            weaver = Weaver(chronicle) if anew else weaver
            chronicle.keep([weaver.kept(one) for one in readings])
            weaver.weave(lambda *_: None)
        reading, linking = reading + between - started, linking + time.process_time() - between
        items += len(portion)
        if items >= THOUSAND:
            reading, linking, done = reading * 1000 / items, linking * 1000 / items, done + items
            print(f"| {done - items} to {done} | {reading:.1f} | {linking:.1f} |", flush=True)
            for name, share in sampler.told(where):
                print(f"    {share * linking:6.2f} {name}", flush=True)
            took.append(reading + linking)
            items, reading, linking = 0, 0.0, 0.0
    for number, name in ((0, "first"), (3, "fourth")):
        if number < len(took) - 1:
            print(f"Read and linked, an item of the last took {took[-1] / took[number]:.2f} times one of the {name}.")


def rounds(chronicle: Chronicle, turns: int) -> None:
    """Link the quarter of the items in `turns` rounds and print what an item cost in each."""
    days = [(date.fromisoformat((raw.published or UNDATED)[:10]), raw) for raw in chain(*arriving(sys.maxsize))]
    last = max(day for day, _ in days)
    new = [raw for day, raw in days if (last - day).days < DAYS]
    base = [one.reading for one in annotate(new[::QUARTER]) if one.reading is not None]
    weaver, readings = Weaver(chronicle), Maker(base).readings(turns * len(base))
    print(f"{len(base)} items a round\n\n| round | linked, ms each |\n| --- | --- |")
    for turn in range(turns):
        linking = taken_in(weaver, chronicle, islice(readings, len(base)), PORTION)
        print(f"| {turn + 1} | {linking / len(base):.1f} |", flush=True)


def sample(chronicle: Chronicle, count: int) -> None:
    """Print `count` groups of more than one item with their titles, in order of publication."""
    views = Views(chronicle)
    titles = {one.id: (one.published or "", one.title or "") for one in views.articles()}
    groups = [story for story in views.stories() if len(story.articles) > 1]
    random.Random(7).shuffle(groups)  # noqa: S311  # a sample, not a secret
    for story in groups[:count]:
        print(f"\n{story.first} to {story.last}, {len(story.articles)}: {story.title}")
        for published, title in sorted(titles[one.id] for one in story.articles):
            print(f"    {published}  {title}")


if __name__ == "__main__":
    main()
