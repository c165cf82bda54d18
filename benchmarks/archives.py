"""Does a large archive go through a small memory? ``python -m benchmarks.archives [--megabytes 1000] [--packing zstd]``.

Reads an archive of that size, made as it is read and never written: records of news pages as outlets make them, a third of
them pictures, each a gzip member of its own, or a frame of zstd with or without a dictionary. Tells articles and megabytes a
second, and memory before and at its most.
"""

import argparse
import base64
import gzip
import hashlib
import io
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import cast

from fastwarc.stream_io import ZstdWriter, zstd_train_dictionary_from_samples

from runut.errors import SourceError
from runut.read.inputs import Refused
from runut.read.options import ReadOptions
from runut.read.warc import WarcReader

_WORDS = (
    "hujan",
    "warga",
    "kota",
    "sungai",
    "kapal",
    "gubernur",
    "sekolah",
    "harga",
    "jembatan",
    "pasar",
    "pagi",
    "malam",
)
_PARAGRAPHS, _SENTENCE, _SCRIPT = 14, 30, 70_000
_PICTURE = 60_000
PACKINGS = ("gzip", "zstd", "dictionary")


class Made(io.RawIOBase):
    """A stream of archive members that are made as they are asked for, until `size` bytes are given."""

    def __init__(self, size: int, packing: str) -> None:
        """Begin a stream of `size` bytes, unpacked, packed so."""
        self.unpacked, self._packing = 0, packing
        self._members = self._made(size)
        self._rest = b""

    def readable(self) -> bool:
        """It can be read, and nothing else."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer` with what comes next."""
        view = memoryview(cast("bytearray", buffer))
        if not self._rest:
            self._rest = next(self._members, b"")
        part = self._rest[: len(view)]
        view[: len(part)] = part
        self._rest = self._rest[len(part) :]
        return len(part)

    def _made(self, size: int) -> Iterator[bytes]:
        chance = random.Random(7)  # noqa: S311 (pages to measure with)
        number, pack = 0, _packer(self._packing)
        while self.unpacked < size:
            number += 1
            record = _picture(number, chance) if number % 3 == 0 else _page(number, chance)
            self.unpacked += len(record)
            yield pack(record)


def main() -> None:
    """Read the archive and tell."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--megabytes", type=int, default=1000, help="how large the archive is, unpacked")
    parser.add_argument("--packing", choices=PACKINGS, default=PACKINGS[0], help="how each record is packed")
    arguments = parser.parse_args()
    told: Counter[str] = Counter()

    def refused(error: SourceError) -> None:
        told[str(error)] += 1

    _read(Made(5_000_000, arguments.packing), refused)
    before, started = _peak(), time.perf_counter()
    stream = Made(arguments.megabytes * 1_000_000, arguments.packing)
    articles = _read(stream, refused)
    spent = time.perf_counter() - started
    print(f"| what | figure |\n| --- | --- |\n| archive, unpacked | {stream.unpacked / 1e6:,.0f} MB |")
    print(f"| articles read | {articles:,} |\n| articles a second | {articles / spent:.0f} |")
    print(f"| megabytes a second, with the making of them | {stream.unpacked / 1e6 / spent:.1f} |")
    print(f"| memory after 5 MB of it | {before:.0f} MB |\n| memory at its most | {_peak():.0f} MB |\n")
    for sentence in told:
        print(sentence)


def _read(stream: Made, refused: Refused) -> int:
    reader = WarcReader("made", ReadOptions(), refused)
    return sum(1 for _ in reader.pages(io.BufferedReader(stream)))


def _packer(packing: str) -> Callable[[bytes], bytes]:
    """What packs one record after the other; with a dictionary, that comes before the first."""
    if packing == "gzip":
        return lambda record: gzip.compress(record, 1)
    chance = random.Random(3)  # noqa: S311 (pages to measure with)
    samples = [_page(number, chance) for number in range(50)]
    dictionary = zstd_train_dictionary_from_samples(samples, 100_000) if packing == "dictionary" else None
    out = io.BytesIO()
    writer = ZstdWriter(out, dictionary=dictionary)

    def pack(record: bytes) -> bytes:
        out.seek(0)
        out.truncate()
        writer.write(record)
        writer.finish()
        writer.flush()
        return out.getvalue()

    return pack


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _page(number: int, chance: random.Random) -> bytes:
    sentences = [" ".join(chance.choices(_WORDS, k=_SENTENCE)).capitalize() + "." for _ in range(_PARAGRAPHS)]
    script = chance.randbytes(_SCRIPT // 2).hex()
    body = (
        f'<!DOCTYPE html><html><head><meta property="og:type" content="article"><title>Berita {number}</title>'
        f'<meta property="og:title" content="Berita {number}"><meta name="author" content="Sari Melati">'
        f'<meta property="article:published_time" content="2024-08-04T10:00:00+07:00"><script>var a = "{script}"</script>'
        f"</head><body><nav>{'<a href=x>Menu</a>' * 100}</nav><article><p>{'</p><p>'.join(sentences)}</p></article>"
        f"<footer>{'<a href=y>Kanal</a>' * 100}</footer></body></html>"
    )
    return _record(number, f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}".encode())


def _picture(number: int, chance: random.Random) -> bytes:
    return _record(number, b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n" + chance.randbytes(_PICTURE))


def _record(number: int, block: bytes) -> bytes:
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://kabarutara.example/{number}\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http\r\n"
        f"WARC-Block-Digest: sha1:{digest}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    main()
