"""What does a page cost the processor? ``python -m benchmarks.pagecosts CHRONICLE [--times 12] [--address /story/S1]``.

Opens pages of every kind in one process, without a network, and prints a Markdown table of milliseconds of a core, which other
programs of the machine disturb little: of a page that is made anew (the middle and the highest of so many different ones) and
of one that is kept; and the largest page in kB.
"""

import argparse
import random
import time
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.readers import addresses_in
from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.settings import Settings
from runut.serve.workers import settle

# Pages of a kind that are opened before any is measured: templates are read and questions put into words only once.
FIRST = 2


def main() -> None:
    """Open pages, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path)
    parser.add_argument("--times", type=int, default=12, help="so many pages of each kind")
    parser.add_argument("--address", help="this page alone")
    asked = parser.parse_args()
    chance = random.Random(1)  # noqa: S311  # no secret: the same pages every time
    site = Site(Settings(chronicle=asked.chronicle), Engine(Config()))
    site.renderer.prepare()
    settle()
    print("| page | anew, middle | anew, highest | kept | kB |\n| --- | --- | --- | --- | --- |")
    with TestClient(site.application(), base_url="http://localhost") as browser:
        pages = {asked.address: [asked.address]} if asked.address else addresses_in(asked.chronicle)
        for name, addresses in sorted(pages.items()):
            some = [f"{chance.choice(addresses)}" for _ in range(asked.times + FIRST)]
            # What is asked besides makes another address of each, so that none is kept yet.
            some = [f"{way}{'&' if '?' in way else '?'}number={number}" for number, way in enumerate(some)]
            anew = [_cost(browser, way) for way in some][FIRST:]
            kept = min(_cost(browser, some[-1])[0] for _ in range(5))
            spent = sorted(one for one, _ in anew)
            size = max(one for _, one in anew) / 1024
            print(f"| {name} | {spent[len(spent) // 2]:.0f} | {spent[-1]:.0f} | {kept:.0f} | {size:.0f} |", flush=True)


def _cost(browser: TestClient, way: str) -> tuple[float, int]:
    """Milliseconds of a core for a page, and its bytes."""
    started = time.process_time()
    answer = browser.get(way)
    answer.raise_for_status()
    return (time.process_time() - started) * 1000, len(answer.content)


if __name__ == "__main__":
    main()
