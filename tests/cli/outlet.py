"""A small outlet on this machine, for tests that really ask."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parents[2] / "runut/demo/articles"
PAGES = tuple(sorted(path.name for path in DEMO.glob("*.html")))


class Outlet:
    """What it says by path, which tests may change, and what it was asked."""

    def __init__(self) -> None:
        self.says: dict[str, tuple[int, str, bytes]] = {}
        self.asked: list[tuple[str, str | None]] = []
        self.posted: list[bytes] = []
        self.home = ""

    def page(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200) -> None:
        """Say `body` at `path`."""
        self.says[path] = (status, kind, body.encode() if isinstance(body, str) else body)

    def feed(self, path: str, *links: str) -> None:
        """Name links in a feed."""
        items = "".join(f"<item><title>Kabar</title><link>{self.home}{link}</link></item>" for link in links)
        self.page(path, f"<rss><channel><title>Kabar Utara</title>{items}</channel></rss>", "application/rss+xml")


@contextmanager
def outlet() -> Iterator[Outlet]:
    """An outlet that answers until the block ends; each of its answers has a validator and is asked again by it."""
    made = Outlet()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # so the library calls it
            validator = self.headers.get("If-None-Match")
            made.asked.append((self.path, validator))
            status, kind, body = made.says.get(self.path, (404, "text/plain", b""))
            if status == 200 and validator == '"v1"':
                status, body = 304, b""
            self._say(status, kind, body)

        def do_POST(self) -> None:  # as above
            made.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self._say(204, "text/plain", b"")

        def _say(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("ETag", '"v1"')
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *said: Any) -> None:  # noqa: ANN401  # as the library has it
            """Say nothing."""
            del said

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.home = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
