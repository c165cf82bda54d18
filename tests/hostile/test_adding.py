"""A bad article among good ones costs one sentence; the others go on, and nothing that was kept is lost."""

from pathlib import Path

import pytest

from runut.annotate.figures import Figures
from runut.errors import EvidenceError
from runut.records.reading import Reading
from tests.hostile.adding import add_between

NO_DATE = "Neither the text nor its source says when it was published, so that relative dates in it stay open."
TEXT = "Hujan deras mengguyur Kota Portama sejak pagi. Warga mengungsi ke sekolah, kata Gubernur Benor Talvi.\n"

REFUSED = {
    "empty": ("a.txt", b"", "x: the file is empty; give a file that holds an article."),
    "binary": (
        "a.txt",
        b"abc\x00\x01\x02def",
        "x: this is not text (byte 3 is zero); give text, a web page, JSON Lines or CSV.",
    ),
    "wrong encoding": (
        "a.txt",
        bytes(range(128, 160)) * 200,
        "x: the bytes are text in no encoding that could be told; save the file as UTF-8 and give it again.",
    ),
    "one line of 50 MB": (
        "a.txt",
        b"kata " * 10_000_000,
        (
            "x: more than 20,000,000 bytes are too many for one article (at most 5,000,000 characters); "
            "split it into its articles, one to a file or to a row of JSON Lines."
        ),
    ),
    "JSON cut in the middle": (
        "a.jsonl",
        b'{"title": "B", "text": "Hujan tu\n',
        "x, line 1, column 33: the JSON ends in the middle; the row was cut; write it again whole.",
    ),
    "missing field": (
        "a.jsonl",
        b'{"title": "A", "isi": "x"}\n',
        (
            "x, line 1: the row has no field “text” or “body” or “content” for the article's text (its fields: “title”, “isi”); "
            "name the field that holds the text in the field mapping."
        ),
    ),
    "page without body text": (
        "a.html",
        b"<html><head><title>Banjir</title></head><body><nav>Menu</nav></body></html>",
        "x: the page has no main text; check that the whole page was saved, or give its text as a text file.",
    ),
    "page nested 100,000 deep": (
        "a.html",
        b"<html><body>" + b"<div>" * 100_000 + b"<p>Hujan turun di Portama.</p>" + b"</div>" * 100_000,
        (
            "x: the page's elements are nested more than 1,000 deep, as no article's are; save the article's text as a text "
            "file."
        ),
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that holds no article is told in one sentence, the command leaves with 3, the good one is added."""
    name, raw, sentence = REFUSED[case]
    ran, texts = add_between(capsys, tmp_path, name, raw)
    assert (ran.code, ran.out) == (3, "c: 1 article added, 1 not readable.\n")
    assert ran.err == f"runut: {sentence}\n"
    assert len(texts) == 2


DATED = "Kamis, 14 Agustus 2025\n\n"
NOTED = {
    "mixed encodings": (
        ("Hujan “deras” di Portama\n\n" + DATED + TEXT * 3).encode() + b"Ia berkata \x93hujan\x94.\n",
        "x: 2 characters could not be decoded and stand as \ufffd, the first on line 8.",
    ),
    "no title": ((DATED + TEXT * 3).encode(), "x: The text has no line that could be its title."),
    "no date": (("Hujan Guyur Kota Portama\n\n" + TEXT).encode(), f"x: {NO_DATE}"),
    "only furniture": (
        "Menu\nBeranda\nBagikan\nCopyright © 2024\n".encode(),
        (
            "x: There is nothing but furniture in it, so that nothing is read from it; check that the whole article was "
            "given."
        ),
    ),
    "a date to come": (
        ("Hujan Guyur Kota Portama\n\nKamis, 14 Agustus 2098\n\n" + TEXT * 3).encode(),
        "x: It gives 2098-08-14 as its day of publication, which is still to come; check the date where it stands.",
    ),
    "a year that cannot be": (
        b'{"title": "Hujan Guyur Kota Portama", "published": "0025-08-14", "text": "' + TEXT.strip().encode() + b'"}\n',
        "x#1: It gives 0025-08-14 as its day of publication, a year that cannot be right.",
    ),
}


@pytest.mark.parametrize("case", NOTED)
def test_what_is_kept_with_a_note(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that lacks something is kept, and one sentence says what it lacks."""
    raw, sentence = NOTED[case]
    ran, texts = add_between(capsys, tmp_path, "a.jsonl" if raw.startswith(b"{") else "a.txt", raw)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "c: 2 articles added.")
    noted = [line for line in ran.err.splitlines() if line.startswith("runut: x")]
    assert noted == [f"runut: {sentence}"]
    assert len(texts) == 3


def test_an_unknown_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article in a language without a pack is kept with its text, unannotated, and the user is told."""
    text = (
        "Helsingissä sataa tänään runsaasti lunta\n\n14.8.2025\n\nIlmatieteen laitos varoittaa liikenteestä kaupungissa "
        "tänään. Lumisade jatkuu huomiseen asti, ja ajokeli on erittäin huono monilla teillä koko maassa.\n"
    )
    ran, texts = add_between(capsys, tmp_path, "a.txt", text.encode())
    assert ran.code == 0
    assert ran.out == ("c: 2 articles added.\n1 article in a language without a pack, kept without annotation: x.\n")
    assert text in texts


def test_rows_around_a_bad_row_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file of rows only the bad ones are left out, each with its own sentence, in order."""
    rows = b'{"text": "Hujan turun di Portama."}\n{"text": "Hujan tu\n[1]\n{"text": "Angin bertiup di Merindo."}\n'
    ran, texts = add_between(capsys, tmp_path, "a.jsonl", rows)
    assert (ran.code, ran.out.splitlines()[0]) == (3, "c: 3 articles added, 2 not readable.")
    assert [line for line in ran.err.splitlines() if "x, line" in line] == [
        "runut: x, line 2, column 19: the JSON ends in the middle; the row was cut; write it again whole.",
        'runut: x, line 3: the row is no object with named fields; write it as {"title": ..., "text": ...}.',
    ]
    assert len(texts) == 4


@pytest.mark.parametrize("mistake", [IndexError, EvidenceError])
def test_an_article_that_a_rule_fails_on(
    mistake: type[Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a stage breaks on one article, that one is refused in a sentence that asks for a report, and the others are kept."""
    whole = Figures.__call__

    def broken(self: Figures, reading: Reading) -> Reading:
        if "Merindo" in reading.article.text:
            raise mistake("out of range")
        return whole(self, reading)

    monkeypatch.setattr(Figures, "__call__", broken)
    rows = b'{"text": "Hujan turun di Portama."}\n{"text": "Angin bertiup di Merindo."}\n'
    ran, texts = add_between(capsys, tmp_path, "a.jsonl", rows)
    assert (ran.code, ran.out.splitlines()[0]) == (3, "c: 2 articles added, 1 not readable.")
    assert [line for line in ran.err.splitlines() if "mistake of ours" in line] == [
        (
            f"runut: x#2: the stage “figures” fails on this article by a mistake of ours ({mistake.__name__}: out of range); "
            "report it with the article; the others go on."
        )
    ]
    assert len(texts) == 3
