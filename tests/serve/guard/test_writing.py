"""Readers of a chronicle that is being written."""

import gc
import statistics
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs
from sqlalchemy import text
from starlette.requests import Request
from starlette.testclient import TestClient

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.downloads import UNDER_WAY, Busy, Downloads
from runut.serve.settings import Settings
from runut.store.chronicle import Chronicle
from runut.store.connection import writing
from runut.store.views import Views, tables
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
    assert begun.wait(60)
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

    peace = statistics.median(took(asked, place) for _ in range(4) for place in PLACES)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        # Something else on the machine may hold up one round, and the next; whoever waits for the writer waits in all.
        meanwhile = (statistics.median(took(asked, place) for place in PLACES for _ in range(2)) for _ in range(8))
        assert any(one - peace < PATIENCE for one in meanwhile)
    finally:
        stop.set()
        writer.join()
    assert rounds


def test_a_table_is_of_one_state(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is being fetched while somebody writes holds what was there when it began, and nothing of after."""
    small = structs.replace(tables.TABLES["claims"], most=1)
    monkeypatch.setattr(tables, "TABLES", {**tables.TABLES, "claims": small})
    with Chronicle(path) as chronicle:
        before = [line for lines in Views(chronicle).table("claims") for line in lines]
        begun = Views(chronicle).table("claims")
        first = list(next(begun))
        with writing(chronicle.engine, path) as connection:
            connection.execute(text("DELETE FROM statement"))
            connection.execute(text("DELETE FROM figure"))
        rest = [line for lines in begun for line in lines]
        after = [line for lines in Views(chronicle).table("claims") for line in lines]
    assert [*first, *rest] == before
    assert len(after) < len(before) - len(first), "so much was deleted behind what was read first"


def test_so_many_tables_are_under_way_and_no_more(path: Path) -> None:
    """Whoever asks for one too many is told to come back; what was given up makes room."""
    asked, site = Downloads(), Site(Settings(chronicle=path), Engine(Config()))
    scope = {"type": "http", "scheme": "http", "path": "/csv/claims", "query_string": b"", "headers": []}
    visit, _ = site.reception.receive(Request(scope | {"path_params": {"table": "claims"}}))
    under_way = [asked.answer(visit) for _ in range(UNDER_WAY)]
    with pytest.raises(Busy):
        asked.answer(visit)
    under_way.pop()
    gc.collect()
    assert asked.answer(visit).status_code == 200
