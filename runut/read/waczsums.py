"""Is an entry of a WACZ archive what the archive's own list of its parts says? Source: WACZ 1.1.1 (Webrecorder).

::

    datapackage.json          {"resources": [{"path": "archive/a.warc.gz", "hash": "sha256:0f3a..."}]}
    datapackage-digest.json   {"path": "datapackage.json", "hash": "sha256:77be..."}
"""

import hashlib
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from runut.errors import BrokenRow
from runut.read.inputs import Refused

_LIST, _LIST_SUM = "datapackage.json", "datapackage-digest.json"
_KINDS = frozenset({"sha256", "sha512", "md5"})  # md5: what older programs wrote; it tells damage
_LARGEST, _CHUNK = 16_000_000, 1 << 20
_ANEW = "fetch the archive anew"
#: What unpacking an entry that is damaged may raise.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_Kind = TypeVar("_Kind", bound=Struct)


class Sum(NamedTuple):
    """“sha256, 0f3a...”: what a part's checksum should be."""

    kind: str
    value: str


class _Part(Struct):
    path: str = ""
    hash: str = ""


class _List(Struct):
    resources: tuple[_Part, ...] = ()


def sums_of(archive: zipfile.ZipFile, place: str, refused: Refused) -> Mapping[str, Sum]:
    """What the archive's list says of each of its parts, by name; nothing where it has no list.

    A list that cannot be read, or is not what its own checksum says, is handed to `refused`; what can be read of it holds.
    """
    found = _read(archive, _LIST, _List, place, refused)
    own = _sum(_read(archive, _LIST_SUM, _Part, place, refused))
    if found is None:
        return {}
    if own is not None and own.value != sum_of(archive, archive.getinfo(_LIST), own.kind):
        reason = f"it is not what {_LIST_SUM} says of it; it was damaged or altered"
        refused(BrokenRow(f"{place}/{_LIST}", reason, _ANEW))
    return {part.path: said for part in found.resources if (said := _sum(part)) is not None}


def sum_of(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, kind: str) -> str:
    """The checksum of an entry, in hex; raises what zipfile raises where it cannot be unpacked."""
    made = hashlib.new(kind, usedforsecurity=False)
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            made.update(part)
    return made.hexdigest()


def short(error: Exception) -> str:
    """The beginning of what a library says, for a sentence."""
    return " ".join(str(error).split())[:80].rstrip(".").lower()


def _sum(part: _Part | None) -> Sum | None:
    if part is None:
        return None
    kind, _, value = part.hash.lower().partition(":")
    return Sum(kind, value.strip()) if kind in _KINDS else None


def _read(archive: zipfile.ZipFile, name: str, kind: type[_Kind], place: str, refused: Refused) -> _Kind | None:
    """The entry `name` as `kind`; None where it is not there, or cannot be read, and then `refused` is told."""
    try:
        with archive.open(name) as stream:
            raw = stream.read(_LARGEST + 1)
        if len(raw) <= _LARGEST:
            return msgspec.json.decode(raw, type=kind)
        reason = f"it has more than {_LARGEST:,} bytes, as no archive's list has"
    except KeyError:
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        reason = "it is no list of the archive's parts, so that none can be checked"
    except DAMAGE as error:
        reason = f"the entry is damaged ({short(error)}), so that no part can be checked"
    refused(BrokenRow(f"{place}/{name}", reason, _ANEW))
    return None
