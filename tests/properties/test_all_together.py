"""Versions, judgements, portions, order and workers together: the same articles and judgements give the same chronicle."""

import random
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.config import Config
from runut.engine.build import build, withdraw
from runut.engine.judging import Order, judge
from runut.export.jsonl import lines
from runut.read import read_paths
from runut.records.article import RawArticle
from runut.store.chronicle import Chronicle
from runut.store.views import Views

NOW = datetime(2026, 5, 3, 12, tzinfo=UTC)
ADDRESS = "https://kabartiga.example/banjir-sarindal"
ARTICLES = 6
JUDGED, CHANGED, WITHDRAWN = 0, 1, 2  # which of the articles


@pytest.fixture(scope="module")
def raws() -> list[RawArticle]:
    """Some of the bundled articles; one stands at an address, where a longer version is found two days later."""
    with as_file(files("runut.demo") / "articles") as folder:
        found = list(read_paths([str(folder)]))[:ARTICLES]
    old = replace(found[CHANGED], address=ADDRESS, published="2025-08-11")
    new = replace(old, text=f"{old.text}\n\nSebanyak 21 warga mengungsi.", published="2025-08-13")
    return [*found[:CHANGED], old, *found[CHANGED + 1 :], new]


def _judge(chronicle: Chronicle, raw: RawArticle) -> None:
    """Reject the first event of an article, and call the first actor of the chronicle that it names in full otherwise."""
    views = Views(chronicle)
    (article,) = (row.id for row in views.articles() if row.source == raw.source)
    event = next(one.id for one in views.claims(article) if one.kind == "event")
    people = (one.id for one in views.actors() if one.id.startswith("person:") and one.id.count("-") == 1)
    actor = min(one for one in people if any(local.startswith(article) for local in chronicle.locals_of(one)))
    reason = {"author": "Sari", "reason": "Fotonya menunjukkan hal itu"}
    judge(chronicle, Order(verb="reject", records=(event,), **reason), NOW)
    judge(chronicle, Order(verb="rename", records=(actor,), name="Nama Lain", **reason), NOW)


def _chronicle(path: Path, raws: list[RawArticle], seed: int, workers: int) -> list[bytes]:
    """The export of a chronicle into which all came in the order and portions of `seed`, judged half-way."""
    chance = random.Random(seed)  # noqa: S311  # an order, not a secret
    first, rest = raws[JUDGED], [raw for at, raw in enumerate(raws) if at != JUDGED]
    chance.shuffle(rest)
    halves = [first, *rest[: chance.randrange(len(rest))]]
    with Chronicle(path, create=True) as chronicle:
        build(chronicle, halves, Config(workers=workers))
        _judge(chronicle, first)
        left = rest[len(halves) - 1 :]
        while left:
            size = chance.randint(1, len(left))
            build(chronicle, left[:size], Config(workers=workers))
            left = left[size:]
        (gone,) = (row.id for row in Views(chronicle).articles() if row.source == raws[WITHDRAWN].source)
        withdraw(chronicle, [gone])
        assert chronicle.pending() == ()
        return list(lines(Views(chronicle)))


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 1), (3, 2)])
def test_nothing_shows_how_a_chronicle_came_about(
    seed: int, workers: int, tmp_path: Path, raws: list[RawArticle]
) -> None:
    """All at once or bit by bit, judged early or late, by one worker or two: the export is the same byte for byte."""
    expected = _chronicle(tmp_path / "whole.runut", raws, 0, 1)
    assert _chronicle(tmp_path / "c.runut", raws, seed, workers) == expected
