"""Adding articles from the command line."""

import json
from pathlib import Path

import pytest

from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.cli.running import run

STORY = """Banjir Landa Kota Portama

PORTAMA, KabarTiga - Presiden Velmora Arden Kolsaria menawarkan bantuan kepada Kardova pada Senin (11/8/2025). \
Ia mengatakan negaranya siap mengirim 20 tenda. "Kami akan membantu," kata Kolsaria.
"""


def test_adding_makes_the_chronicle_and_adding_again_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first run adds, the second passes over, and the export stays the same byte for byte."""
    source, chronicle = tmp_path / "a.txt", tmp_path / "c.runut"
    source.write_text(STORY, encoding="utf-8")
    ran = run(capsys, "add", str(source), "-c", str(chronicle))
    assert (ran.code, ran.out) == (0, f"{chronicle}: 1 article added.\n")
    first = run(capsys, "export", "-c", str(chronicle)).out
    copy = tmp_path / "copy.txt"
    copy.write_text(STORY, encoding="utf-8")
    ran = run(capsys, "add", str(source), str(copy), "-c", str(chronicle))
    assert (ran.code, ran.out) == (0, f"{chronicle}: 0 articles added, 2 known already.\n")
    assert run(capsys, "export", "-c", str(chronicle)).out == first


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A bad file among good ones leaves with 3, its sentence on standard error, the good ones added."""
    good, empty, chronicle = tmp_path / "a.txt", tmp_path / "empty.txt", tmp_path / "c.runut"
    good.write_text(STORY, encoding="utf-8")
    empty.write_bytes(b"")
    ran = run(capsys, "add", str(empty), str(good), "-c", str(chronicle))
    assert ran.code == 3
    assert ran.out == f"{chronicle}: 1 article added, 1 not readable.\n"
    assert [line.startswith(f"runut: {empty}: ") for line in ran.err.splitlines() if str(empty) in line] == [True]


def test_rows_are_read_through_a_field_mapping(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--field ours=theirs`` says where rows keep a field; a wrong pair is told so."""
    rows, chronicle = tmp_path / "rows.jsonl", tmp_path / "c.runut"
    title, _, text = STORY.partition("\n\n")
    rows.write_text(json.dumps({"judul": title, "isi": text, "media": "KabarTiga"}) + "\n", encoding="utf-8")
    ran = run(capsys, "add", str(rows), "-c", str(chronicle), "--field", "title=judul", "--field", "text=isi")
    assert ran.code == 0, ran.err
    with Chronicle(chronicle) as opened:
        (reading,) = (Views(opened).reading(row.id) for row in Views(opened).articles())
        assert (reading.article.title, reading.article.outlet) == (title, "KabarTiga")
    ran = run(capsys, "add", str(rows), "-c", str(chronicle), "--field", "judul")
    assert ran.code == 1
    assert ran.err == (
        "runut: “judul” does not map a field; write OURS=THEIRS, OURS being one of "
        "text, title, outlet, published, authors, address, language, id.\n"
    )


def test_an_unknown_language_is_kept_and_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article in a language without a pack is kept with its text, unannotated, and the user is told."""
    source, chronicle = tmp_path / "fi.txt", tmp_path / "c.runut"
    source.write_text(
        "Helsingissä sataa tänään runsaasti lunta\n\nIlmatieteen laitos varoittaa liikenteestä kaupungissa tänään. "
        "Lumisade jatkuu huomiseen asti, ja ajokeli on erittäin huono monilla teillä koko maassa.\n",
        encoding="utf-8",
    )
    ran = run(capsys, "add", str(source), "-c", str(chronicle))
    assert ran.code == 0
    assert ran.out == (
        f"{chronicle}: 1 article added.\n1 article in a language without a pack, kept without annotation: {source}.\n"
    )
    assert "lunta" in run(capsys, "search", "lunta", "-c", str(chronicle)).out


def test_any_number_of_workers_gives_the_same_chronicle(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two processes give what one gives, byte for byte."""
    sources = []
    for n in range(4):
        source = tmp_path / f"{n}.txt"
        source.write_text(STORY.replace("20 tenda", f"{n + 20} tenda"), encoding="utf-8")
        sources.append(str(source))
    exports = []
    for workers in ("1", "2"):
        chronicle = tmp_path / f"w{workers}.runut"
        assert run(capsys, "add", *sources, "-c", str(chronicle), "--workers", workers).code == 0
        exports.append(run(capsys, "export", "-c", str(chronicle)).out)
    assert exports[0] == exports[1]
