"""Adding holds nobody up while it fetches and reads; and whoever adds beside it, the chronicle is the same."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.errors import LockedChronicle
from runut.export.jsonl import lines
from runut.records.article import RawArticle
from runut.store import connection
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from runut.text.fingerprints import digest

# So many articles are read ahead, annotated together, written together, and held at most.
AHEAD, PORTION, HELD = 2, 4, 8


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who finds the chronicle busy says so soon, and portions are small."""
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    monkeypatch.setattr("runut.engine.local.PORTION", AHEAD)
    for name, number in (("BATCH", AHEAD), ("PORTION", PORTION), ("HELD", HELD)):
        monkeypatch.setattr(f"runut.engine.build.{name}", number)


def articles(count: int) -> list[RawArticle]:
    """So many articles of one story."""
    texts = [
        f"Banjir di Sarindal\n\nBanjir merendam {10 + number} rumah di Sarindal pada Senin (11/8/2025)."
        for number in range(count)
    ]
    return [
        RawArticle(source=f"{number:03}.txt", text=text, digest=digest(text, length=64))
        for number, text in enumerate(texts)
    ]


def test_while_articles_are_read_others_may_change_the_chronicle(place: Address) -> None:
    """Between any two articles of a slow input, another program is let in."""
    let_in = 0

    def slow(raws: Sequence[RawArticle]) -> Iterator[RawArticle]:
        nonlocal let_in
        for raw in raws:
            with Chronicle(place) as other, other.alone():
                let_in += 1
            yield raw

    with Chronicle(place, create=True) as chronicle:
        assert build(chronicle, slow(articles(PORTION + 2)), Config()).added == PORTION + 2
        assert (let_in, chronicle.pending()) == (PORTION + 2, ())


def test_who_adds_in_between_changes_nothing(place: Address, tmp_path: Path) -> None:
    """Two that add at once, some articles both, make the chronicle that one makes of all of them."""
    raws = articles(3 * PORTION)

    def slow() -> Iterator[RawArticle]:
        for number, raw in enumerate(raws[2:]):
            if number in {1, PORTION + 3}:
                with Chronicle(place) as other:
                    build(other, raws[number - 1 : number + 3], Config())
            yield raw

    with Chronicle(place, create=True) as chronicle, Chronicle(tmp_path / "whole.runut", create=True) as whole:
        build(chronicle, slow(), Config())
        build(whole, raws, Config())
        assert chronicle.pending() == ()
        assert list(lines(Views(chronicle))) == list(lines(Views(whole)))


def test_what_is_read_while_another_program_writes_is_held(place: Address) -> None:
    """Articles are read on while the chronicle is busy for a while, and all of them are kept afterwards."""
    with Chronicle(place, create=True) as chronicle, Chronicle(place) as other:

        def slow() -> Iterator[RawArticle]:
            with ExitStack() as busy:
                for number, raw in enumerate(articles(3 * PORTION)):
                    if number == 1:
                        busy.enter_context(other.alone())
                    if number == PORTION + AHEAD:  # the first portion could not be written
                        assert chronicle.pending() == ()
                        busy.close()
                    yield raw

        assert build(chronicle, slow(), Config()).added == 3 * PORTION


def test_a_chronicle_that_stays_busy_is_said(place: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another program goes on writing, no more than so many articles are held, and then it is said."""
    monkeypatch.setattr("runut.engine.build.TURNS", 2)
    read = 0

    def counted() -> Iterator[RawArticle]:
        nonlocal read
        for raw in articles(2 * HELD):
            read += 1
            yield raw

    with Chronicle(place, create=True) as chronicle, Chronicle(place) as other:
        with other.alone(), pytest.raises(LockedChronicle):
            build(chronicle, counted(), Config())
        assert HELD <= read <= HELD + AHEAD
        assert build(chronicle, articles(2), Config()).added == 2
