"""Bytes wrapped as archives wrap them, so that what is fuzzed gets past checksums and packings to what is inside.

Each function takes the bytes of one input: the first says how to wrap, the rest is cut into parts at `CUT`. The same bytes give
the same file, always.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import cycle
from typing import Any

from fastwarc.stream_io import ZstdWriter

from tests.read.archives import trained

CUT = b"\n====\n"


def cut(given: bytes) -> tuple[int, list[bytes]]:
    """How to wrap, as a number from 0 to 255, and the parts.

    >>> cut(b"A" + CUT.join([b"satu", b"dua"]))
    (65, [b'satu', b'dua'])
    """
    return (given[0] if given else 0), given[1:].split(CUT)


def warc_gz(given: bytes) -> bytes:
    """An archive of which every part is a gzip member; with an odd number all are in one."""
    how, parts = cut(given)
    return (
        gzip.compress(b"".join(parts), 1, mtime=0)
        if how & 1
        else b"".join(gzip.compress(one, 1, mtime=0) for one in parts)
    )


def warc_zst(given: bytes) -> bytes:
    """An archive of which every part is a frame of zstd; with an odd number all are in one.

    With the second bit the frames need a dictionary, which stands before them, packed with the third.
    """
    how, parts = cut(given)
    out = io.BytesIO()
    dictionary = trained() if how & 2 else None
    writer = ZstdWriter(out, dictionary=dictionary, compress_dictionary_frame=bool(how & 4))
    for one in [b"".join(parts)] if how & 1 else parts:
        writer.write(one)
        writer.finish()
        writer.flush()
    return out.getvalue()


def wacz(given: bytes) -> bytes:
    """A zip archive whose list of parts is the first, and whose WARC files, packed in turn in each way, are the others.

    With an odd number the list is made, and right; with the second bit so is its own checksum; with the third all is packed.
    """
    how, parts = cut(given)
    wraps: tuple[tuple[str, Callable[[bytes], bytes]], ...] = (
        (".warc", bytes),
        (".warc.gz", _in_gzip),
        (".warc.zst", _in_zstd),
    )
    files = {
        f"archive/{n}{suffix}": wrap(one)
        for n, (one, (suffix, wrap)) in enumerate(zip(parts[1:], cycle(wraps), strict=False))
    }
    listed = parts[0]
    if how & 1:
        said = [{"path": name, "hash": f"sha256:{sha256(raw).hexdigest()}"} for name, raw in files.items()]
        listed = json.dumps({"resources": said}).encode()
    files["datapackage.json"] = listed
    if how & 2:
        files["datapackage-digest.json"] = json.dumps({"hash": f"sha256:{sha256(listed).hexdigest()}"}).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if how & 4 else zipfile.ZIP_STORED) as archive:
        for name, raw in files.items():
            archive.writestr(zipfile.ZipInfo(name), raw)
    return out.getvalue()


def parquet(given: bytes) -> bytes:
    """A Parquet file whose cells are the parts, three to a row: text, title, authors; its way of writing is the number's."""
    import pyarrow as pa  # noqa: PLC0415 (an optional part)
    from pyarrow import parquet as writing  # noqa: PLC0415 (an optional part)

    how, parts = cut(given)
    text, title, more = (parts[at::3] for at in range(3))
    rows = len(text)
    columns: dict[str, Any] = {
        "text": pa.array(text, pa.binary()) if how & 1 else pa.array(_words(text)),
        "title": pa.array([*_words(title), *[None] * rows][:rows], pa.string()),
        "authors": pa.array([*(one.split(";") for one in _words(more)), *[None] * rows][:rows], pa.list_(pa.string())),
        "published": pa.array([_day(one) for one in text], pa.timestamp("us", "UTC")),
        "id": pa.array([len(one) for one in text], pa.int64()),
    }
    out = io.BytesIO()
    writing.write_table(
        pa.table(columns),
        out,
        row_group_size=1 + how // 64,
        use_dictionary=bool(how & 2),
        compression=("none", "snappy", "gzip", "zstd")[how // 4 % 4],
        data_page_version="2.0" if how & 16 else "1.0",
        store_schema=bool(how & 32),
    )
    return out.getvalue()


def _in_gzip(part: bytes) -> bytes:
    return warc_gz(b"\0" + part)


def _in_zstd(part: bytes) -> bytes:
    return warc_zst(b"\0" + part)


def _words(parts: Sequence[bytes]) -> list[str]:
    return [one.decode("utf-8", "replace") for one in parts]


def _day(part: bytes) -> datetime:
    """Some moment between the years 1 and 9999, by the first bytes of a cell."""
    return datetime(1, 1, 2, tzinfo=UTC) + timedelta(seconds=int.from_bytes(part[:5], "little") % 315_000_000_000)
