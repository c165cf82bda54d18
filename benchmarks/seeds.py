"""Makes what fuzzing of archives begins with: ``python -m benchmarks.seeds`` writes it to tests/hostile/corpus.

Texts are made by many and lie there as they are; archives cannot be read by a person, so they are made here, of invented pages.
Needs pyarrow.
"""

import argparse
import gzip
import io
import json
import random
import sys
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli
import pyarrow as pa
from pyarrow import parquet

from benchmarks.fuzzing import CORPUS
from benchmarks.patching import CHANGE
from benchmarks.wrapping import CUT
from tests.read.archives import answer, articles, frames, packed, page, record, saved, trained, wacz

_TEXTS = ("Banjir merendam Portama, kata Sari.", "Gempa mengguncang Nuvar, kata Benor.", "")
_SETTINGS = {
    "whole": b"""chronicle = "korea.runut"\nworkers = 2\nlanguage = "id"\npause = 0.5\nallowed = ["intranet.example:8080"]\n""",
    "users": b"""[[user]]\nname = "sari"\nrole = "analyst"\npassword = "$argon2id$v=19$m=65536,t=3,p=4$x$y"\n""",
    "channels": b"""[to]\nbanjir = "file:a.jsonl"\ngempa = "webhook:https://hook.example/T1"\n""",
}


def main() -> int:
    """Write all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--to", type=Path, default=CORPUS, help="the folder that gets a folder for each target")
    arguments = parser.parse_args()
    for target, inputs in seeds().items():
        (arguments.to / target).mkdir(parents=True, exist_ok=True)
        for name, raw in inputs.items():
            (arguments.to / target / name).write_bytes(raw)
    return 0


def seeds() -> Mapping[str, Mapping[str, bytes]]:
    """The inputs of each target, by name."""
    records, bare = _records(), _bare()
    zipped = _zipped(records)
    inside = CUT.join(bare)
    return {
        "warc": {"digests": b"".join(records), "bare": b"".join(bare)},
        "warc.gz": {"members": packed(records), "one": gzip.compress(b"".join(bare), mtime=0)},
        "warc.zst": {
            "frames": b"".join(frames(records)),
            "one": b"".join(frames([b"".join(bare)])),
            "dictionary": b"".join(frames(records, trained())),
            "packed": b"".join(frames(records, trained(), small=True)),
        },
        "wacz": zipped,
        "mhtml": _saved(),
        "mht": _saved(),
        "parquet": _tables(),
        "inside-gz": {"members": b"\0" + inside, "one": b"\1" + inside},
        "inside-zst": {
            "frames": b"\0" + inside,
            "one": b"\1" + inside,
            "dictionary": b"\2" + inside,
            "packed": b"\6" + inside,
        },
        "inside-wacz": {"made": b"\3" + CUT.join([b"", *bare]), "given": b"\4" + CUT.join([_listed({}), *bare])},
        "inside-parquet": {str(how): bytes([how]) + CUT.join(_cells()) for how in (0, 1, 38, 60, 255)},
        "settings": _SETTINGS,
        "chronicle": _changes(),
    }


def _changes() -> Mapping[str, bytes]:
    """Changes of a chronicle: none, one of its head, some of its pages, many."""
    chance = random.Random(5)  # noqa: S311  # bytes to begin with
    return {"none": b"", "head": b"\x28\x00\x00\x01\x01"} | {
        str(count): b"".join(chance.randbytes(CHANGE) for _ in range(count)) for count in (1, 4, 16)
    }


def _records() -> list[bytes]:
    """A page for each way of answering, with what else archives hold, each with its digest."""
    body = page("isi")
    pieces = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (99, body[:99], len(body) - 99, body[99:])
    return [
        record("info", b"software: x\r\n", kind="warcinfo", content="application/warc-fields"),
        *articles("satu"),
        record("satu", b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record("dua", answer(pieces, extra="Transfer-Encoding: chunked\r\n")),
        record("tiga", answer(gzip.compress(body, mtime=0), extra="Content-Encoding: gzip\r\n")),
        record("empat", answer(brotli.compress(body), extra="Content-Encoding: br\r\n")),
        record("gambar", answer(b"\x89PNG", content="image/png")),
        record("hilang", answer(body, status="404 Not Found")),
        record("lima", body, kind="resource", content="text/html"),
        record("enam", answer(b""), kind="revisit"),
    ]


def _bare() -> list[bytes]:
    """Some records without digests, so that what is changed in them is read."""
    lines = [one.split(b"\r\n") for one in _records()[1:5]]
    return [b"\r\n".join(line for line in one if not line.startswith(b"WARC-Block-Digest")) for one in lines]


def _zipped(records: list[bytes]) -> Mapping[str, bytes]:
    files = {
        "archive/a.warc.gz": packed(records[:3]),
        "archive/b.warc": records[3],
        "archive/c.warc.zst": b"".join(frames(records[4:6])),
    }
    listed = _listed(files)
    own = json.dumps({"path": "datapackage.json", "hash": f"sha256:{sha256(listed).hexdigest()}"}).encode()
    lists = {"datapackage.json": listed, "datapackage-digest.json": own, "pages/pages.jsonl": b"{}\n"}
    return {"stored": wacz({**files, **lists}), "packed": wacz({**files, **lists}, 8), "bare": wacz(files)}


def _listed(files: Mapping[str, bytes]) -> bytes:
    parts = [
        {"path": name, "hash": f"sha256:{sha256(raw).hexdigest()}", "bytes": len(raw)} for name, raw in files.items()
    ]
    return json.dumps({"profile": "data-package", "wacz_version": "1.1.1", "resources": parts}).encode()


def _saved() -> Mapping[str, bytes]:
    """A page as browsers save it, in each way of writing it as a mail."""
    whole = saved(page("satu"))
    plain = page("dua").decode()
    head = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=batas\n\n--batas\n"
    kind, location = "Content-Type: text/html", "Content-Location: https://kabarutara.example/dua"
    coded = plain.replace("=", "=3D")
    made = {
        "quoted": f"{kind}; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{coded}",
        "eight": f"{kind}\nContent-Transfer-Encoding: 8bit\n{location}\n\n{plain}",
        "nested": f"Content-Type: multipart/alternative; boundary=lain\n\n--lain\n{kind}\n\n{plain}\n--lain--",
    }
    return {"encoded": whole, **{name: f"{head}{part}\n--batas--\n".encode() for name, part in made.items()}}


def _tables() -> Mapping[str, bytes]:
    ways: Mapping[str, Mapping[str, Any]] = {
        "usual": {},
        "plain": {"use_dictionary": False, "compression": "none"},
        "second": {"data_page_version": "2.0", "compression": "zstd", "row_group_size": 1},
        "shared": {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}},
    }
    table = pa.table({"text": list(_TEXTS), "title": ["Banjir", None, "x"], "authors": [["Sari", "Budi"], [], None]})
    made = {}
    for name, way in ways.items():
        out = io.BytesIO()
        parquet.write_table(table, out, **way)
        made[name] = out.getvalue()
    return made


def _cells() -> list[bytes]:
    return [part.encode() for text in _TEXTS for part in (text, "Banjir", "Sari;Budi")]


if __name__ == "__main__":
    sys.exit(main())
