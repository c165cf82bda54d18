"""Several processes that serve the same pages."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
import pytest
from starlette.testclient import TestClient

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.guard.users import new_user, save_users
from runut.serve.settings import Limits, Settings
from runut.serve.workers import shared
from runut.store.address import address_of
from runut.store.chronicle import Chronicle
from runut.store.moving import move
from tests.cluster import Cluster
from tests.serve.browsing import token_in

PHRASE = "sembilan ekor camar"
TEXT = "SARINDAL - Banjir merendam dua puluh rumah di Sarindal, Senin (4/8/2025)."


@pytest.fixture(scope="module")
def both(demo_chronicle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, TestClient]]:
    """A browser at each of two workers of one server."""
    folder = tmp_path_factory.mktemp("workers")
    users, chronicle = folder / "users.toml", folder / "demo.runut"
    shutil.copy(demo_chronicle, chronicle)  # one of the tests adds to it
    save_users(users, [new_user("bagas", "analyst", PHRASE)])
    settings = Settings(chronicle=chronicle, users=users, limits=Limits(posts=40))
    workshop = Engine(Config())
    with shared(settings, workshop) as common:
        sites = [Site(settings, workshop, common).application() for _ in range(2)]
        one, other = (TestClient(site, base_url="http://localhost", follow_redirects=False) for site in sites)
        yield one, other


def log_in(asked: TestClient, password: str = PHRASE) -> int:
    """Log in by the form; the status of the answer."""
    token = token_in(asked.get("/login").text)
    return asked.post("/login", data={"name": "bagas", "password": password, "token": token, "back": "/"}).status_code


def test_who_logged_in_at_one_is_known_to_the_other_until_the_end(both: tuple[TestClient, TestClient]) -> None:
    """A session and the tokens of its forms hold at every worker, and it ends at every worker, for copied cookies too."""
    one, other = both
    assert log_in(one) == 303
    other.cookies.update(one.cookies)
    shown = other.get("/")
    assert "bagas, " in shown.text
    sent = {"token": token_in(shown.text), "theme": "dark", "back": "/"}
    assert one.post("/preferences", data=sent).status_code == 303
    assert one.post("/logout", data={"token": token_in(one.get("/").text)}).status_code == 303
    assert other.get("/").status_code == 303
    other.cookies.clear()
    one.cookies.clear()


def test_a_job_of_one_is_told_by_the_other(both: tuple[TestClient, TestClient]) -> None:
    """What is added through one worker is followed through the other, and its folder is gone in the end."""
    one, other = both
    assert log_in(one) == 303
    other.cookies.update(one.cookies)
    sent = one.post("/add", data={"token": token_in(one.get("/add").text), "text": TEXT, "title": "Banjir"})
    assert sent.status_code == 303
    way = "/api" + sent.headers["location"]
    for _ in range(600):
        job = other.get(way).json()["job"]
        if job["over"]:
            break
        time.sleep(0.2)
    assert (job["added"] + job["known"], job["trouble"]) == (1, "")
    other.cookies.clear()
    one.cookies.clear()


def test_guesses_and_forms_are_counted_together(both: tuple[TestClient, TestClient]) -> None:
    """Whoever turns to another worker has no more tries there."""
    statuses = [log_in(both[number % 2], "salah sekali saja") for number in range(8)]
    assert 429 in statuses
    assert statuses.index(429) <= 6
    forms = [asked.post("/preferences", data={"theme": "dark"}).status_code for _ in range(15) for asked in both]
    assert forms[-2:] == [429, 429]


@contextmanager
def serving(chronicle: str | Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A server of two workers, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = "import sys; from runut.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", program, "serve", "-c", str(chronicle), "--port", str(port), "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    server = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    try:
        wait_for(lambda: answers(f"http://127.0.0.1:{port}"))
        yield server, f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.communicate()


def answers(address: str) -> bool:
    """Whether a server answers there, to somebody who comes for the first time."""
    with suppress(httpx2.TransportError):
        return httpx2.get(address + "/", timeout=5).status_code == 200
    return False


def wait_for(what: Callable[[], bool]) -> None:
    """Until something is so."""
    for _ in range(600):
        if what():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to pass within a minute")


def children(process: int) -> list[int]:
    """The processes that a process started, in their order, but for the one that only counts what they share."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    started = {int(one): Path(f"/proc/{one}/cmdline").read_bytes() for one in found}
    return [one for one, command in started.items() if b"resource_tracker" not in command]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks for processes in /proc")
def test_workers_end_and_begin_as_they_should(demo_chronicle: Path) -> None:
    """A worker that ends is replaced; where the office ends, the server says so; where the server ends, all do."""
    with serving(demo_chronicle) as (server, address):
        office, *workers = children(server.pid)
        assert len(workers) == 2
        os.kill(workers[0], signal.SIGKILL)
        wait_for(lambda: len(children(server.pid)) == 3 and workers[0] not in children(server.pid))
        wait_for(lambda: answers(address))
        os.kill(office, signal.SIGKILL)
        said = server.communicate(timeout=60)[1]
        assert server.returncode == 1
        assert "start the server again" in " ".join(said.split())
    with serving(demo_chronicle) as (server, address):
        everybody = children(server.pid)
        server.kill()
        wait_for(lambda: not any(Path(f"/proc/{one}").exists() for one in everybody))
        assert not answers(address)


@pytest.mark.slow
def test_workers_share_a_chronicle_on_a_database_server(demo_chronicle: Path, postgres: Cluster) -> None:
    """What is added through one worker every worker shows; where the database goes, all say so until it is back."""
    there = postgres.address()
    with Chronicle(demo_chronicle) as chronicle:
        move(chronicle, address_of(there))
    with serving(there) as (_, address):
        assert statuses(address, "/actors") == {200}
        with httpx2.Client(base_url=address) as asked:
            sent = {"token": token_in(asked.get("/add").text), "text": TEXT, "title": "Camar di Sarindal"}
            job = asked.post("/add", data=sent).headers["location"]
            wait_for(lambda: asked.get("/api" + job).json()["job"]["over"])
            assert asked.get("/api" + job).json()["job"]["added"] == 1
        assert {one.json()["found"]["total"] for one in answers_of(address, "/api/search?q=camar")} == {1}
        postgres.stop()
        assert statuses(address, "/actors") == {503}
        postgres.start()
        assert statuses(address, "/actors") == {200}


def answers_of(address: str, place: str) -> list[httpx2.Response]:
    """What is answered to many who come one after the other, each by a connection of its own, so that all workers answer."""
    return [httpx2.get(address + place, timeout=30) for _ in range(12)]


def statuses(address: str, place: str) -> set[int]:
    """The same: in which manner."""
    return {one.status_code for one in answers_of(address, place)}
