"""What does it cost to watch two thousand feeds? Memory and time, against a server on this machine that plays all outlets.

    python -m benchmarks.watching [--feeds 2000] [--items 3] [--hands 8] [--annotate]

Every feed is of another host (127.x.y.z), so nobody waits for another's pause. Everything is as `runut watch --once` does
it, but that articles are noted as taken without being annotated; with `--annotate` they are annotated, kept and linked as users
have it. Memory is that of all processes together, each page that they share counted once (PSS), looked at twice a second.
"""

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

from benchmarks.articles import articles
from runut.config import Config
from runut.engine.following import followed
from runut.engine.watching import Watcher
from runut.engine.watching_means import Event, Take
from runut.engine.watching_setup import means_of
from runut.engine.watching_taking import Taker
from runut.engine.watching_work import Portioned, Taken
from runut.records.article import RawArticle
from runut.records.gathering import Spent
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.text.fingerprints import digest

_WORDS = "Hujan lebat sejak pagi merendam ratusan rumah di tepi sungai, kata kepala badan penanggulangan bencana. "
_MEGABYTE = 1024

Told: TypeAlias = Counter[str]


class _Outlets(BaseHTTPRequestHandler):
    """All outlets: a feed of some items at /rss, which does not change, and their pages."""

    items = 3
    told: Sequence[RawArticle] = ()  # what the pages tell, in the order in which they are asked for

    def do_GET(self) -> None:  # so the library calls it
        """Answer a feed, a page, or that there is nothing."""
        home = f"http://{self.headers['Host']}"
        if self.path == "/rss" and self.headers.get("If-None-Match") == '"1"':
            self._say(304, b"")
        elif self.path == "/rss":
            links = (f"{home}/2026/11/29/kabar-{number}" for number in range(self.items))
            items = "".join(f"<item><title>Kabar</title><link>{link}</link></item>" for link in links)
            self._say(200, f"<rss><channel><title>{home}</title>{items}</channel></rss>".encode())
        elif self.path.startswith("/2026/"):
            self._say(200, self._page(home).encode())
        else:
            self._say(404, b"")

    def _page(self, home: str) -> str:
        title = f"Kabar dari {home}{self.path}"
        lines = [f"{_WORDS}{number} dari {home}{self.path}." for number in range(8)]
        if self.told:
            one = self.told[_number(self.headers["Host"], self.path, self.items) % len(self.told)]
            title, lines = one.title or title, one.text[one.body_start :].split("\n")
        text = "".join(f"<p>{escape(line)}</p>" for line in lines)
        head = f"<title>{escape(title)}</title><meta property='article:published_time' content='2026-11-28T08:00:00+07:00'>"
        return f"<html><head>{head}</head><body><article><h1>{escape(title)}</h1>{text}</article></body></html>"

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Type", "application/rss+xml" if self.path == "/rss" else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: Any) -> None:  # noqa: ANN401  # as the library has it
        """Say nothing."""
        del said


def _host(number: int) -> str:
    """The address of the outlet of that number, from 0 on."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def _number(host: str, path: str, items: int) -> int:
    """Which of all pages, from 0 on, stands at a path of a host."""
    _, many, some, one = map(int, host.partition(":")[0].split("."))
    return ((many - 1) * 62_500 + some * 250 + one - 1) * items + int(path.rpartition("-")[2])


def _serve(items: int, told: int) -> None:
    """Play all outlets until killed; the port is printed first."""
    _Outlets.items, _Outlets.told = items, tuple(articles(told))
    server = ThreadingHTTPServer(("0.0.0.0", 0), _Outlets)  # noqa: S104  # every address of 127.0.0.0/8 is an outlet
    print(server.server_port, flush=True)
    server.serve_forever()


class _Held(threading.Thread):
    """How much memory this process and those that it began held at most, in megabytes, twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.all, self.own, self._over = 0.0, 0.0, threading.Event()

    def run(self) -> None:
        """Look, until it is over."""
        while not self._over.wait(0.5):
            own = _pss(os.getpid())
            others = sum(_pss(one.pid) for one in multiprocessing.active_children() if one.pid)
            self.own, self.all = max(self.own, own), max(self.all, own + others)

    def close(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _pss(process: int) -> float:
    """The megabytes that a process holds, what it shares divided among those who share it; 0 where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / _MEGABYTE
    return 0.0


def _take(raws: Sequence[RawArticle]) -> Portioned:
    return Portioned(taken=tuple(Taken(state="taken", article=digest(raw.text)) for raw in raws))


class _Forgetful:
    """Every round is a first one."""

    def load(self) -> Sequence[Spent]:
        """Nothing."""
        return ()

    def note(self, one: Spent) -> None:
        """Forget it."""
        del one

    def save(self, spent: Iterable[Spent]) -> None:
        """Forget it."""
        del spent


def watch_once(follows: Follows, config: Config, hands: int, take: Take = _take) -> Told:
    """Watch once, articles being taken by `take`; what happened, by kind."""
    happened: Told = Counter()

    def tell(event: Event) -> None:
        happened[event.what] += 1

    means = means_of(config, tell, take, _Forgetful(), hands=hands)
    Watcher(follows, means, once=True).run()
    return happened


def _measure(feeds: int, items: int, hands: int, *, annotate: bool) -> None:
    told = str(feeds * items if annotate else 0)
    command = [sys.executable, "-m", "benchmarks.watching", "--serve", "--items", str(items), "--told", told]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            port = int((server.stdout or sys.stdin).readline())
            hosts = [f"{_host(number)}:{port}" for number in range(feeds)]
            path = Path(folder) / "feeds.runut"
            config = Config(chronicle=str(path), allowed=tuple(hosts), pause=0)
            with Chronicle(path, create=True) as chronicle, closing(Taker(path, config)) as taker:
                follows = Follows(chronicle)
                made = [followed(f"http://{host}/rss", None, int(time.time())) for host in hosts]
                follows.add(made)
                for name in ("first, all items new", "second, nothing new"):
                    began, held = time.monotonic(), _Held()
                    held.start()
                    happened = watch_once(follows, config, hands, taker if annotate else _take)
                    held.close()
                    _tell(name, happened, time.monotonic() - began, held)
                    for one in made:
                        follows.set_state(one.id, "on")  # due again at once
        finally:
            server.kill()


def _tell(name: str, happened: Told, seconds: float, held: _Held) -> None:
    said = ", ".join(f"{number:,} {what}" for what, number in sorted(happened.items()))
    print(
        f"round: {name}: {said}; {seconds:,.0f} s; at most {held.all:,.0f} MB, the watcher alone {held.own:,.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure, or play the outlets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=2_000)
    parser.add_argument("--items", type=int, default=3)
    parser.add_argument("--hands", type=int, default=8)
    parser.add_argument("--annotate", action="store_true", help="annotate, keep and link what is read")
    parser.add_argument("--told", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        _serve(given.items, given.told)
    else:
        _measure(given.feeds, given.items, given.hands, annotate=given.annotate)


if __name__ == "__main__":
    main()
