"""Articles are taken by a process of its own, with as many of its own as it needs, and for no longer than it may."""

import multiprocessing
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.watching_taking import Fallen, Stay, Taker
from runut.engine.watching_work import Portioned
from runut.records.article import RawArticle
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.text.fingerprints import digest

TEXT = "Banjir di Sarindal\n\nBanjir merendam 12 rumah di Sarindal pada Senin (11/8/2025)."
RAW = RawArticle(source="https://kabarutara.example/a", text=TEXT, digest=digest(TEXT, length=64))


def test_several_processes_may_annotate(place: Address) -> None:
    """With two workers, what is taken is in the chronicle; and taken again, it is known."""
    Chronicle(place, create=True).close()
    with closing(Taker(place, Config(workers=2))) as take:
        for state in ("taken", "known"):
            (one,) = take([RAW]).taken
            assert (one.state, one.why) == (state, None)


def test_one_process_takes_portion_after_portion(tmp_path: Path) -> None:
    """It stays for as many as it may, and another goes on unasked."""
    Chronicle(tmp_path / "a.runut", create=True).close()
    assert soon(lambda: at_work() is None)
    with closing(Taker(tmp_path / "a.runut", Config(), Stay(portions=2))) as take:
        seen = [at_work() for _ in range(3) if take([]) == Portioned(taken=())]
    assert seen[0] == seen[1]
    assert seen[2] is not None
    assert seen[2] != seen[0]


def test_a_process_without_work_ends_and_costs_nothing(tmp_path: Path) -> None:
    """When none came for a while it is gone by itself; what comes then is taken all the same, and closing ends that too."""
    Chronicle(tmp_path / "a.runut", create=True).close()
    with closing(Taker(tmp_path / "a.runut", Config(), Stay(idle=0.01))) as take:
        take([])
        assert soon(lambda: at_work() is None)
        take([])
    with closing(Taker(tmp_path / "a.runut", Config())) as take:
        take([])
        assert at_work() is not None
    assert soon(lambda: at_work() is None)


def at_work() -> int | None:
    """The process that this one began and that goes on."""
    return next((child.pid for child in multiprocessing.active_children()), None)


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold within ten seconds."""
    end = time.monotonic() + 10
    while not (done := holds()) and time.monotonic() < end:
        time.sleep(0.01)
    return done


def test_a_text_that_takes_for_ever_is_left(place: Address) -> None:
    """Whoever is not done in time is ended, and its articles are told to be taken again."""
    Chronicle(place, create=True).close()
    with closing(Taker(place, Config(), Stay(longest=0.0))) as take, pytest.raises(Fallen) as caught:
        take([RAW])
    assert str(caught.value) == (
        "taking articles was not done within 0 seconds; what was kept is whole, the others are taken again."
    )
