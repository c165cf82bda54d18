"""How quick are pages for many readers at once? ``python -m benchmarks.readers CHRONICLE [--readers 20] [--seconds 20]``.

Starts ``runut serve`` on the chronicle and lets readers open pages of every kind, each its own, with a pause between one
page and the next; prints a Markdown table: how many pages of each kind were opened, the middle and the 95th percentile of
their times by the clock, and their size; then how much time of a core a page took, and how busy the machine was. With
``--writing 1`` somebody writes to the chronicle (saves a search and forgets it) every second, so that hardly a page can be
kept for the next reader. The first seconds (``--warming``), in which a server that was just started asks everything for the
first time, are not counted.
"""

import argparse
import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from runut.serve.paths import Paths
from runut.serve.site import PAGES
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.store.views.between import often_between

# So many different records of each kind are looked at.
DIFFERENT = 400
# Pages that are only there for a while.
PASSING = frozenset({"adding"})
WORDS = (
    "bantuan",
    "polisi",
    "presiden",
    "banjir",
    "harga naik",
    "gempa",
    "kereta api",
    "sekolah",
    "hujan lebat",
    "bupati",
)


def main() -> None:
    """Start the server, let readers read, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("chronicle", type=Path)
    parser.add_argument("--readers", type=int, default=20, help="how many read at once")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long they read")
    parser.add_argument(
        "--pause", type=float, default=1.0, help="the mean pause between two pages of a reader, in seconds"
    )
    parser.add_argument("--warming", type=float, default=5.0, help="so many seconds before that are not counted")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many processes make pages")
    parser.add_argument(
        "--writing", type=float, default=0.0, help="somebody writes every so many seconds; 0 for nobody"
    )
    asked = parser.parse_args()
    addresses = addresses_in(asked.chronicle)
    with _serving(asked) as (host, took), _writing(asked.chronicle, asked.writing):
        _read(host, addresses, asked, asked.warming)
        before = took()
        spent = _read(host, addresses, asked, asked.seconds)
        used = took() - before
    _print(spent, used, asked)


def _print(spent: dict[str, list[tuple[float, int]]], used: float, asked: argparse.Namespace) -> None:
    written = f", somebody writes every {asked.writing:g} s" if asked.writing else ""
    print(
        f"{asked.readers} readers for {asked.seconds:.0f} s, a pause of {asked.pause:g} s in the mean, "
        f"{asked.workers} workers{written}\n"
    )
    print("| page | opened | middle ms | 95 % ms | kB |\n| --- | --- | --- | --- | --- |")
    for name, times in sorted(spent.items()):
        ordered = sorted(one for one, _ in times)
        middle, high = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        largest = max(size for _, size in times) / 1024
        print(f"| {name} | {len(ordered)} | {middle * 1000:.0f} | {high * 1000:.0f} | {largest:.0f} |")
    pages = sum(len(times) for times in spent.values())
    print(f"\n{used / pages * 1000:.0f} ms of a core for a page; load of the machine {os.getloadavg()[0]:.1f}")


@contextmanager
def _serving(asked: argparse.Namespace) -> Iterator[tuple[str, Callable[[], float]]]:
    """A server: its address, and what tells how many seconds of a core its workers have taken."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "import sys; from runut.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "serve", "-c", asked.chronicle, "--port", str(port)]
    server = subprocess.Popen([*command, "--workers", str(asked.workers)], stdout=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}", lambda: _used(server.pid)
    finally:
        server.terminate()
        server.wait()


def _used(process: int) -> float:
    """The seconds of a core that a process and those that it started have taken."""
    found = [process, *map(int, Path(f"/proc/{process}/task/{process}/children").read_text().split())]
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in found]
    return sum(int(one[11]) + int(one[12]) for one in fields) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _writing(path: Path, every: float) -> Iterator[None]:
    """Somebody writes to the chronicle every so many seconds, until the block ends."""
    end = threading.Event()

    def write() -> None:
        with Chronicle(path) as chronicle:
            while not end.wait(every):
                chronicle.save_search("hujan", "q=hujan", "readers")
                for one in chronicle.saved_searches():
                    if one.author == "readers":
                        chronicle.forget_search(one.id)

    writer = threading.Thread(target=write)
    if every:
        writer.start()
    try:
        yield
    finally:
        end.set()
        if every:
            writer.join()


def addresses_in(path: Path) -> dict[str, list[str]]:
    """Page name -> addresses of different records, the newest stories and what belongs to them."""
    with Chronicle(path) as chronicle:
        views, ways = Views(chronicle), Paths()
        lately = views.lately
        stories = views.stories(DIFFERENT)
        articles = [article.id for story in stories for article in story.articles]
        entries = [entry.id for entry in views.timeline([story.id for story in stories])]
        findings = [finding.id for finding in views.disagreements(most=DIFFERENT)]
        news, looked = lately.actors(DIFFERENT)
        pairs = often_between(lately.deals(looked.articles), DIFFERENT)
        outlets = [one.name for one in lately.outlets()][:DIFFERENT]
        scenes = [one.name for one in lately.places().places][:DIFFERENT]
    many: dict[str, list[str]] = {
        "story": [ways.to("s", story.id) for story in stories],
        "article": [ways.to("a", id_) for id_ in articles],
        "entry": [ways.to("e", id_) for id_ in entries],
        "finding": [ways.to("d", id_) for id_ in findings],
        "actor": [ways.to("p", one.id) for one in news],
        "outlet": [ways.to("o", name) for name in outlets],
        "place": [ways.to("l", name) for name in scenes],
        "relation": [ways.page("/relation", left=left, right=right) for left, right, _ in pairs],
        "front": [ways.page("/", page=str(page)) for page in range(1, 40)],
        "search": [ways.page("/search", q=word) for word in WORDS],
    }
    found = {page.name: many.get(page.name) or [page.path] for page in PAGES if page.name not in PASSING}
    return {name: ways_ for name, ways_ in found.items() if "{" not in ways_[0]}


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


def _read(
    host: str, addresses: dict[str, list[str]], asked: argparse.Namespace, seconds: float
) -> dict[str, list[tuple[float, int]]]:
    """Page name -> seconds and bytes of each page that was opened."""
    spent: dict[str, list[tuple[float, int]]] = defaultdict(list)
    lock, end = threading.Lock(), time.monotonic() + seconds

    def note(name: str, seconds: float, size: int) -> None:
        with lock:
            spent[name].append((seconds, size))

    def reads(number: int) -> Callable[[], None]:
        return lambda: _reader(host, addresses, (random.Random(f"{number} {seconds}"), end, asked.pause), note)  # noqa: S311 (no secret)

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
