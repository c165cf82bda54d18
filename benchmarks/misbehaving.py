"""Outlets that misbehave, each in a way of its own, by the number in its address; for `benchmarks.soak`."""

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any

_WORDS = "Hujan lebat sejak pagi merendam ratusan rumah di tepi sungai, kata kepala badan penanggulangan bencana. "
_BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'
_MEGABYTE = b" " * 1_000_000


class Ledger:
    """Every item that some feed has named as it should, so that it must be accounted for."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._lock, self.named, self.asked = threading.Lock(), set[str](), 0

    def name(self, *links: str) -> None:
        """Note items."""
        with self._lock:
            self.named.update(links)

    def number(self) -> int:
        """How often feeds were asked until now."""
        with self._lock:
            self.asked += 1
            return self.asked


class Outlet(BaseHTTPRequestHandler):
    """One request to one of the outlets."""

    server: "Outlets"

    def do_GET(self) -> None:
        """Answer, or do not."""
        host = str(self.headers["Host"]).partition(":")[0]
        self.home = f"http://{self.headers['Host']}"
        with suppress(ConnectionError, TimeoutError):
            if self.path == "/ledger":
                self._say(json.dumps(sorted(self.server.ledger.named)).encode(), "application/json")
            elif self.path == "/rss":
                kinds = tuple(_KINDS.values())
                kinds[int(host.rpartition(".")[2]) % len(kinds)](self)
            elif self.path.startswith("/2026/"):
                text = "".join(f"<p>{_WORDS}{number} {self.home}{self.path}.</p>" for number in range(8))
                self._say(
                    f"<html><head><title>Kabar</title></head><body><article>{text}</article></body></html>".encode()
                )
            else:
                self._say(b"", status=404)

    def links(self, count: int, first: int = 0) -> list[str]:
        """Addresses of articles, noted as named."""
        made = [f"{self.home}/2026/11/29/kabar-{number}" for number in range(first, first + count)]
        self.server.ledger.name(*made)
        return made

    def fine(self) -> None:
        """Three items, of which one is new each time."""
        first = self.server.ledger.number() % 1_000
        self._say(_rss(self.links(3, first)))

    def slow(self) -> None:
        """A sign each second, without end."""
        self._head(200, "application/rss+xml", None)
        for sign in iter(lambda: b" ", None):
            self.wfile.write(sign)
            time.sleep(1)

    def endless(self) -> None:
        """A megabyte after the other, without end."""
        self._head(200, "application/rss+xml", None)
        for _ in range(10_000):
            self.wfile.write(_MEGABYTE)

    def truncated(self) -> None:
        """Half of what was announced."""
        body = _rss([f"{self.home}/2026/11/29/kabar-9"])
        self._head(200, "application/rss+xml", len(body))
        self.wfile.write(body[: len(body) // 2])

    def short(self) -> None:
        """More than was announced."""
        body = _rss([f"{self.home}/2026/11/29/kabar-9"])
        self._head(200, "application/rss+xml", len(body) - 40)
        self.wfile.write(body)

    def miscoded(self) -> None:
        """Said to be UTF-8, and something else."""
        self._say(
            _rss(self.links(2)).replace(b"Kabar", "Kabar “baru”".encode("windows-1252")),
            "application/rss+xml; charset=utf-8",
        )

    def bomb(self) -> None:
        """A gigabyte in a megabyte."""
        self._head(200, "application/rss+xml", None, ("Content-Encoding", "gzip"))
        self.wfile.write(self.server.packed)

    def circle(self) -> None:
        """Leads to itself."""
        self._head(302, "text/html", 0, ("Location", f"{self.home}/rss"))

    def unasked(self) -> None:
        """Nothing changed, says a server that nobody asked whether it did."""
        self._head(304, "text/html", None)

    def doubles(self) -> None:
        """One id for all items."""
        self._say(_rss(self.links(4), guid=lambda _: "sama"))

    def huge(self) -> None:
        """A feed of 100 MB."""
        self._head(200, "application/rss+xml", 100_000_000)
        for _ in range(100):
            self.wfile.write(_MEGABYTE)

    def undated(self) -> None:
        """Days of 1970 and 2099."""
        self._say(_rss(self.links(2), day="Thu, 01 Jan 2099 00:00:00 GMT"))

    def entities(self) -> None:
        """Entities that grow."""
        self._say(_BOMB.encode())

    def wandering(self) -> None:
        """The same two items, elsewhere each time."""
        number = self.server.ledger.number()
        self._say(
            _rss(
                [f"{self.home}/2026/11/29/kabar-{one}?sesi={number}" for one in range(2)],
                guid=lambda link: link.partition("?")[0],
            )
        )

    def busy(self) -> None:
        """Come back in an hour."""
        self._head(503, "text/html", 0, ("Retry-After", "3600"))

    def silent(self) -> None:
        """No answer at all."""
        self.close_connection = True

    def _say(self, body: bytes, kind: str = "text/html", status: int = 200) -> None:
        self._head(status, kind, len(body))
        self.wfile.write(body)

    def _head(self, status: int, kind: str, length: int | None, *more: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", kind), *more):
            self.send_header(name, value)
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def log_message(self, *said: Any) -> None:  # noqa: ANN401  # as the library has it
        """Say nothing."""
        del said


_KINDS = MappingProxyType(
    {
        "fine": Outlet.fine,
        "slow": Outlet.slow,
        "endless": Outlet.endless,
        "truncated": Outlet.truncated,
        "short": Outlet.short,
        "miscoded": Outlet.miscoded,
        "bomb": Outlet.bomb,
        "circle": Outlet.circle,
        "unasked": Outlet.unasked,
        "doubles": Outlet.doubles,
        "huge": Outlet.huge,
        "undated": Outlet.undated,
        "entities": Outlet.entities,
        "wandering": Outlet.wandering,
        "busy": Outlet.busy,
        "silent": Outlet.silent,
    }
)
KINDS = tuple(_KINDS)


class Outlets(ThreadingHTTPServer):
    """All of them, at every address of 127.0.0.0/8 and one port."""

    daemon_threads = True

    def __init__(self) -> None:
        """Begin with an empty ledger."""
        super().__init__(("0.0.0.0", 0), Outlet)  # noqa: S104  # every address of 127.0.0.0/8 is an outlet
        self.ledger = Ledger()
        self.packed = b"".join(_bomb())


def _bomb() -> Iterator[bytes]:
    """A gigabyte of blanks, packed: members of one stream."""
    one = gzip.compress(_MEGABYTE * 10)
    yield from (one for _ in range(100))


def _rss(links: list[str], guid: Callable[[str], str] | None = None, day: str = "") -> bytes:
    """A feed that names these."""
    items = "".join(
        f"<item><title>Kabar</title><link>{link}</link>"
        + (f"<guid isPermaLink='false'>{guid(link)}</guid>" if guid else "")
        + (f"<pubDate>{day}</pubDate>" if day else "")
        + "</item>"
        for link in links
    )
    return f"<rss><channel><title>Kabar</title>{items}</channel></rss>".encode()


def main() -> None:
    """Play all outlets until killed; the port is printed first."""
    server = Outlets()
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
