"""Adding from a browser: texts, files, progress, and what could not be read."""

import shutil
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser, token_in

TEXT = "SARINDAL, KabarTiga - Wali Kota Sarindal Mira Tandaya mengatakan jembatan itu selesai pada Senin (11/8/2025)."


@pytest.fixture
def path(demo_chronicle: Path, tmp_path: Path) -> Path:
    """A chronicle that a test may write to."""
    return Path(shutil.copy(demo_chronicle, tmp_path / "c.runut"))


def finished(asked: TestClient, place: str) -> dict[str, object]:
    """The job at `place` when it is over."""
    for _ in range(600):
        job = dict(asked.get(f"/api{place}").json()["job"])
        if job["over"]:
            return job
        time.sleep(0.1)
    message = f"{place} is not over after a minute"
    raise AssertionError(message)


def test_a_pasted_text_and_files_are_added(path: Path) -> None:
    """A text with its title and outlet is an article; of files those that can be read are, and the others are told."""
    asked = browser(path)
    token = token_in(asked.get("/add").text)
    sent = {
        "token": token,
        "text": TEXT,
        "title": "Jembatan Sarindal selesai",
        "outlet": "KabarTiga",
        "published": "2025-08-11",
    }
    files = [
        ("file", ("../../broken.csv", b"")),
        ("file", ("satu.txt", b"Hujan di Velmora\n\nHujan turun di Velmora.")),
    ]
    done = asked.post("/add", data=sent, files=files)
    assert done.status_code == 303
    job = finished(asked, done.headers["location"])
    assert (job["trouble"], job["added"]) == ("", 2)
    assert any("broken.csv" in sentence for sentence in job["said"])  # type: ignore[attr-defined]  # what JSON holds
    assert "broken.csv" in asked.get(done.headers["location"]).text
    with Chronicle(path) as chronicle:
        rows = {row.title: row for row in Views(chronicle).articles()}
    assert (rows["Jembatan Sarindal selesai"].outlet, rows["Jembatan Sarindal selesai"].source) == (
        "KabarTiga",
        "pasted.jsonl#1",
    )
    assert rows["Hujan di Velmora"].source == "001-satu.txt"


def test_addresses_are_fetched_and_those_that_cannot_be_are_told(path: Path) -> None:
    """What may not be fetched is told with its reason; neither the job's name nor its sentence holds a secret."""
    asked = browser(path)
    token = token_in(asked.get("/add").text)
    given = "http://127.0.0.1/dalam?token=rahasia\n\nhttp://sari:rahasia@169.254.169.254/\n"
    done = asked.post("/add", data={"token": token, "addresses": given})
    assert done.status_code == 303
    job = finished(asked, done.headers["location"])
    assert (job["trouble"], job["added"], job["names"]) == ("", 0, ["127.0.0.1/dalam", "169.254.169.254/"])
    reason = "it leads to an address for this machine, not for the public"
    assert job["said"] == [
        f"http://127.0.0.1/dalam?…: {reason}; allow “127.0.0.1” in the settings if you trust it.",
        "http://169.254.169.254/: there is a user or a password in it; give the address without them.",
    ]
    many = "\n".join(f"https://kabarutara.example/{n}" for n in range(101))
    assert asked.post("/add", data={"token": token, "addresses": many}).status_code == 422


def test_an_empty_form_is_refused(path: Path) -> None:
    """Neither text nor file: said so, with the way out."""
    asked = browser(path)
    answer = asked.post("/add", data={"token": token_in(asked.get("/add").text), "text": "  "})
    assert answer.status_code == 422
    assert "tempelkan teks atau pilih berkas" in answer.text


def test_an_unknown_job_is_said(path: Path) -> None:
    """A job that the server does not know is a page that leads on."""
    assert browser(path).get("/add/none").status_code == 404


def test_a_job_that_cannot_write_says_why(path: Path) -> None:
    """While another program writes, the job waits and then says so; nothing is added."""
    asked = browser(path)
    token = token_in(asked.get("/add").text)
    with Chronicle(path) as other, other.alone():
        done = asked.post("/add", data={"token": token, "text": TEXT})
        job = finished(asked, done.headers["location"])
    assert "another program is writing" in str(job["trouble"])
    assert "Program lain sedang menulis" in asked.get(done.headers["location"]).text
