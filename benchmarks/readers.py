"""How quick are pages for many readers at once? ``python -m benchmarks.readers CHRONICLE [--readers 20] [--seconds 20]``.

Starts ``runut serve`` on the chronicle and lets readers open pages of every kind, each its own, with a pause between one
page and the next; prints a Markdown table: how many pages of each kind were opened, the middle and the 95th percentile of
their times by the clock, and their size.
"""

import argparse
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import httpx2

from runut.serve.paths import Paths
from runut.serve.site import PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.places import FILLED, PASSING, places

# So many different records of each kind are looked at.
DIFFERENT = 400


def main() -> None:
    """Start the server, let readers read, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path)
    parser.add_argument("--readers", type=int, default=20, help="how many read at once")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long they read")
    parser.add_argument(
        "--pause", type=float, default=1.0, help="the mean pause between two pages of a reader, in seconds"
    )
    asked = parser.parse_args()
    addresses = _addresses(asked.chronicle)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("runut"), "serve", "-c", asked.chronicle, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        host = f"http://127.0.0.1:{port}"
        _wait(host)
        spent = _read(host, addresses, asked)
    finally:
        server.terminate()
        server.wait()
    print(f"{asked.readers} readers for {asked.seconds:.0f} s, a pause of {asked.pause:g} s in the mean\n")
    print("| page | opened | middle ms | 95 % ms | kB |\n| --- | --- | --- | --- | --- |")
    for name, times in sorted(spent.items()):
        ordered = sorted(one for one, _ in times)
        middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        largest = max(size for _, size in times) / 1024
        print(f"| {name} | {len(ordered)} | {middle * 1000:.0f} | {high * 1000:.0f} | {largest:.0f} |")


def _addresses(path: Path) -> dict[str, list[str]]:
    """Page name -> addresses of different records, the newest stories and what belongs to them."""
    one = places(path)
    with Chronicle(path) as chronicle:
        views, ways = Views(chronicle), Paths()
        stories = views.stories(DIFFERENT)
        articles = [article.id for story in stories for article in story.articles]
        entries = [entry.id for entry in views.timeline([story.id for story in stories])]
        findings = [finding.id for finding in views.disagreements(most=DIFFERENT)]
    many: dict[str, list[str]] = {
        "story": [ways.to("s", story.id) for story in stories],
        "article": [ways.to("a", id_) for id_ in articles],
        "entry": [ways.to("e", id_) for id_ in entries],
        "finding": [ways.to("d", id_) for id_ in findings],
        "front": [ways.page("/", page=str(page)) for page in range(1, 40)],
        "search": [ways.page("/search", q=word) for word in ("bantuan", "polisi", "presiden", "banjir", "harga naik")],
    }
    names = [page.name for page in PAGES if page.name not in PASSING and (page.name in one or page.name in FILLED)]
    return {name: many.get(name) or [one[name]] for name in names}


def _wait(host: str) -> None:
    """Until the server answers."""
    for _ in range(200):
        try:
            httpx2.get(host + "/", timeout=30)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    message = "the server does not answer"
    raise RuntimeError(message)


def _read(host: str, addresses: dict[str, list[str]], asked: argparse.Namespace) -> dict[str, list[tuple[float, int]]]:
    """Page name -> seconds and bytes of each page that was opened."""
    spent: dict[str, list[tuple[float, int]]] = defaultdict(list)
    lock, end = threading.Lock(), time.monotonic() + asked.seconds

    def note(name: str, seconds: float, size: int) -> None:
        with lock:
            spent[name].append((seconds, size))

    def reads(number: int) -> Callable[[], None]:
        return lambda: _reader(host, addresses, (random.Random(number), end, asked.pause), note)  # noqa: S311 (no secret)

    threads = [threading.Thread(target=reads(number)) for number in range(asked.readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return spent


def _reader(
    host: str,
    addresses: dict[str, list[str]],
    habits: tuple[random.Random, float, float],
    note: Callable[[str, float, int], None],
) -> None:
    """One reader, who opens pages of all kinds until the end."""
    chance, end, pause = habits
    with httpx2.Client(base_url=host, timeout=60) as client:
        while time.monotonic() < end:
            time.sleep(chance.uniform(0, 2 * pause))
            name = chance.choice(sorted(addresses))
            started = time.perf_counter()
            answer = client.get(chance.choice(addresses[name]))
            answer.raise_for_status()
            note(name, time.perf_counter() - started, len(answer.content))


if __name__ == "__main__":
    main()
