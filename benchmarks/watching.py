"""What does it cost to watch two thousand feeds? Memory and time, against a server on this machine that plays all outlets.

    python -m benchmarks.watching [--feeds 2000] [--items 3] [--hands 8]

Every feed is of another host (127.x.y.z), so nobody waits for another's pause. Everything is as `runut watch --once` does
it, but that articles are noted as taken without being annotated: what that costs stands in `docs/benchmarks.md`.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

from runut.config import Config
from runut.engine.following import followed
from runut.engine.watching import Watcher
from runut.engine.watching_hands import Clocks, Threads
from runut.engine.watching_means import Event, Limits, Means, Work
from runut.engine.watching_setup import web_of
from runut.engine.watching_work import Portioned, Taken
from runut.records.article import RawArticle
from runut.records.gathering import Spent
from runut.sources.signs import load_signs
from runut.store.chronicle import Chronicle
from runut.store.follows import Follows
from runut.text.fingerprints import digest

_WORDS = "Hujan lebat sejak pagi merendam ratusan rumah di tepi sungai, kata kepala badan penanggulangan bencana. "
_MEGABYTE = 1024

Told: TypeAlias = Counter[str]


class _Outlets(BaseHTTPRequestHandler):
    """All outlets: a feed of some items at /rss, which does not change, and their pages."""

    items = 3

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
            text = "".join(f"<p>{_WORDS}{number} dari {home}{self.path}.</p>" for number in range(8))
            self._say(
                200, f"<html><head><title>Kabar</title></head><body><article>{text}</article></body></html>".encode()
            )
        else:
            self._say(404, b"")

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


def _serve(items: int) -> None:
    """Play all outlets until killed; the port is printed first."""
    _Outlets.items = items
    server = ThreadingHTTPServer(("0.0.0.0", 0), _Outlets)  # noqa: S104  # every address of 127.0.0.0/8 is an outlet
    print(server.server_port, flush=True)
    server.serve_forever()


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


def watch_once(follows: Follows, config: Config, hands: int) -> Told:
    """Watch once; what happened, by kind."""
    happened: Told = Counter()

    def tell(event: Event) -> None:
        happened[event.what] += 1

    means = Means(
        net=web_of(config),
        take=_take,
        hands=Threads[Work](hands),
        clock=Clocks(),
        signs=load_signs(),
        tell=tell,
        memory=_Forgetful(),
        limits=Limits(),
    )
    Watcher(follows, means, once=True).run()
    return happened


def _measure(feeds: int, items: int, hands: int) -> None:
    command = [sys.executable, "-m", "benchmarks.watching", "--serve", "--items", str(items)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        try:
            port = int((server.stdout or sys.stdin).readline())
            hosts = [
                f"127.{1 + number // 65_000}.{number // 250 % 250}.{1 + number % 250}:{port}" for number in range(feeds)
            ]
            config = Config(allowed=tuple(hosts), pause=0)
            with Chronicle(Path(folder) / "feeds.runut", create=True) as chronicle:
                follows = Follows(chronicle)
                made = [followed(f"http://{host}/rss", None, int(time.time())) for host in hosts]
                follows.add(made)
                for name in ("first, all items new", "second, nothing new"):
                    began = time.monotonic()
                    happened = watch_once(follows, config, hands)
                    _tell(name, happened, time.monotonic() - began)
                    for one in made:
                        follows.set_state(one.id, "on")  # due again at once
        finally:
            server.kill()


def _tell(name: str, happened: Told, seconds: float) -> None:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE
    said = ", ".join(f"{number:,} {what}" for what, number in sorted(happened.items()))
    print(f"round: {name}: {said}; {seconds:,.0f} s; at most {peak:,.0f} MB so far", flush=True)


def main() -> None:
    """Measure, or play the outlets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=2_000)
    parser.add_argument("--items", type=int, default=3)
    parser.add_argument("--hands", type=int, default=8)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        _serve(given.items)
    else:
        _measure(given.feeds, given.items, given.hands)


if __name__ == "__main__":
    main()
