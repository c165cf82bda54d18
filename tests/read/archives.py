"""Small archives, made for tests: records, pages, zip files."""

import base64
import gzip
import hashlib
import io
import zipfile
from collections.abc import Mapping
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from itertools import pairwise
from pathlib import Path

from fastwarc.stream_io import ZstdWriter, zstd_train_dictionary_from_samples

from runut.errors import SourceError
from runut.read import ReadOptions, read_paths

STORY = "".join(
    f"<p>Hujan deras turun di Portama sejak pagi, kata Sari Melati, dan {n} warga mengungsi ke sekolah di kota itu.</p>"
    for n in range(5, 12)
)


def page(title: str, *, kind: str = "article") -> bytes:
    """A page with this title and a story."""
    head = f'<meta property="og:title" content="{title}"><meta property="og:type" content="{kind}">'
    return f"<!DOCTYPE html><html><head>{head}</head><body><div>{STORY}<p>{title}, kata Sari.</p></div></body></html>".encode()


def record(
    name: str, block: bytes, *, kind: str = "response", content: str = "application/http", digest: str = ""
) -> bytes:
    """One WARC record of the page at this name; with the digest of its block, or with `digest`."""
    told = digest or base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://kabarutara.example/{name}\r\n"
        f"WARC-Date: 2024-08-04T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{name}>\r\nContent-Type: {content}\r\n"
        f"WARC-Block-Digest: sha1:{told}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", content: str = "text/html", extra: str = "") -> bytes:
    """A web answer."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{extra}\r\n".encode() + body


def articles(*names: str) -> list[bytes]:
    """A record for each of these articles."""
    return [record(name, answer(page(name))) for name in names]


def packed(records: list[bytes]) -> bytes:
    """The records, each a gzip member of its own, as archives have them."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def wacz(entries: Mapping[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    """A zip archive of these entries."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def saved(body: bytes) -> bytes:
    """A page as a browser saves it, with a picture beside it."""
    whole = MIMEMultipart("related", type="text/html", boundary="--batas")
    whole["Snapshot-Content-Location"] = "https://kabarutara.example/satu"
    whole.attach(MIMEText(body.decode(), "html", "utf-8"))
    picture = MIMEText("x", "plain")
    picture.replace_header("Content-Type", "image/png")
    whole.attach(picture)
    return b"From: <Saved by Blink>\n" + whole.as_bytes()


def frames(records: list[bytes], dictionary: bytes | None = None, *, small: bool = False) -> list[bytes]:
    """The records, each a frame of zstd; with a dictionary, which is `small` where it is packed too, that comes first."""
    out = io.BytesIO()
    writer = ZstdWriter(out, dictionary=dictionary, compress_dictionary_frame=small)
    ends = [0]
    for one in records:
        writer.write(one)
        writer.finish()
        writer.flush()
        ends.append(len(out.getvalue()))
    return [out.getvalue()[start:end] for start, end in pairwise(ends)]


def trained() -> bytes:
    """A dictionary for records of pages like these."""
    return zstd_train_dictionary_from_samples(articles(*map(str, range(100))), 2_000)


def read(path: Path, raw: bytes, options: ReadOptions | None = None) -> tuple[list[str | None], list[str]]:
    """The titles of the articles in a file with these bytes, and what is told of it, its path written as "x"."""
    path.write_bytes(raw)
    told: list[SourceError] = []
    found = [one.title for one in read_paths([str(path)], options or ReadOptions(), refused=told.append)]
    return found, [str(error).replace(str(path), "x") for error in told]
