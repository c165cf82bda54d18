"""Judging from a browser: kept, listed, taken back."""

import shutil
from pathlib import Path

import pytest

from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser, token_in


@pytest.fixture
def path(demo_chronicle: Path, tmp_path: Path) -> Path:
    """A chronicle that a test may judge."""
    return Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))


def test_a_judgement_is_kept_listed_and_taken_back(path: Path) -> None:
    """A new name stands on the front page and in the log, until it is taken back."""
    asked = browser(path)
    with Chronicle(path) as chronicle:
        story = Views(chronicle).stories()[0]
    token = token_in(asked.get("/judgements").text)
    sent = {
        "token": token,
        "verb": "rename",
        "record": story.id,
        "name": "Air besar",
        "author": "Sari",
        "reason": "singkat",
    }
    done = asked.post("/judge", data={**sent, "back": "/"})
    assert done.status_code == 303
    assert done.headers["location"].startswith("/judgements?back=/#j-")
    page = asked.get("/judgements?lang=en").text
    assert "Air besar" in page
    assert "Sari" in page
    assert "Air besar" in asked.get("/").text
    assert 'value="Sari"' in page  # who judged last is remembered
    made = done.headers["location"].rpartition("#j-")[2]
    assert asked.post("/judge/undo", data={"token": token, "judgement": made}).status_code == 303
    assert "Air besar" not in asked.get("/").text
    assert "Taken back" in asked.get("/judgements?lang=en").text


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"verb": "burn"}, 409, "“burn” bukan keputusan"),
        ({"record": "  "}, 409, "Tidak ada rekaman yang disebut"),
        ({"record": "Enothing"}, 404, "Enothing"),
        ({"reason": ""}, 409, "memerlukan nama pembuat dan alasannya"),
        ({"author": ""}, 409, "memerlukan nama pembuat dan alasannya"),
    ],
)
def test_what_cannot_be_judged_is_said(path: Path, changed: dict[str, str], status: int, words: str) -> None:
    """A judgement without record, author or reason, or of an unknown kind, changes nothing and says why."""
    asked = browser(path)
    with Chronicle(path) as chronicle:
        story = Views(chronicle).stories()[0]
    sent = {"verb": "rename", "record": story.id, "name": "X", "author": "Sari", "reason": "singkat", **changed}
    answer = asked.post("/judge", data={**sent, "token": token_in(asked.get("/judgements").text)})
    assert (answer.status_code, words in answer.text) == (status, True), answer.text
    with Chronicle(path) as chronicle:
        assert chronicle.judgements() == ()


def test_several_records_are_judged_at_once(path: Path) -> None:
    """Fields of one name are records of one judgement."""
    asked = browser(path)
    with Chronicle(path) as chronicle:
        stories = Views(chronicle).stories()
        one, other = stories[:2]
    sent = {"verb": "merge", "record": [one.id, other.id], "author": "Sari", "reason": "satu banjir"}
    done = asked.post("/judge", data={**sent, "token": token_in(asked.get("/judgements").text)})
    assert done.status_code == 303
    with Chronicle(path) as chronicle:
        assert len(Views(chronicle).stories()) == len(stories) - 1
        (kept,) = chronicle.judgements()
    assert len(kept.parts) == 2
