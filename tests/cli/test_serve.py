"""`runut serve`: what it refuses, and what it is like from outside."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from runut.serve.guard.users import new_user, save_users
from tests.cli.running import run

EVERYWHERE = "0.0.0.0"  # noqa: S104  # nothing listens there


@pytest.fixture
def users(tmp_path: Path) -> Path:
    """A file of users."""
    save_users(tmp_path / "users.toml", [new_user("ratri", "reader", "sembilan ekor camar")])
    return tmp_path / "users.toml"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--host", EVERYWHERE), "can be reached by others; give --users FILE"),
        (("--host", "192.0.2.7", "--behind-proxy"), "everybody would be a keeper"),
        (("--behind-proxy",), "everybody would be a keeper"),
        (("--users", "none.toml"), "there is no file of users here"),
        (("--certificate", "none.pem"), "give both --certificate and --key"),
    ],
)
def test_what_would_be_open_is_not_served(
    demo_chronicle: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    """A server that would be open to others does not start, and says in a sentence what is missing."""
    ran = run(capsys, "serve", "-c", str(demo_chronicle), *arguments)
    assert ran.code == 1
    assert words in " ".join(ran.err.split())


@contextlib.contextmanager
def serving(chronicle: Path, *arguments: str) -> Iterator[int]:
    """A server of its own process; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = "import sys; from runut.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "serve", "-c", str(chronicle), "--port", str(port), *arguments]
    server = subprocess.Popen(command, cwd=Path.cwd(), env={**os.environ, "PYTHONPATH": str(Path.cwd())})
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.2)
        yield port
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)


def ask(connection: http.client.HTTPConnection, path: str, **headers: str) -> http.client.HTTPResponse:
    """The answer to a request; what it says is read."""
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    return answer


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes the certificate")
def test_a_server_with_https(demo_chronicle: Path, users: Path, tmp_path: Path) -> None:
    """By HTTPS and its name it leads to where one logs in; by another name, another way, or with a huge head it does not."""
    key, certificate = tmp_path / "k.pem", tmp_path / "c.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=kabar.example"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    given = ("--users", str(users), "--certificate", str(certificate), "--key", str(key), "--name", "kabar.example")
    trusted = ssl.create_default_context(cafile=str(certificate))
    trusted.check_hostname = False
    with serving(demo_chronicle, *given) as port, contextlib.ExitStack() as stack:
        asked = stack.enter_context(
            contextlib.closing(http.client.HTTPSConnection("127.0.0.1", port, context=trusted, timeout=30))
        )
        answer = ask(asked, "/", host="kabar.example")
        assert (answer.status, answer.getheader("location")) == (303, "/login?back=%2F")
        assert answer.getheader("strict-transport-security")
        assert "Secure" in str(answer.getheader("set-cookie"))
        assert ask(asked, "/", host="elsewhere.example").status == 421
        assert ask(asked, "/login", host="kabar.example", x="a" * 40_000).status == 431
        assert ask(asked, "/login", host="kabar.example").getheader("server") is None
        plain = stack.enter_context(contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)))
        with pytest.raises((OSError, http.client.HTTPException)):
            ask(plain, "/", host="kabar.example")
