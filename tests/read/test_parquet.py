"""Parquet files: one row, one article, as of every other table."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from runut.errors import SourceError
from runut.read import ReadOptions, read_paths

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
