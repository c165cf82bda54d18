"""Measures the whole way on this machine: ``python -m benchmarks [--articles 300] [--grown 1000] [--profile]``.

Each figure is printed as a line of a Markdown table, ready for docs/benchmarks.md.
"""

import argparse
import cProfile
import platform
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.articles import articles, origin
from runut.config import Config
from runut.engine.build import build
from runut.engine.local import reader
from runut.store.chronicle import Chronicle


def main() -> None:
    """Run the benchmarks that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--articles", type=int, default=300, help="how many articles the whole way is timed on")
    parser.add_argument(
        "--grown", type=int, default=1000, help="how large the chronicle is that one article is added to"
    )
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    arguments = parser.parse_args()
    print(f"{platform.machine()}, Python {platform.python_version()}, one process; {origin()}\n")
    print("| what | figure |\n| --- | --- |")
    _help()
    with tempfile.TemporaryDirectory() as folder:
        _whole_way(Path(folder) / "speed.runut", arguments.articles, profile=arguments.profile)
        _grown(Path(folder) / "grown.runut", arguments.grown)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| peak memory of this run | {peak:.0f} MB |")


def _help() -> None:
    """How long `runut --help` takes, the quickest of five."""
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("runut"), "--help"], check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    print(f"| `runut --help` | {min(times):.2f} s |")


def _whole_way(path: Path, count: int, *, profile: bool) -> None:
    """From text to stored, linked, compared chronicle; the packs are loaded before the clock starts."""
    next(iter(articles(1)))
    reader(None)(next(iter(articles(1))))
    raws = list(articles(count))
    profiler = cProfile.Profile()
    with Chronicle(path, create=True) as chronicle:
        started = time.perf_counter()
        if profile:
            profiler.enable()
        added = build(chronicle, raws, Config())
        profiler.disable()
        spent = time.perf_counter() - started
    print(
        f"| text to stored, linked chronicle, {added.added} articles of 350 words | {added.added / spent:.1f} a second |"
    )
    print(f"| chronicle file | {path.stat().st_size / 1024 / added.added:.0f} kB an article |")
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats(60)


def _grown(path: Path, count: int) -> None:
    """How long one article more takes in a chronicle of `count`, program start and loading of packs left out."""
    raws = list(articles(count + 5))
    with Chronicle(path, create=True) as chronicle:
        build(chronicle, raws[:count], Config())
        times = []
        for raw in raws[count:]:
            started = time.perf_counter()
            build(chronicle, [raw], Config())
            times.append(time.perf_counter() - started)
    print(f"| one article added to {count}, the slowest of five | {max(times):.2f} s |")


if __name__ == "__main__":
    main()
