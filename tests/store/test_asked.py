"""What hosts were asked is kept beside the chronicle, for the next run on this machine."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.errors import NotAChronicle
from runut.records.gathering import Spent
from runut.store.address import Address
from runut.store.asked import Asked, TakenBefore

ONE = Spent(host="kabarutara.example", began=1_795_000_000, asked=600, free=1_795_000_300)
TWO = Spent(host="harianselat.example", began=1_795_000_100, asked=2)


def test_what_is_kept_is_what_was_kept_last(place: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing at first, then what was kept last and nothing of before; another chronicle knows nothing of it."""
    monkeypatch.chdir(tmp_path)
    assert Asked(place).load() == ()
    Asked(place).save([ONE])
    Asked(place).save(iter([ONE, TWO]))
    assert Asked(place).load() == (TWO, ONE)
    Asked(place).save([TWO])
    assert Asked(place).load() == (TWO,)
    assert Asked(tmp_path / "lain.runut").load() == ()


def test_what_is_noted_outlives_a_kill(tmp_path: Path) -> None:
    """One killed at once after it noted what it asked has forgotten none of it, though it saved nothing."""
    path = tmp_path / "a.runut"
    Asked(path).save([ONE, TWO])
    more = replace(TWO, asked=3)
    program = (
        "import os, signal, sys; from pathlib import Path; from runut.store.asked import Asked; "
        "from runut.records.gathering import Spent; "
        f"asked = Asked(Path(sys.argv[1])); asked.note({more!r}); os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == -signal.SIGKILL
    assert Asked(path).load() == (more, ONE)


def test_addresses_are_remembered_for_a_day(tmp_path: Path) -> None:
    """What a run took is known to the next until one is done with it, or a day is over."""
    first, second = TakenBefore(tmp_path / "a.runut"), TakenBefore(tmp_path / "a.runut")
    first.add(["https://kabarutara.example/a", "https://kabarutara.example/b"])
    second.forget(["https://kabarutara.example/a"])
    assert second.load() == {"https://kabarutara.example/b"}
    assert second.load(time.time() + 2 * 86_400) == frozenset()
    assert second.load() == frozenset()


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    """A file of another kind at its place is not overwritten."""
    (tmp_path / "a.runut-asked").write_text("catatan " * 100)
    with pytest.raises(NotAChronicle, match=r"a\.runut-asked: this file is not a Runut chronicle"):
        Asked(tmp_path / "a.runut").save([ONE])
