"""WACZ archives give the articles of the WARC files in them that are what the archive says of them."""

import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from runut.read import read_paths
from tests.read.archives import articles, frames, packed, read, wacz


def test_articles_of_a_wacz_file(tmp_path: Path) -> None:
    """The WARC files in a WACZ archive are read in place, whatever their names say; nothing is written."""
    entries = {
        "datapackage.json": b"{}",
        "archive/a.warc.gz": packed(articles("satu")),
        "archive/../../../b.warc.gz": packed(articles("dua")),
        "pages/pages.jsonl": b"{}",
    }
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz(entries, zipfile.ZIP_DEFLATED))
    found = list(read_paths([str(tmp_path)]))
    assert [one.source for one in found] == [f"{path}/archive/a.warc.gz#1", f"{path}/archive/../../../b.warc.gz#1"]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.wacz"]


def listed(files: Mapping[str, bytes], *, own: str = "") -> dict[str, bytes]:
    """The files with the list of them that a WACZ archive has, and with its own checksum, or `own` in its place."""
    parts = [{"path": name, "hash": f"sha256:{sha256(raw).hexdigest()}"} for name, raw in files.items()]
    told = json.dumps({"resources": parts}).encode()
    said = json.dumps({"path": "datapackage.json", "hash": own or f"sha256:{sha256(told).hexdigest()}"}).encode()
    return {**files, "datapackage.json": told, "datapackage-digest.json": said}


def test_entries_that_are_not_what_the_archive_says(tmp_path: Path) -> None:
    """An entry with another checksum than the archive's list has for it is told and passed over; the others are read."""
    files = {
        "archive/a.warc.gz": packed(articles("satu")),
        "archive/b.warc.gz": packed(articles("dua")),
        "archive/c.warc.zst": b"".join(frames(articles("tiga"))),
    }
    whole = listed(files)
    assert read(tmp_path / "a.wacz", wacz(whole)) == (["satu", "dua", "tiga"], [])
    altered = {**whole, "archive/b.warc.gz": packed(articles("lain"))}
    assert read(tmp_path / "b.wacz", wacz(altered)) == (
        ["satu", "tiga"],
        [
            (
                "x/archive/b.warc.gz: the entry is not what datapackage.json says of it; it was damaged or altered; fetch the "
                "archive anew, or unpack it and give the WARC file."
            )
        ],
    )
    assert read(tmp_path / "c.wacz", wacz(listed(files, own="sha256:00"))) == (
        ["satu", "dua", "tiga"],
        [
            (
                "x/datapackage.json: it is not what datapackage-digest.json says of it; it was damaged or altered; fetch the "
                "archive anew."
            )
        ],
    )
    broken = {**files, "datapackage.json": b"[1"}
    assert read(tmp_path / "d.wacz", wacz(broken)) == (
        ["satu", "dua", "tiga"],
        [
            (
                "x/datapackage.json: it is no list of the archive's parts, so that none can be checked; fetch the archive anew."
            )
        ],
    )


def test_entries_that_lie_over_one_another(tmp_path: Path) -> None:
    """An archive of which one part stands for many is refused: it would grow without end."""
    one, two = wacz({"archive/a.warc": b"".join(articles("satu"))}), b"PK\x01\x02"
    at, end = one.index(two), one.index(b"PK\x05\x06")
    tail = bytearray(one[end:])
    tail[8:12] = (2).to_bytes(2, "little") * 2
    tail[12:16] = (2 * (end - at)).to_bytes(4, "little")
    assert read(tmp_path / "a.wacz", one[:end] + one[at:end] + bytes(tail)) == (
        [],
        ["x: its entries lie over one another, as in no archive of pages; fetch the archive anew."],
    )


def test_wacz_files_that_cannot_be_read(tmp_path: Path) -> None:
    """Bombs, damaged and encrypted entries and archives without pages are told; the other entries are read."""
    bomb = wacz(
        {"archive/a.warc": b"0" * 10_000_000, "archive/b.warc": b"".join(articles("satu"))}, zipfile.ZIP_DEFLATED
    )
    assert read(tmp_path / "a.wacz", bomb) == (
        ["satu"],
        [
            (
                "x/archive/a.warc: the entry says that it grows more than 200 times when it is unpacked, as no archive of pages "
                "does; leave it out."
            )
        ],
    )
    good = wacz({"archive/a.warc.gz": packed(articles("satu", "dua"))})
    found, told = read(tmp_path / "b.wacz", good.replace(b"hujan", b"HUJAN"))
    assert (found, told) == (["satu", "dua"], [])
    locked = bytearray(good)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + at] |= 1
    assert read(tmp_path / "c.wacz", bytes(locked)) == (
        [],
        ["x/archive/a.warc.gz: the entry is encrypted; unpack the archive and give the WARC file."],
    )
    assert read(tmp_path / "d.wacz", wacz({"a.txt": b""})) == (
        [],
        ["x: there is no WARC file in its folder archive/; give a WACZ archive of pages."],
    )
    found, told = read(tmp_path / "e.wacz", good[:-30])
    assert (found, told) == (
        [],
        ["x: this zip archive is damaged (file is not a zip file); fetch the archive anew."],
    )
    many = wacz({f"{n}": b"" for n in range(10_001)})
    assert read(tmp_path / "f.wacz", many) == (
        [],
        ["x: it has 10,001 entries (at most 10,000), as no archive of pages has; give the WARC files in it."],
    )
