"""A server of ours that says exactly what a test wants it to, well-behaved or not."""

import socket
import ssl
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Self

import msgspec

from runut.read.web.connecting import Resolve
from runut.read.web.fetching import Fetcher, FetchRules

#: What is done with a connection once the head of a request was read: `bytes` are sent, a function does as it likes.
Deed = bytes | Callable[[socket.socket, threading.Event], None]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer of HTTP; `headers` are written with _ for -."""
    raw = body.encode() if isinstance(body, str) else body
    lines = {"Content-Length": str(len(raw)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + raw


def redirect(to: str, status: str = "302 Found") -> bytes:
    """An answer that sends on to another address."""
    return answer(status=status, Location=to)


class Server:
    """Answers each path with what `deeds` says, 404 for all others; notes the heads of all requests."""

    def __init__(self, deeds: Mapping[str, Deed] | None = None, tls: ssl.SSLContext | None = None) -> None:
        """Listen on a free port of this machine."""
        self.deeds: dict[str, Deed] = dict(deeds or {})
        self.requests: list[str] = []
        self._tls, self._over = tls, threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.at = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that waits in accept
        self._socket.close()

    @property
    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [head.split(" ")[1] for head in self.requests]

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                made, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=(made,), daemon=True).start()

    def _handle(self, made: socket.socket) -> None:
        with suppress(OSError, ValueError), made:
            made.settimeout(20)
            talk = self._tls.wrap_socket(made, server_side=True) if self._tls else made
            with talk:
                head = b""
                while b"\r\n\r\n" not in head:
                    if head.startswith(b"\x16"):  # the greeting of TLS, to a server that does not speak it
                        talk.sendall(answer(status="400 Bad Request"))
                        return
                    piece = talk.recv(65_536)
                    if not piece:
                        return
                    head += piece
                self.requests.append(head.decode("latin-1"))
                deed = self.deeds.get(self.requests[-1].split(" ")[1], answer(status="404 Not Found"))
                if isinstance(deed, bytes):
                    talk.sendall(deed)
                else:
                    deed(talk, self._over)


#: The first lines of a page's answer, without the empty one that ends them.
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def endless(first: bytes, piece: bytes, pause: float = 0) -> Callable[[socket.socket, threading.Event], None]:
    """Sends `first`, then `piece` for ever."""

    def deed(talk: socket.socket, over: threading.Event) -> None:
        talk.sendall(first)
        while not over.is_set():
            talk.sendall(piece)
            if pause:
                over.wait(pause)

    return deed


def rules_for(server: "Server", **limits: float) -> FetchRules:
    """Rules under which a test's own server may be asked, and nobody else of this machine."""
    rules = FetchRules(allowed=frozenset({f"127.0.0.1:{server.port}"}), connecting=2, reading=2, total=5)
    return msgspec.structs.replace(rules, **limits)


def fetcher(server: "Server", **limits: float) -> Fetcher:
    """A fetcher with these rules."""
    return Fetcher(rules_for(server, **limits))


def told(address: str, *ips: str) -> Resolve:
    """A resolver that knows one name."""

    def resolve(host: str, port: int) -> Sequence[str]:
        assert (host, port > 0) == (address, True)
        return ips

    return resolve
