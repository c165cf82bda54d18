"""What hosts were asked is kept beside the chronicle, for the next run on this machine."""

from pathlib import Path

import pytest

from runut.errors import NotAChronicle
from runut.records.gathering import Spent
from runut.store.address import Address
from runut.store.asked import Asked

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


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    """A file of another kind at its place is not overwritten."""
    (tmp_path / "a.runut-asked").write_text("catatan " * 100)
    with pytest.raises(NotAChronicle, match=r"a\.runut-asked: this file is not a Runut chronicle"):
        Asked(tmp_path / "a.runut").save([ONE])
