"""What cannot be read is told in one sentence with its place and the way out, and the rest is read all the same."""

import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from runut.errors import (
    BinarySource,
    BrokenRow,
    EmptySource,
    MissingField,
    NoArticle,
    SourceError,
    UndecodableSource,
)
from runut.read import ReadOptions, read_paths, reader
from runut.read.inputs import unreadable

LIMIT = "(at most 5,000,000 characters); split it into its articles, one to a file or to a row of JSON Lines."
SECONDS = 10


def refusals(path: Path, raw: bytes) -> list[tuple[type[SourceError], str]]:
    """What is refused in a file with these bytes, its path written as "x"; a good file beside it must still be read."""
    path.write_bytes(raw)
    good = path.parent / "zz-good.txt"
    good.write_text("Hujan turun.", encoding="utf-8")
    refused: list[SourceError] = []
    begun = time.process_time()
    found = [raw.source for raw in read_paths([str(path), str(good)], refused=refused.append)]
    assert time.process_time() - begun < SECONDS
    assert found[-1] == str(good)
    return [(type(error), str(error).replace(str(path), "x")) for error in refused]


WHOLE = [
    ("a.txt", b"", EmptySource, "x: the file is empty; give a file that holds an article."),
    ("a.html", b"", EmptySource, "x: the file is empty; give a file that holds an article."),
    (
        "a.txt",
        b" \r\n\t\n",
        EmptySource,
        "x: there is nothing but white space in it; give a file that holds an article.",
    ),
    ("a.jsonl", b"\n\n", EmptySource, "x: there is no row in it; give a file that holds articles."),
    ("a.csv", b"title,text\n", EmptySource, "x: there is no row in it; give a file that holds articles."),
    ("a.json", b"[]", EmptySource, "x: the array is empty; give a file that holds articles."),
    (
        "a.txt",
        b"%PDF-1.7\n%abc",
        BinarySource,
        "x: this is a PDF document, not text; give text, a web page, JSON Lines or CSV.",
    ),
    (
        "a.html",
        b"\x89PNG\r\n\x1a\n",
        BinarySource,
        "x: this is a picture, not text; give text, a web page, JSON Lines or CSV.",
    ),
    (
        "a.txt",
        b"abc\x00\x01\x02def",
        BinarySource,
        "x: this is not text (byte 3 is zero); give text, a web page, JSON Lines or CSV.",
    ),
    (
        "a.txt",
        bytes(range(128, 160)) * 200,
        UndecodableSource,
        "x: the bytes are text in no encoding that could be told; save the file as UTF-8 and give it again.",
    ),
    (
        "a.html",
        b"<html><head><title>Banjir</title></head><body><nav>Menu</nav></body></html>",
        NoArticle,
        "x: the page has no main text; check that the whole page was saved, or give its text as a text file.",
    ),
    (
        "a.html",
        b"<html><body>" + b"<div>" * 100_000 + b"<p>Hujan turun di Portama.</p>" + b"</div>" * 100_000,
        SourceError,
        (
            "x: the page's elements are nested more than 1,000 deep, as no article's are; save the article's text as a text "
            "file."
        ),
    ),
    (
        "a.json",
        b"[" * 100_000,
        BrokenRow,
        "x: its lists or objects are nested too deeply to be read; mend the file.",
    ),
]


@pytest.mark.parametrize(("name", "raw", "kind", "sentence"), WHOLE)
def test_a_file_that_cannot_be_read(
    tmp_path: Path, name: str, raw: bytes, kind: type[SourceError], sentence: str
) -> None:
    """A file that holds no text of an article is refused in one sentence."""
    assert refusals(tmp_path / name, raw) == [(kind, sentence)]


ROWS = [
    (
        "a.jsonl",
        b'{"text": "satu"}\n{"title": "B", "text": "Hujan tu\n{"text": "tiga"}\n',
        BrokenRow,
        "x, line 2, column 33: the JSON ends in the middle; the row was cut; write it again whole.",
    ),
    ("a.jsonl", b'{"text": tru}\n', BrokenRow, "x, line 1, column 14: this is not JSON; mend the row."),
    ("a.jsonl", b'{"text": "\\ud800"}\n', BrokenRow, "x, line 1: this is not JSON; mend the row."),
    (
        "a.jsonl",
        b"[1, 2]\n",
        BrokenRow,
        'x, line 1: the row is no object with named fields; write it as {"title": ..., "text": ...}.',
    ),
    (
        "a.jsonl",
        b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n",
        BrokenRow,
        "x, line 1: its lists or objects are nested too deeply to be read; mend the row.",
    ),
    (
        "a.jsonl",
        b'{"title": "A", "isi": "x"}\n',
        MissingField,
        (
            "x, line 1: the row has no field “text” or “body” or “content” for the article's text (its fields: “title”, “isi”); "
            "name the field that holds the text in the field mapping."
        ),
    ),
    (
        "a.json",
        b'[{"text": "satu"}, {}]',
        MissingField,
        (
            "x, row 2: the row has no field “text” or “body” or “content” for the article's text (its fields: none); "
            "name the field that holds the text in the field mapping."
        ),
    ),
    (
        "a.jsonl",
        b'{"title": "", "text": " "}\n',
        EmptySource,
        "x, line 1: the row has neither a text nor a title; fill the row or leave it out.",
    ),
    (
        "a.csv",
        b'title,text\nA,"satu\nB,dua\n',
        BrokenRow,
        (
            "x, line 2: a quotation mark opened in this row is not closed by line 3, where the next rows cannot be told apart; "
            "close it, or double it if it belongs to the text."
        ),
    ),
    (
        "a.csv",
        b'title,"text\nA,satu\n',
        BrokenRow,
        (
            "x, line 1: a quotation mark opened in this row is not closed by line 2, where the next rows cannot be told apart; "
            "close it, or double it if it belongs to the text."
        ),
    ),
    (
        "a.csv",
        b"title,text\nA,satu,dua\nB,tiga\n",
        BrokenRow,
        "x, line 2: the row has 3 cells under 2 columns; put cells that hold commas or line ends in quotation marks.",
    ),
]


@pytest.mark.parametrize(("name", "raw", "kind", "sentence"), ROWS)
def test_a_row_that_cannot_be_read(
    tmp_path: Path, name: str, raw: bytes, kind: type[SourceError], sentence: str
) -> None:
    """A row that is no article is refused with its line, and with its column where it is no JSON."""
    assert refusals(tmp_path / name, raw) == [(kind, sentence)]


@pytest.mark.parametrize(
    ("name", "head", "tail", "sentence"),
    [
        ("a.txt", b"", b"", f"x: more than 20,000,000 bytes are too many for one article {LIMIT}"),
        ("a.html", b"<html><body><p>", b"", f"x: more than 20,000,000 bytes are too many for one article {LIMIT}"),
        (
            "a.jsonl",
            b'{"text": "',
            b'"}\n{"text": "dua"}\n',
            f"x, line 1: more than 20,000,000 bytes are too many for one article {LIMIT}",
        ),
        (
            "a.csv",
            b"title,text\nA,",
            b"\nB,dua\n",
            f"x, line 2: the characters of one cell are too many for one article {LIMIT}",
        ),
    ],
)
def test_a_line_of_fifty_megabytes(tmp_path: Path, name: str, head: bytes, tail: bytes, sentence: str) -> None:
    """An article of fifty megabytes is refused in seconds; the rows after it are read."""
    assert refusals(tmp_path / name, head + b"kata " * 10_000_000 + tail) == [(SourceError, sentence)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        (
            "a.jsonl",
            ('{"text": "satu"}\n{"text": "', '"}\n{"text": "dua"}\n{"text": tru}\n'),
            "line 4, column 14: this is not JSON",
        ),
        (
            "a.csv",
            ("title,text\nA,satu\nB,", "\nC,dua\nD,tiga,x\n"),
            "line 5: the row has 3 cells under 2 columns",
        ),
    ],
)
def test_a_line_without_end(tmp_path: Path, name: str, parts: tuple[str, str], said: str, encoding: str) -> None:
    """A line far longer than an article is never in memory, in whatever encoding; the lines after it keep their numbers."""
    path = tmp_path / name
    path.write_bytes(("kata " * 1_000_000).join(parts).encode(encoding))
    refused: list[str] = []
    tracemalloc.start()
    found = list(read_paths([str(path)], ReadOptions(longest=20_000), lambda error: refused.append(str(error))))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [one.text.split()[-1] for one in found] == ["satu", "dua"]
    assert len(refused) == 2
    assert "are too many for one article (at most 20,000 characters)" in refused[0]
    assert said in refused[1]
    assert most < 15_000_000


def test_an_array_that_does_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JSON array, which is in memory as a whole, has a largest size; beyond it the way out is named."""
    monkeypatch.setattr(reader, "MOST_OF_ARRAY", 1_000)
    sentence = (
        "x: more than 1,000 bytes are too many for one JSON array; write its articles as JSON Lines, one to a line."
    )
    raw = b'[{"text": "' + b"kata " * 300 + b'"}]'
    assert refusals(tmp_path / "a.json", raw) == [(SourceError, sentence)]


def test_a_text_just_too_long(tmp_path: Path) -> None:
    """A text of more than five million characters is refused with its length."""
    sentence = f"x: 6,000,000 characters are too many for one article {LIMIT}"
    assert refusals(tmp_path / "a.txt", b"kata " * 1_200_000) == [(SourceError, sentence)]


def test_mixed_encodings_are_kept_and_told(tmp_path: Path) -> None:
    """Characters of another encoding stand as U+FFFD, everything else stays, and a note says how many and where."""
    path = tmp_path / "a.txt"
    path.write_bytes("Hujan “deras” turun.\n".encode() * 3 + b"Ia berkata \x93hujan\x94.\n")
    (raw,) = read_paths([str(path)])
    assert raw.text.endswith("“deras” turun.\nIa berkata \ufffdhujan\ufffd.\n")
    assert raw.notes == ("2 characters could not be decoded and stand as \ufffd, the first on line 4.",)


def test_what_is_not_there(tmp_path: Path) -> None:
    """Paths and patterns that name nothing are told, each with what it is."""
    (tmp_path / "hollow").mkdir()
    refused: list[SourceError] = []
    patterns = [str(tmp_path / name) for name in ("none.txt", "*.none", "hollow")]
    assert list(read_paths(patterns, refused=refused.append)) == []
    assert [str(error).removeprefix(f"{tmp_path}/") for error in refused] == [
        "none.txt: there is no such file or folder; check the path.",
        "*.none: no file matches this pattern; check the pattern.",
        (
            "hollow: the folder holds no file that can be read; files end in .csv, .htm, .html, .json, .jsonl, .mht, .mhtml, "
            ".ndjson, .parquet, .tsv, .txt, .wacz, .warc, .warc.gz, "
            ".warc.zst, .xhtml."
        ),
    ]


def test_what_may_not_be_read(tmp_path: Path) -> None:
    """The system's refusals become sentences; a link that leads to itself does not stop the others."""
    error = PermissionError(13, "Permission denied")
    assert str(unreadable("x", error)) == "x: you may not read it; change its permissions or run as a user who may."
    if sys.platform == "win32":
        pytest.skip("links need rights on Windows")
    (tmp_path / "a.txt").symlink_to("a.txt")
    (tmp_path / "b.txt").write_text("Hujan turun.", encoding="utf-8")
    refused: list[SourceError] = []
    assert [raw.text for raw in read_paths([str(tmp_path)], refused=refused.append)] == ["Hujan turun."]
    sentence = "a.txt: the system cannot read it (too many levels of symbolic links); check the file and the disk."
    assert [str(error).removeprefix(f"{tmp_path}/") for error in refused] == [sentence]


def test_errors_keep_nothing_that_was_read(tmp_path: Path) -> None:
    """Whoever keeps all refusals keeps sentences, not the rows that were refused."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"isi": "' + b"kata " * 100_000 + b'"}\n{"text": tru}\n')
    refused: list[SourceError] = []
    assert list(read_paths([str(path)], refused=refused.append)) == []
    assert [type(error) for error in refused] == [MissingField, BrokenRow]
    for error in refused:
        one: BaseException | None = error
        while one is not None:
            assert one.__traceback__ is None
            one = one.__cause__ or one.__context__
