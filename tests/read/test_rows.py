"""Rows of JSON Lines, JSON, CSV and TSV files become articles."""

import io
import json
import sys
from pathlib import Path

import pytest

from runut.errors import SourceError
from runut.read import ReadOptions, read_paths
from runut.read.rows import iso

ROW = {
    "id": "k1",
    "title": "Banjir di Portama",
    "text": "Hujan turun.\nSungai meluap.",
    "outlet": "Kabar Tiga",
    "published": "2024-08-04 03:30",
    "author": "Sari; Budi",
    "url": "https://kabartiga.example/1",
    "lang": "ID",
}


def test_a_row_with_usual_columns(tmp_path: Path) -> None:
    """Usual column names are known; the text is title, blank line, text, and `body_start` tells where the text begins."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n", encoding="utf-8")
    raw = next(read_paths([str(path)]))
    assert raw.source == f"{path}#k1"
    assert raw.text[raw.body_start :] == ROW["text"]
    assert raw.text[: raw.body_start] == "Banjir di Portama\n\n"
    assert (raw.outlet, raw.authors, raw.published) == ("Kabar Tiga", ("Sari", "Budi"), "2024-08-04T03:30")
    assert (raw.address, raw.language) == ("https://kabartiga.example/1", "id")


def test_mapped_columns(tmp_path: Path) -> None:
    """A mapping replaces the usual names of the fields it names, and of those alone."""
    path = tmp_path / "a.csv"
    path.write_text('isi;judul;outlet\n"Hujan; deras";Banjir;Kabar\n', encoding="utf-8")
    raw = next(read_paths([str(path)], ReadOptions(fields={"text": "isi", "title": "judul"})))
    assert (raw.text, raw.outlet, raw.source) == ("Banjir\n\nHujan; deras", "Kabar", f"{path}#2")


def test_quoted_cells_over_lines(tmp_path: Path) -> None:
    """A cell in quotation marks may hold commas and line ends; the row is named by the line it begins on."""
    path = tmp_path / "a.csv"
    path.write_text('title,text\nA,"satu,\ndua"\nB,tiga\n', encoding="utf-8")
    assert [(raw.source, raw.text) for raw in read_paths([str(path)])] == [
        (f"{path}#2", "A\n\nsatu,\ndua"),
        (f"{path}#4", "B\n\ntiga"),
    ]


def test_tsv_and_json_array_give_the_same(tmp_path: Path) -> None:
    """The format is only a wrapping: the same row gives the same article."""
    (tmp_path / "a.tsv").write_text("title\ttext\nBanjir\tHujan turun.\n", encoding="utf-8")
    (tmp_path / "b.json").write_text('[{"title": "Banjir", "text": "Hujan turun."}]', encoding="utf-8")
    assert [raw.text for raw in read_paths([str(tmp_path)])] == ["Banjir\n\nHujan turun."] * 2


def test_a_headline_alone_is_an_article(tmp_path: Path) -> None:
    """A feed's item without text is its title."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"title": "Banjir di Portama", "text": ""}\n', encoding="utf-8")
    assert [(raw.text, raw.body_start) for raw in read_paths([str(path)])] == [("Banjir di Portama", 0)]


def test_digest_is_that_of_the_row(tmp_path: Path) -> None:
    """Two equal rows of one file have one digest, a third has another."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a b"}\n{"text": "a b"}\n{"text": "c d"}\n', encoding="utf-8")
    digests = [raw.digest for raw in read_paths([str(path)])]
    assert digests[0] == digests[1] != digests[2]


def test_standard_input_tells_its_format(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in is taken for JSON Lines, a page or a text by its first sign."""

    class Piped:
        def __init__(self, raw: bytes) -> None:
            self.buffer = io.BufferedReader(io.BytesIO(raw))

    monkeypatch.setattr(sys, "stdin", Piped(b'{"id": 1, "text": "Hujan turun."}\n'))
    assert [(raw.source, raw.text) for raw in read_paths(["-"])] == [("-#1", "Hujan turun.")]
    monkeypatch.setattr(sys, "stdin", Piped(b"Hujan turun."))
    assert [(raw.source, raw.text) for raw in read_paths(["-"])] == [("-", "Hujan turun.")]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("2024-08-04", "2024-08-04"),
        ("2024-08-04 03:30:00 +07:00", "2024-08-04T03:30:00+07:00"),
        ("2024-08-04 T10:08:58Z", "2024-08-04T10:08:58Z"),
        ("Sun, 04 Aug 2024 03:30:00 +0700", "2024-08-04T03:30:00+07:00"),
        ("Minggu (4/8/2024)", "Minggu (4/8/2024)"),
        ("", None),
    ],
)
def test_times_become_iso(given: str, made: str | None) -> None:
    """Blanks and mail dates become ISO 8601; other forms are left for the cleaner, which knows the language."""
    assert iso(given) == made


def test_other_rows_go_on(tmp_path: Path) -> None:
    """A broken row is told, and the rows before and after it are read."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "satu"}\n{"text": \n{"text": "Caf\xe9"}\n')
    refused: list[SourceError] = []
    assert [raw.text for raw in read_paths([str(path)], refused=refused.append)] == ["satu", "Café"]
    assert [error.place for error in refused] == [f"{path}, line 2, column 10"]
