"""Adding by address from the command line, from a server of the test's own."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run
from tests.read.web.server import Server, answer, redirect

TEXT = (
    "<p>PORTAMA, KabarTiga - Presiden Velmora Arden Kolsaria menawarkan bantuan kepada Kardova pada Senin (11/8/2025).</p>"
    "<p>Ia mengatakan negaranya siap mengirim {tents} tenda ke kota yang dilanda banjir itu sejak Minggu malam.</p>"
)


def page(tents: int, head: str = "") -> bytes:
    """An article of an outlet that is corrected later."""
    body = f"<article><h1>Velmora tawarkan bantuan</h1>{TEXT.format(tents=tents)}</article>"
    return answer(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", Content_Type="text/html")


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Server:
    """A server that the settings allow to be asked, without rests in between."""
    made = Server()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUNUT_ALLOWED", f"127.0.0.1:{made.port},lain.example")
    monkeypatch.setenv("RUNUT_CONTACT", "redaksi@kabartiga.example")
    monkeypatch.setenv("RUNUT_PAUSE", "0")
    return made


def test_an_address_is_added_and_what_cannot_be_read_is_told(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Among addresses and files, what fails is one sentence, and the rest goes on."""
    file, listed, chronicle = tmp_path / "a.txt", tmp_path / "pagi.urls", tmp_path / "c.runut"
    file.write_text("Hujan di Sarindal\n\nHujan turun di Sarindal pada Senin (11/8/2025).", encoding="utf-8")
    listed.write_text(f"# pagi\n\n{server.at}/hilang?token=rahasia\nbukan alamat\n", encoding="utf-8")
    with server:
        server.deeds = {
            "/robots.txt": answer("User-agent: Runut\nDisallow: /tertutup"),
            "/pendek": redirect("/banjir"),
            "/banjir": page(20),
        }
        sources = [f"{server.at}/pendek", f"{server.at}/tertutup", "http://127.0.0.1:1/", str(listed), str(file)]
        ran = run(capsys, "add", *sources, "-c", str(chronicle))
        assert server.paths == ["/robots.txt", "/pendek", "/banjir", "/hilang?token=rahasia"]
        assert "(+redaksi@kabartiga.example)" in server.requests[0]
    assert (ran.code, ran.out) == (3, f"{chronicle}: 2 articles added, 4 not readable.\n")
    asks = "its site asks programs not to read it (robots.txt)"
    assert [line for line in ran.err.splitlines() if "still to come" not in line and "publi" not in line] == [
        f"runut: {server.at}/tertutup: {asks}; save the page from a browser and give the file.",
        "runut: http://127.0.0.1:1/: pages are not read at port 1; allow “127.0.0.1:1” in the settings if you trust it.",
        f"runut: {server.at}/hilang?…: there is no such page (status 404); check the address.",
        f"runut: {listed}, line 4: this is no address of the web; write one address a line, with https:// before it.",
    ]
    with Chronicle(chronicle) as opened:
        found = {row.title: Views(opened).reading(row.id).article for row in Views(opened).articles()}
    assert found["Velmora tawarkan bantuan"].source == f"{server.at}/pendek"
    assert found["Velmora tawarkan bantuan"].address == f"{server.at}/banjir"


def test_a_stopped_list_goes_on_where_it_was(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Killed while the third address is asked, the first two are kept; going on asks for neither; a finished run asks for all."""
    listed, chronicle = tmp_path / "pagi.urls", tmp_path / "c.runut"
    listed.write_text("".join(f"{server.at}/{name}#atas\n" for name in "abcd"), encoding="utf-8")
    command = [sys.executable, "-c", "from runut.cli import main; main()", "add", str(listed), "-c", str(chronicle)]
    with server:
        killed: list[subprocess.Popen[bytes]] = []
        server.deeds = {f"/{name}": page(20 + number) for number, name in enumerate("abcd")}
        server.deeds["/c"] = lambda *_: killed[0].kill()
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        with subprocess.Popen(command, env=environment) as program:
            killed.append(program)
        assert program.returncode == -signal.SIGKILL
        assert server.paths == ["/robots.txt", "/a", "/b", "/c"]
        with Chronicle(chronicle) as opened:
            assert len(opened.pending()) == 2
        server.deeds["/c"] = page(22)
        asked = len(server.paths)
        ran = run(capsys, "add", str(listed), "-c", str(chronicle))
        assert (ran.code, ran.out) == (0, f"{chronicle}: 2 articles added, 2 known already.\n")
        assert server.paths[asked:] == ["/robots.txt", "/c", "/d"]
        asked = len(server.paths)
        ran = run(capsys, "add", str(listed), "-c", str(chronicle))
        assert (ran.code, ran.out) == (0, f"{chronicle}: 0 articles added, 4 known already.\n")
        assert server.paths[asked:] == ["/robots.txt", "/a", "/b", "/c", "/d"]


def test_a_corrected_article_is_a_new_version(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same address read again with another text is one article, of which the newer text counts; the same text adds nothing."""
    chronicle = tmp_path / "c.runut"
    with server:
        for tents, said in (
            (20, "1 article added"),
            (20, "0 articles added, 1 known already"),
            (35, "1 article added"),
        ):
            server.deeds = {"/banjir?utm_source=surat": page(tents, '<link rel="canonical" href="/banjir">')}
            ran = run(capsys, "add", f"{server.at}/banjir?utm_source=surat", "-c", str(chronicle))
            assert (ran.code, ran.out) == (0, f"{chronicle}: {said}.\n")
    with Chronicle(chronicle) as opened:
        rows = Views(opened).articles()
        text = Views(opened).reading(rows[0].id).article.text
    assert len(rows) == 1
    assert "35 tenda" in text
