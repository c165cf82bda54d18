"""Archives of pages: WARC, WACZ and MHTML give their articles; what is none, or cannot be read, is told and passed over."""

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import brotli
import pytest

from runut.errors import PassedOver, SourceError
from runut.read import ReadOptions, read_paths
from runut.read.warc import WarcReader
from tests.read.archives import answer, articles, packed, page, read, record, saved


class Piped:
    """A stream that can only be read."""

    def __init__(self, raw: bytes) -> None:
        """Give these bytes."""
        self._file = io.BytesIO(raw)

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        return self._file.read(size)

    def seekable(self) -> bool:
        """It cannot be gone back in."""
        return False


@pytest.mark.parametrize("suffix", [".warc", ".warc.gz", ""])
def test_articles_of_a_warc_file(tmp_path: Path, suffix: str) -> None:
    """Each article is read with the address it was fetched from, whether the file is packed, and told by its first bytes."""
    path = tmp_path / f"a{suffix}"
    records = articles("satu", "dua")
    path.write_bytes(packed(records) if suffix.endswith("gz") else b"".join(records))
    found = list(read_paths([str(path)]))
    assert [(one.source, one.title, one.address) for one in found] == [
        (f"{path}#1", "satu", "https://kabarutara.example/satu"),
        (f"{path}#2", "dua", "https://kabarutara.example/dua"),
    ]
    assert all(one.text.endswith(f"{one.title}, kata Sari.") for one in found)


def test_what_is_no_article_is_counted(tmp_path: Path) -> None:
    """Records about others, revisits, answers other than 200, pictures and front pages are passed over in one sentence."""
    records = [
        record("info", b"software: x\r\n", kind="warcinfo", content="application/warc-fields"),
        record("satu", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        *articles("satu"),
        record("satu", answer(b""), kind="revisit"),
        record("hilang", answer(page("hilang"), status="404 Not Found")),
        record("gambar", answer(b"\x89PNG", content="image/png")),
        record("depan", answer(page("depan", kind="website"))),
        record("kosong", answer(b"<html><body><nav>Menu</nav></body></html>")),
        record("tersimpan", page("tersimpan"), kind="resource", content="text/html"),
    ]
    path = tmp_path / "a.warc.gz"
    assert read(path, packed(records)) == (
        ["satu", "tersimpan"],
        [
            (
                "x: of its 9 records 7 were passed over (2 are about other records, 2 hold no article, 1 are answers other than "
                "200, 1 are no HTML, 1 say that a page had not changed); nothing is to be done where no article is missing."
            )
        ],
    )
    assert [one.title for one in read_paths([str(path)])] == ["satu", "tersimpan"]


def test_packed_answers(tmp_path: Path) -> None:
    """Bodies in pieces, or packed by gzip, deflate or brotli, are unpacked; unpacked ones under a packed head are read."""
    body = page("isi")
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:99], body[99:])) + b"0\r\n\r\n"
    bodies = [
        (pieces, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(body), "Content-Encoding: gzip\r\n"),
        (brotli.compress(body), "Content-Encoding: br\r\n"),
        (body, "Content-Encoding: gzip\r\n"),
    ]
    records = [record("isi", answer(packed_body, extra=extra)) for packed_body, extra in bodies]
    assert read(tmp_path / "a.warc.gz", packed(records)) == (["isi"] * 4, [])


def test_a_damaged_record_costs_no_other(tmp_path: Path) -> None:
    """A wrong digest, a body that is not packed as it says, and one of an unknown packing are told with their place."""
    records = [
        record("satu", answer(page("satu")), digest="A" * 32),
        record("dua", answer(brotli.compress(page("dua"))[:-9] + b"\xff" * 9, extra="Content-Encoding: br\r\n")),
        record("tiga", answer(b"rot" + page("tiga"), extra="Content-Encoding: rot13\r\n")),
        *articles("empat"),
    ]
    offsets = [len(b"".join(records[:at])) for at in range(3)]
    found, told = read(tmp_path / "a.warc", b"".join(records))
    assert found == ["empat"]
    assert told == [
        f"x, record 1 at byte {offsets[0]:,}: its content is not what its digest says; it was damaged or altered; fetch it anew.",
        f"x, record 2 at byte {offsets[1]:,}: the answer is not packed as it says it is; try again later.",
        f"x, record 3 at byte {offsets[2]:,}: the answer is packed as “rot13”, which nobody asked for; try again later.",
    ]


def test_damage_is_passed_over(tmp_path: Path) -> None:
    """After a damaged member or head the next one that can be read goes on; a cut end is told."""
    members = [gzip.compress(one, mtime=0) for one in articles("satu", "dua", "tiga")]
    at = len(members[0])
    whole = bytearray(b"".join(members))
    whole[at + 40 : at + 60] = b"\xff" * 20
    found, told = read(tmp_path / "a.warc.gz", bytes(whole))
    assert found == ["satu", "tiga"]
    assert told
    assert all("the archive is damaged from here to the next record that can be read" in one for one in told)

    records = articles("satu", "dua", "tiga")
    records[1] = b"WARC/9" + records[1][8:]
    found, told = read(tmp_path / "b.warc", b"".join(records))
    assert (found, len(told)) == (["satu", "tiga"], 1)

    found, told = read(tmp_path / "c.warc.gz", b"".join(members)[:-60])
    assert found == ["satu", "dua"]
    assert len(told) == 1
    assert told[0].endswith("the record ends in the middle; it was cut; fetch the archive anew.")

    assert read(tmp_path / "d.warc.gz", b"") == (
        [],
        ["x: there is no record in it; give a WARC file that holds pages."],
    )


def test_damage_in_a_stream_that_cannot_go_back() -> None:
    """What is piped in is read to the first place that cannot be, which is told."""
    records = articles("satu", "dua")
    for records_in, titles, count in (
        ([*records], ["satu", "dua"], 0),
        ([records[0], b"WARC/9 ", records[1]], ["satu"], 1),
    ):
        told: list[SourceError] = []
        reader = WarcReader("-", ReadOptions(longest=10_000), told.append)
        found = [one.title for one in reader.pages(cast("BinaryIO", Piped(b"".join(records_in))))]
        assert (found, len(told)) == (titles, count)


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", ""])
def test_a_body_that_grows_without_end(tmp_path: Path, encoding: str) -> None:
    """A body that is, or unpacks to, more than an article may be is refused before all of it is in memory."""
    body = b"<html>" + b"0" * 30_000_000
    made: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "br": lambda raw: brotli.compress(raw, quality=1),
        "deflate": zlib.compress,
        "": bytes,
    }
    head = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    records = [record("bom", answer(made[encoding](body), extra=head)), *articles("satu")]
    found, told = read(tmp_path / "a.warc.gz", packed(records), ReadOptions(longest=1_000_000))
    assert found == ["satu"]
    assert len(told) == 1
    assert ("bytes are too many for one article" if not encoding else "the answer is larger than 4 MB") in told[0]


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_saved_page(tmp_path: Path, name: str) -> None:
    """The page in an MHTML file is read, with the address that it was saved from."""
    path = tmp_path / name
    path.write_bytes(saved(page("satu")))
    (found,) = read_paths([str(path)])
    assert (found.source, found.title, found.address) == (str(path), "satu", "https://kabarutara.example/satu")


def test_saved_pages_that_cannot_be_read(tmp_path: Path) -> None:
    """A file without a page, with parts in one another without end, or with too large a page is refused in one sentence."""
    without = saved(page("satu")).replace(b"text/html", b"text/plain")
    sentence = "x: there is no page in it; save the page anew, as HTML."
    assert read(tmp_path / "a.mhtml", without) == ([], [sentence])
    nested = b"MIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n" * 3_000
    found, told = read(tmp_path / "b.mhtml", nested)
    assert (found, len(told)) == ([], 1)
    found, told = read(tmp_path / "c.mhtml", saved(page("satu")), ReadOptions(longest=100))
    assert (found, len(told)) == ([], 1)
    assert "are too many for one article (at most 100 characters)" in told[0]


def test_what_is_passed_over_is_no_failure() -> None:
    """Without somebody to tell, reading stops where something is lost, and not where an archive holds more than articles."""
    assert issubclass(PassedOver, SourceError)


def test_an_archive_that_is_added_again(tmp_path: Path) -> None:
    """Pages from whose bytes an article was read are passed over before they are read again."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(articles("satu", "dua")))
    before = list(read_paths([str(path)]))
    options = ReadOptions(known=frozenset({before[0].digest}).__contains__)
    found, told = read(path, path.read_bytes(), options)
    assert found == ["dua"]
    assert told == [
        (
            "x: of its 2 records 1 were passed over (1 are in the chronicle already); nothing is to be done where no article is "
            "missing."
        )
    ]
