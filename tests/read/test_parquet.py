"""Parquet files: one row, one article, as of every other table."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from runut.errors import SourceError
from runut.read import ReadOptions, read_paths
from runut.read.parquetpages import groups_of, pages_of
from runut.read.thrift import BrokenThrift

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow, which reads Parquet, is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow, which reads Parquet, is not installed")


def write(path: Path, columns: dict[str, list[object]], rows: int = 1_000) -> None:
    """A Parquet file of these columns, in groups of so many rows."""
    parquet.write_table(pyarrow.table(columns), path, row_group_size=rows)


def told(path: Path) -> list[str]:
    """What is told of a file that cannot be read, its path written as "x"."""
    errors: list[SourceError] = []
    assert list(read_paths([str(path)], refused=errors.append)) == []
    return [str(error).replace(str(path), "x") for error in errors]


@pytest.mark.parametrize("name", ["a.parquet", "a"])
def test_rows_are_articles(tmp_path: Path, name: str) -> None:
    """Columns are found under their usual names; times become ISO 8601, lists authors; rows keep their order."""
    columns: dict[str, list[object]] = {
        "id": [f"k{n}" for n in range(50)],
        "title": ["Banjir di Portama"] * 50,
        "text": [f"Hujan turun selama {n} hari." for n in range(50)],
        "published": [datetime(2024, 8, 4, 17, 2, tzinfo=UTC)] * 50,
        "authors": [["Sari Melati", "Budi"]] * 50,
        "unread": [b"\xff"] * 50,
    }
    write(tmp_path / name, columns, rows=7)
    found = list(read_paths([str(tmp_path / name)]))
    assert [one.source.rpartition("#")[2] for one in found] == [f"k{n}" for n in range(50)]
    assert found[9].text == "Banjir di Portama\n\nHujan turun selama 9 hari."
    assert (found[9].published, found[9].authors) == ("2024-08-04T17:02:00+00:00", ("Sari Melati", "Budi"))
    assert len({one.digest for one in found}) == 50


def test_other_columns_and_types(tmp_path: Path) -> None:
    """A field mapping names the columns; days and bytes are read as text."""
    path = tmp_path / "a.parquet"
    write(path, {"isi": [b"Hujan turun di Portama."], "hari": [date(2024, 8, 4)]})
    (found,) = read_paths([str(path)], ReadOptions(fields={"text": "isi", "published": "hari"}))
    assert (found.text, found.published) == ("Hujan turun di Portama.", "2024-08-04")


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Damaged, cut and empty files, and rows without a text, are told in one sentence each."""
    path = tmp_path / "a.parquet"
    write(path, {"isi": ["x"], "judul": ["y"]})
    assert told(path) == [
        (
            "x, row 1: the row has no field “text” or “body” or “content” for the article's text (its fields: “isi”, “judul”); "
            "name the field that holds the text in the field mapping."
        )
    ]
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert told(path) == [
        (
            "x: the Parquet file is damaged after row 0 (parquet magic bytes not found in footer. either the file is corrupted or "
            "this is not a parquet file); write the file anew."
        )
    ]
    write(path, {"text": []})
    assert told(path) == ["x: there is no row in it; give a file that holds articles."]


def repeated(value: str, times: int, *, list_of: bool = False) -> Any:  # noqa: ANN401  # pyarrow has no types
    """A column that holds `value` so often, in a row each or in one list, written down once."""
    once = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * times, pyarrow.int32()), pyarrow.array([value]))
    return pyarrow.ListArray.from_arrays(pyarrow.array([0, times], pyarrow.int32()), once) if list_of else once


SMALLER = "write the file anew with smaller pages, or as JSON Lines."
GROWING: list[tuple[Callable[[], dict[str, Any]], str, str]] = [
    (
        lambda: {"text": repeated("x" * 210_000_000, 3)},
        "x, row group 1: its pages take 210,000,",
        f" bytes when they are unpacked (at most 200,000,000), as no articles do; {SMALLER}",
    ),
    (
        lambda: {"text": ["a"], "authors": repeated("Sari", 21_000_000, list_of=True)},
        "x, row group 1: the lists of its column “authors” may grow without end when they are unpacked; ",
        SMALLER,
    ),
    (
        lambda: {"text": repeated("hujan", 200_000)},
        "x: it says that it has 200,000 rows in ",
        " bytes, as no file of articles has; write the file anew.",
    ),
    (
        lambda: {"text": repeated("hujan " * 3_000_000, 9)},
        "x: its rows hold more than 200 times what it has, as no file of articles does; ",
        "write the file anew.",
    ),
]


@pytest.mark.parametrize(("columns", "begins", "ends"), GROWING, ids=["page", "list", "rows", "values"])
def test_small_files_that_grow_without_end(
    tmp_path: Path, columns: Callable[[], dict[str, Any]], begins: str, ends: str
) -> None:
    """What takes more memory or time than articles do is refused before it is unpacked, whatever the file says at its end."""
    path = tmp_path / "a.parquet"
    made = pyarrow.table(columns())
    parquet.write_table(made, path, compression="zstd", store_schema=False, write_statistics=False)
    assert path.stat().st_size < 100_000
    sentence = told(path)[-1]
    assert sentence.startswith(begins)
    assert sentence.endswith(ends)


def test_a_list_that_is_too_long(tmp_path: Path) -> None:
    """A row whose list has more parts than an article has authors is told, and the others are read."""
    path = tmp_path / "a.parquet"
    write(path, {"text": ["satu", "dua", "tiga"], "authors": [["Sari"], ["Budi"] * 1_001, None]})
    errors: list[SourceError] = []
    found = list(read_paths([str(path)], refused=errors.append))
    assert [(one.text, one.authors) for one in found] == [("satu", ("Sari",)), ("tiga", ())]
    reason = "the list in its column “authors” has 1,001 parts (at most 1,000)"
    assert [str(one) for one in errors] == [f"{path}, row 2: {reason}; leave the row out, or name another column."]


def test_one_group_of_many_rows(tmp_path: Path) -> None:
    """A row group of any size is read a row at a time: no more of it is in memory than a page of each column."""
    path = tmp_path / "a.parquet"
    texts: list[object] = [f"Hujan turun {n} hari. " + "hujan " * 1_000 for n in range(20_000)]
    write(path, {"text": texts}, rows=20_000)
    del texts
    before = pyarrow.default_memory_pool().bytes_allocated()
    most = 0
    for number, _ in enumerate(read_paths([str(path)])):
        if number % 500 == 0:
            most = max(most, pyarrow.default_memory_pool().bytes_allocated() - before)
    assert number == 19_999
    assert 0 < most < 30_000_000


def test_columns_that_hold_no_part_of_an_article(tmp_path: Path) -> None:
    """Columns of records are left alone, and two columns of one name are told."""
    path = tmp_path / "a.parquet"
    write(path, {"text": ["satu"], "title": [{"a": {"b": "c"}}]})
    (found,) = read_paths([str(path)])
    assert (found.text, found.title) == ("satu", None)
    both = pyarrow.Table.from_arrays([pyarrow.array(["a"]), pyarrow.array(["b"])], names=["text", "text"])
    parquet.write_table(both, path)
    assert told(path) == ["x: two of its columns are called “text”; rename one of them."]


@pytest.mark.parametrize(
    "way",
    [
        {},
        {"use_dictionary": False},
        {"data_page_version": "2.0"},
        {"compression": "none", "write_statistics": False},
        {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}},
    ],
)
def test_pages_are_measured_as_they_are(way: dict[str, Any]) -> None:
    """All values of a column are counted, and what must be in memory is no less than its largest page, however it is written."""
    out = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [f"hujan {n}" * 9 for n in range(5_000)]}), out, **way)
    column = parquet.read_metadata(out).row_group(0).column(0)
    (group,) = groups_of(out)
    ((name, start, size),) = group.chunks
    assert (group.rows, name, size) == (5_000, "text", column.total_compressed_size)
    found = pages_of(out, start, size)
    assert found.values == 5_000
    assert 1_000 < found.memory <= 2 * column.total_uncompressed_size + 20 * 5_000


def test_pages_that_are_none() -> None:
    """Bytes that are no pages, end in one, or say too much of themselves are told as that."""
    for raw in (
        b"\x00",
        b"\x15",
        b"\xff" * 99,
        b"\x1c" * 99,
        b"\x19\xfc" + b"\xff" * 99,
        b"\x15\x00\x15\x02\x15\x7f\x00",
    ):
        with pytest.raises(BrokenThrift):
            pages_of(io.BytesIO(raw), 0, len(raw))
