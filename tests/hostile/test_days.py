"""Days at the ends of the calendar, and such as it does not have, stop neither reading nor any page."""

import json
from pathlib import Path

import pytest

from runut.config import Config
from runut.engine.build import build
from runut.read import read_paths
from runut.store.checking.check import check
from runut.store.chronicle import Chronicle
from runut.store.views.views import Views
from tests.cli.running import run
from tests.serve.browsing import browser

TEXT = (
    "Banjir merendam Kota Portama kemarin, kata Gubernur Sari Melati, Senin (4/8/2025). Presiden Halden Brusko menolak "
    "kesepakatan dengan Nuvar. Kebanjiran terjadi pada 31/12/9999 dan 1/1/0001, pekan lalu. Lusa {} warga pulang."
)
STATED = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "9999-W52",
    "0000-00-00",
    "９９９９-12-31",
    "Sun, 04 Aug 99999999999 03:30:00 +0700",
    "Sun, 04 Aug 2025 03:30:00 +99999999999999999999",
    "2025-08-11",
)


@pytest.fixture(scope="module")
def odd_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle of articles that say to be of such days."""
    folder = tmp_path_factory.mktemp("days")
    rows = [
        {
            "id": str(n),
            "outlet": f"Kabar {n}",
            "title": f"Banjir Portama {n}",
            "text": TEXT.format(n),
            "published": stated,
        }
        for n, stated in enumerate(STATED)
    ]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Chronicle(folder / "c.runut", create=True) as chronicle:
        added = build(chronicle, read_paths([str(folder / "a.jsonl")]), Config(language="id"))
    assert added.refused == ()
    return folder / "c.runut"


def test_they_are_read_and_linked(odd_days: Path) -> None:
    """No article is lost, of days that are none what stands is kept, and the chronicle is whole."""
    with Chronicle(odd_days) as chronicle:
        assert list(check(chronicle)) == []
        days = {one.published for one in Views(chronicle).articles()}
    assert days == {None, "2025-08-04T03:30", "2025-08-11", STATED[0], STATED[1]}


def test_they_are_shown(odd_days: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every page that draws days, and the report, is made."""
    asked = browser(odd_days)
    with Chronicle(odd_days) as chronicle:
        views = Views(chronicle)
        ways = [f"/actor/{one.id}" for one in views.actors()] + [f"/story/{one.id}" for one in views.stories()]
    for address in ("/", "/outlets", "/outlets?as-of=9999-12-31", "/timeline", *ways):
        answer = asked.get(address)
        assert answer.status_code in {200, 303, 404}, address
    path = odd_days.with_name("page.html")
    assert run(capsys, "report", "-o", str(path), "-c", str(odd_days)).code == 0
    assert "9999" in path.read_text(encoding="utf-8")
