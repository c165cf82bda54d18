"""Archives packed by zstd, with and without a dictionary of their own."""

from pathlib import Path

import pytest

from tests.read.archives import articles, frames, read, trained

MAGIC = b"\x28\xb5\x2f\xfd"  # of a frame


@pytest.mark.parametrize("small", [False, True])
@pytest.mark.parametrize("dictionary", [b"", trained()], ids=["", "dictionary"])
def test_articles_packed_by_zstd(tmp_path: Path, dictionary: bytes, small: bool) -> None:  # noqa: FBT001  # of pytest
    """Records in frames of zstd are read, with the dictionary that stands before them; damage costs the record it is in."""
    path = tmp_path / "a.warc.zst"
    made = frames(articles("satu", "dua", "tiga"), dictionary or None, small=small)
    assert read(path, b"".join(made)) == (["satu", "dua", "tiga"], [])
    made[1] = made[1][:20] + b"\xff" * 20 + made[1][40:]
    found, told = read(path, b"".join(made))
    assert found == ["satu", "tiga"]
    assert told
    assert all("the archive is damaged from here to the next record that can be read" in one for one in told)
    assert told[0].startswith(f"x, after byte {made[0].rindex(MAGIC):,}: ")


def test_dictionaries_that_cannot_be_read(tmp_path: Path) -> None:
    """A dictionary larger than any is, as it comes or unpacked, is refused before it is in memory; so is a cut one."""
    path = tmp_path / "a.warc.zst"
    block = ((1 << 17) << 3 | 1 << 1).to_bytes(3, "little") + b"\x00"  # so many zeros, and more to come
    bomb = MAGIC + b"\x00\x38" + block * 130
    large = "its dictionary has more than 16,000,000 bytes, as no archive's has; unpack the archive and give that."
    cut = "it ends in its dictionary; it was cut; fetch the archive anew."
    for size, inside, sentence in ((len(bomb), bomb, large), (4_000_000_000, b"x", large), (99, b"x", cut)):
        head = b"\x5d\x2a\x4d\x18" + size.to_bytes(4, "little")
        assert read(path, head + inside) == ([], [f"x: {sentence}"])
