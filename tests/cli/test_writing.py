"""Where a file is put, and where it is not."""

from pathlib import Path

import pytest

from runut.export.writing import OutputError, write_lines


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """The new file takes the old one's place, with its lines ended, and nothing else is left behind."""
    target = tmp_path / "a.jsonl"
    target.write_bytes(b"old")
    assert write_lines(target, [b"one", b"two"]) == 2
    assert target.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    """When the lines stop with an error, the old file is as it was, and no scratch file stays."""
    target = tmp_path / "a.jsonl"
    target.write_bytes(b"old")

    def lines() -> list[bytes]:
        message = "no more"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="no more"):
        write_lines(target, (line for line in lines()))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no device that is always full")
def test_a_device_is_written_to_and_stays_a_device() -> None:
    """What is not an ordinary file is not replaced by one."""
    with pytest.raises(OutputError, match="this file cannot be written"):
        write_lines(Path("/dev/full"), [b"x" * 100_000])
    assert Path("/dev/full").is_char_device()
