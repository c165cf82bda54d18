"""Readers of a chronicle that is being written."""

import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from runut.store.chronicle import Chronicle
from runut.store.connection import writing
from tests.serve.browsing import browser
from tests.serve.making import kept

PLACES = ("/", "/story/S1", "/article/aa", "/finding/D1", "/data", "/api/story/S1", "/csv/claims")
# How long a reader may be held up, in seconds.
PATIENCE = 0.1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A chronicle made by hand."""
    kept(tmp_path / "c.runut").close()
    return tmp_path / "c.runut"


@contextmanager
def held(path: Path) -> Iterator[threading.Event]:
    """Another program is in the middle of writing, for as long as the block lasts; the event says that it is done."""
    begun, end, done = threading.Event(), threading.Event(), threading.Event()

    def write() -> None:
        with Chronicle(path) as chronicle, chronicle.alone(), writing(chronicle.engine, path) as connection:
            connection.execute(text("UPDATE story SET title = title || '!'"))
            begun.set()
            end.wait(60)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(10)
    try:
        yield done
    finally:
        end.set()
        writer.join()


def took(asked: TestClient, place: str) -> float:
    """How long a page takes, in seconds."""
    start = time.perf_counter()
    assert asked.get(place).status_code == 200, place
    return time.perf_counter() - start


def test_readers_are_answered_in_the_middle_of_a_writing(path: Path) -> None:
    """Every page, JSON and table is answered as it was before, while another program is not done writing."""
    asked = browser(path)
    before = {place: asked.get(place).text for place in PLACES}
    with held(path) as done:
        for place in PLACES:
            assert asked.get(place).text == before[place], place
        assert browser(path).get("/").status_code == 200, "a server that starts meanwhile"
        assert asked.get("/", params={"as-of": date(2100, 1, 1).isoformat()}).status_code == 200
        assert not done.is_set()
    assert "!" in asked.get("/story/S1").text


def test_readers_are_not_held_up(path: Path) -> None:
    """While transaction follows transaction, pages take no longer than a tenth of a second more than in peace."""
    asked = browser(path)
    stop = threading.Event()
    rounds = list[int]()

    def write() -> None:
        with Chronicle(path) as chronicle:
            while not stop.is_set():
                with writing(chronicle.engine, path) as connection:
                    connection.execute(text("UPDATE entry SET summary = summary || ' '"))
                    stop.wait(0.05)
                rounds.append(1)

    peace = [took(asked, place) for _ in range(4) for place in PLACES]
    writer = threading.Thread(target=write)
    writer.start()
    try:
        meanwhile = [took(asked, place) for _ in range(4) for place in PLACES]
    finally:
        stop.set()
        writer.join()
    assert rounds
    assert statistics.median(meanwhile) - statistics.median(peace) < PATIENCE
