"""How far a large file is read is told while it is read."""

import gzip
from pathlib import Path

from runut.errors import SourceError
from runut.read import read_paths
from runut.read.options import ReadOptions


def test_bytes_are_told_as_they_are_read(tmp_path: Path) -> None:
    """Of a table of some megabytes, more and more bytes are behind as its rows come, and in the end all of them."""
    path = tmp_path / "kabar.jsonl"
    row = '{"text": "Hujan turun di Sarindal pada hari Senin."}\n'
    path.write_text(row * 60_000, encoding="utf-8")
    told: list[tuple[int, int]] = []
    behind = []
    for number, _ in enumerate(read_paths([str(path)], ReadOptions(passed=lambda *one: told.append(one)))):
        if number in {0, 30_000}:
            behind.append(told[-1][0])
    size = path.stat().st_size
    assert {of for _, of in told} == {size}
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert 0 < behind[0] < behind[1] < size == told[-1][0]
    assert len(told) < 20


def test_packed_archives_count_as_they_lie_on_the_disk(tmp_path: Path) -> None:
    """What is told of a packed file are the bytes of the file, not of what is in it."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzip.compress(b"WARC/1.0\r\n" + b"x" * 3_000_000))
    told: list[tuple[int, int]] = []
    refused: list[SourceError] = []
    assert list(read_paths([str(path)], ReadOptions(passed=lambda *one: told.append(one)), refused.append)) == []
    assert refused
    assert max(done for done, _ in told) == path.stat().st_size
