"""Text files become articles with every character in its place."""

from hashlib import sha256
from pathlib import Path

import pytest

from runut.errors import SourceError
from runut.read import read_paths

STORY = "Banjir di Portama\r\n\r\nHujan turun sejak pagi.\r\n"


def only(path: Path) -> list[tuple[str, str]]:
    """The text and encoding of the articles in `path`."""
    return [(raw.text, raw.encoding) for raw in read_paths([str(path)])]


def test_every_character_stays(tmp_path: Path) -> None:
    """Line ends and white space are kept, so that offsets are those of the file; the digest is that of its bytes."""
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode())
    raw = next(read_paths([str(path)]))
    assert raw.text == STORY
    assert raw.digest == sha256(STORY.encode()).hexdigest()
    assert (raw.source, raw.body_start, raw.title, raw.published, raw.notes) == (str(path), 0, None, None, ())


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_wide_and_marked_encodings(tmp_path: Path, encoding: str) -> None:
    """A byte order mark is no character of the text, and UTF-16 is read with or without one."""
    path = tmp_path / "a.txt"
    path.write_bytes(STORY.encode(encoding))
    assert only(path)[0][0] == STORY


def test_windows_quotation_marks(tmp_path: Path) -> None:
    """A short Windows text with two curly quotes is not taken for anything more exotic."""
    path = tmp_path / "a.txt"
    path.write_bytes("Ia berkata, “hujan turun” – lalu pergi.".encode("windows-1252"))
    assert only(path) == [("Ia berkata, “hujan turun” – lalu pergi.", "windows-1252")]


def test_folders_globs_and_order(tmp_path: Path) -> None:
    """Folders are searched through, in order of names, for known extensions; what is named twice is read once."""
    (tmp_path / "b").mkdir()
    for name in ("b/c.txt", "a.txt", "b/d.jpg", "z.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    found = [raw.text for raw in read_paths([str(tmp_path / "z.txt"), str(tmp_path), str(tmp_path / "*.txt")])]
    assert found == ["z.txt", "a.txt", "b/c.txt"]


def test_reading_is_lazy_and_stops_where_nobody_listens(tmp_path: Path) -> None:
    """Without a listener the first input that cannot be read raises, after the articles before it were given."""
    (tmp_path / "a.txt").write_text("Hujan turun.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    found = read_paths([str(tmp_path)])
    assert next(found).text == "Hujan turun."
    with pytest.raises(SourceError, match=r"b\.txt: the file is empty"):
        next(found)
