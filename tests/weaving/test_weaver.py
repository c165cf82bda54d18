"""Who weaves in one chronicle after another."""

from pathlib import Path

import pytest

from runut.languages.pack import Pack
from runut.store.chronicle import Chronicle
from runut.weaving import Weaver
from tests.link.made import reading


def test_tables_are_read_once_and_nothing_of_articles_is_handed_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second weaver must read none of the tables for linking again, and see an article of the same name as it is."""
    looks = list[bytes | None]()
    for number, place in enumerate(("Sarindal", "Portama")):
        with Chronicle(tmp_path / f"{number}.runut", create=True) as chronicle:
            weaver = Weaver(chronicle)
            looks.append(weaver.kept(reading("a", [f"Banjir di {place}", f"Banjir melanda kota {place}."])).outlook)
        monkeypatch.setattr(Pack, "rows", lambda *_: pytest.fail("read again"))
    assert looks[0] != looks[1]
