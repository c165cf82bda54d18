"""Following, watching and being told, as a user does it, against an outlet that answers on this machine."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.outlet import DEMO, PAGES, Outlet, outlet
from tests.cli.running import run

MAIL = """#!/bin/sh
cat >> told.jsonl
"""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outlet]:
    """An outlet with the bundled pages, in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    with outlet() as made:
        monkeypatch.setenv("RUNUT_ALLOWED", made.home.removeprefix("http://"))
        monkeypatch.setenv("RUNUT_PAUSE", "0")
        for name in PAGES:
            made.page(f"/{name}", (DEMO / name).read_bytes())
        made.page(
            "/", "<html><head><link rel=alternate type=application/rss+xml href=/kabar.xml></head><body>x</body></html>"
        )
        made.feed("/kabar.xml", *(f"/{name}" for name in PAGES), "/tidak-ada")
        yield made


def test_from_an_address_to_what_is_told(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """An outlet's front page leads to its feed; what stands there is taken, told once, and accounted for."""
    added = run(capsys, "follow", "add", there.home, "-c", "a.runut")
    assert added.code == 0, added.err
    assert added.out == f"Kabar Utara: feed {there.home}/kabar.xml\n"
    assert run(capsys, "alert", "add", "semua", "Kardova", "--to", "file:told.jsonl", "-c", "a.runut").code == 0
    assert (
        run(
            capsys, "alert", "add", "kait", "Kardova", "--to", f"webhook:{there.home}/kait/rahasia", "-c", "a.runut"
        ).code
        == 0
    )
    assert stat.S_IMODE(Path("alerts.toml").stat().st_mode) == 0o600

    watched = run(capsys, "watch", "--once", "--json", "-c", "a.runut")
    assert watched.code == 0, watched.err
    events = [json.loads(line) for line in watched.out.splitlines()]
    assert [one["what"] for one in events].count("taken") == len(PAGES)
    assert [one["number"] for one in events if one["what"] == "polled"] == [len(PAGES) + 1]

    report = run(capsys, "follow", "report", "-c", "a.runut")
    assert report.out.splitlines()[0] == f"Kabar Utara: {len(PAGES)} taken, 0 known already, 0 refused, 1 waiting"
    waiting = json.loads(run(capsys, "follow", "items", "--waiting", "--json", "-c", "a.runut").out)
    assert [one["address"] for one in waiting] == [f"{there.home}/tidak-ada"]
    assert "404" in waiting[0]["why"]

    records = [record for line in Path("told.jsonl").read_text().splitlines() for record in json.loads(line)["records"]]
    assert {one["kind"] for one in records} >= {"entry", "statement"}
    assert len({one["id"] for one in records}) == len(records)
    posted = [record for body in there.posted for record in json.loads(body)["records"]]
    assert [one["record"] for one in posted] == [one["record"] for one in records]
    listed = run(capsys, "alert", "list", "-c", "a.runut")
    assert "rahasia" not in listed.out

    again = run(capsys, "watch", "--once", "-c", "a.runut")
    assert (again.code, again.out) == (
        0, "a.runut: 0 feeds asked, 0 in vain; 0 items new; 0 taken, 0 known already, 0 refused, 0 to be tried again.\n",
    )  # fmt: skip
    assert len(Path("told.jsonl").read_text().splitlines()) == len(there.posted) > 0


def test_a_list_of_feeds_in_and_out(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """What is exported can be imported elsewhere; pausing, resuming and removing are kept."""
    run(capsys, "follow", "add", f"{there.home}/kabar.xml", "-c", "a.runut")
    exported = run(capsys, "follow", "export", "-c", "a.runut").out
    Path("feeds.opml").write_text(exported)
    assert (
        run(capsys, "follow", "import", "feeds.opml", "-c", "b.runut").out == "1 feed followed, 0 followed already.\n"
    )
    assert (
        run(capsys, "follow", "import", "feeds.opml", "-c", "b.runut").out == "0 feeds followed, 1 followed already.\n"
    )
    assert run(capsys, "follow", "export", "-c", "b.runut").out.count("xmlUrl") == 1
    for verb, state in (("pause", "paused"), ("resume", "followed"), ("remove", "removed")):
        done = run(capsys, "follow", verb, f"{there.home}/kabar.xml", "-c", "b.runut")
        assert done.out == f"Kabar Utara: {state}.\n"
    assert (
        run(capsys, "follow", "list", "-c", "b.runut").out
        == "Nothing is followed; “runut follow add ADDRESS” begins.\n"
    )
    gone = run(capsys, "follow", "pause", "kabarutara.example", "-c", "b.runut")
    assert (gone.code, gone.err) == (
        1, "runut: nothing that is followed has the address or id “kabarutara.example”; “runut follow list” names them.\n",
    )  # fmt: skip


def test_strangers_give_a_terminal_no_orders(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles that hold the signs by which terminals are told what to do are shown without them."""
    item = {
        "id": "1",
        "title": "Banjir\x1b]0;x\x07",
        "content_text": "Hujan turun di kota itu.",
        "url": f"{there.home}/x",
    }
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Kabar\x1b[2J", "items": [item]})
    there.page("/kabar.json", feed, "application/feed+json")
    said = [run(capsys, "follow", "add", f"{there.home}/kabar.json", "-c", "a.runut")]
    said += [
        run(capsys, *words, "-c", "a.runut")
        for words in (("watch", "--once"), ("follow", "items"), ("follow", "report"))
    ]
    assert "Kabar [2J" in said[0].out
    assert "Banjir ]0;x" in said[2].out
    assert not any(sign in f"{one.out}{one.err}" for one in said for sign in "\x1b\x07")


def test_nothing_to_follow_is_said(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """A page without feed and links says so, and so does an address that is not to be asked."""
    there.page("/kosong", "<html><body>Halaman ini kosong.</body></html>")
    nothing = run(capsys, "follow", "add", f"{there.home}/kosong", "http://10.0.0.1/", "-c", "a.runut")
    assert nothing.code == 1
    assert nothing.err.splitlines()[0] == (
        f"runut: {there.home}/kosong: neither a feed nor a news sitemap was found there, nor a page that lists articles; "
        "give the address of a feed, or of a page that lists articles."
    )
    assert len(nothing.err.splitlines()) == 2


def test_a_chronicle_that_is_not_there_is_said(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks what is followed makes no chronicle; who watches one in which nothing is followed is told so."""
    assert there.home
    for words in (
        ("follow", "list"),
        ("follow", "report"),
        ("follow", "items"),
        ("follow", "pause", "x"),
        ("alert", "list"),
    ):
        ran = run(capsys, *words, "-c", "salah.runut")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith("runut: salah.runut: ")
        assert not Path("salah.runut").exists()
    watched = run(capsys, "watch", "--once", "--workers", "2", "-c", "baru.runut")
    assert watched.code == 0
    assert watched.err == "runut: nothing is followed; “runut follow add ADDRESS” begins, also while this goes on.\n"


def test_channels(there: Outlet, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A command gets the message on its standard input, without a shell; what fails says so without secrets."""
    run(capsys, "follow", "add", f"{there.home}/kabar.xml", "-c", "a.runut")
    script = tmp_path / "tell"
    script.write_text(MAIL)
    script.chmod(0o700)
    run(capsys, "alert", "add", "perintah", "banjir", "--to", f"command:{script} '; touch hacked'", "-c", "a.runut")
    assert run(capsys, "alert", "test", "perintah", "-c", "a.runut").code == 0
    assert json.loads(Path("told.jsonl").read_text())["records"] == []
    assert not Path("hacked").exists()
    run(capsys, "alert", "add", "perintah", "banjir", "--to", "command:false --key rahasia", "-c", "a.runut")
    failed = run(capsys, "alert", "test", "perintah", "-c", "a.runut")
    assert (failed.code, failed.err) == (1, "runut: false: it ended with 1; it is told again after the next weaving.\n")
    wrong = run(capsys, "alert", "add", "x", "banjir", "--to", "pigeon:roof", "-c", "a.runut")
    assert wrong.err == (
        "runut: this is no channel; write file:PATH, command:PROGRAM WITH ARGUMENTS, webhook:https://... or mail:NAME@HOST.\n"
    )
    run(capsys, "alert", "add", "kait", "banjir", "--to", "webhook:http://10.0.0.1/rahasia", "-c", "a.runut")
    shut = run(capsys, "alert", "test", "kait", "-c", "a.runut")
    assert shut.code == 1
    assert "rahasia" not in shut.err
    run(capsys, "alert", "remove", "kait", "-c", "a.runut")
    assert "kait" not in run(capsys, "alert", "list", "-c", "a.runut").out
    assert "kait" not in Path("alerts.toml").read_text()


def test_adding_tells_too(there: Outlet, capsys: pytest.CaptureFixture[str]) -> None:
    """What `runut add` brings is told as well, and what cannot be told is said."""
    assert there.home
    run(capsys, "alert", "add", "semua", "Kardova", "--to", "file:told.jsonl", "-c", "a.runut")
    run(capsys, "alert", "add", "lain", "Kardova", "--to", "file:tidak/ada.jsonl", "-c", "a.runut")
    added = run(capsys, "add", str(DEMO / PAGES[0]), "-c", "a.runut")
    assert added.code == 0
    assert (
        "runut: alert “lain”: tidak/ada.jsonl: alerts cannot be written there (No such file or directory)" in added.err
    )
    assert json.loads(Path("told.jsonl").read_text())["alert"] == "semua"


@pytest.mark.parametrize("event", ["polled", "taken"])
def test_killed_by_the_system(there: Outlet, capsys: pytest.CaptureFixture[str], event: str) -> None:
    """A watcher that the system kills when it has said something leaves nothing undone for the next one."""
    run(capsys, "follow", "add", there.home, "-c", "a.runut")
    command = [sys.executable, "-c", "from runut.cli import main; main()", "watch", "--once", "--json", "-c", "a.runut"]
    environment = {**os.environ, "PYTHONPATH": str(DEMO.parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if json.loads(line)["what"] == event:
                break
        process.kill()
    assert run(capsys, "watch", "--once", "-c", "a.runut").code == 0
    items = json.loads(run(capsys, "follow", "items", "--json", "-c", "a.runut").out)
    states = {one["address"].removeprefix(there.home): one["state"] for one in items}
    assert states.pop("/tidak-ada") == "waiting"
    assert set(states) == {f"/{name}" for name in PAGES}
    assert set(states.values()) <= {"taken", "known"}
