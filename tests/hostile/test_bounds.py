"""No file takes more memory than what an article may have, however long its lines are and however much of it is refused."""

import tracemalloc
from pathlib import Path

import pytest

from runut.errors import BrokenRow, MissingField, SourceError
from runut.read import ReadOptions, read_paths, reader


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
    path = tmp_path / "a.json"
    path.write_bytes(raw)
    with pytest.raises(SourceError) as found:
        list(read_paths([str(path)]))
    assert str(found.value).replace(str(path), "x") == sentence


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
