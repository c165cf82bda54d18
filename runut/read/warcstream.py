"""A file as fastwarc asks for it: from where it can be read, with the dictionary that its records were packed with.

::

    archive packed by zstd:  [frame with the dictionary] [record] [record] ~damage~ [record] ...
                                       |                                               |
                                       +------ stands before whatever is read ---------+

Source: Zstandard Compression for WARC Files 1.0 (IIPC), RFC 8878.
"""

import io
import re
from typing import BinaryIO

from fastwarc.stream_io import ZstdReader

from runut.errors import SourceError

#: How a record may begin: a member of a gzip file, a frame of zstd, or a record of an unpacked file.
_BEGIN = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]|\x28\xb5\x2f\xfd|WARC/1\.[01]\r?\n")
_LONGEST_BEGIN = 10
_CHUNK = 1 << 20
#: The first bytes of a frame that holds a dictionary, of one that is packed, and how long a frame says it is.
_DICTIONARY, _PACKED, _HEAD = b"\x5d\x2a\x4d\x18", b"\x28\xb5\x2f\xfd", 8
#: The largest dictionary, packed and unpacked, in bytes; usual ones have a tenth of a megabyte.
_LARGEST = 16_000_000


class WarcStream:
    """What fastwarc reads: it ends its process where a file cannot tell its place or fails to be read."""

    def __init__(self, file: BinaryIO, before: bytes = b"") -> None:
        """Give `before`, and then the bytes of `file` from where it stands."""
        self._file, self._before, self._given = file, before, 0
        self._failed: Exception | None = None

    def read(self, size: int) -> bytes:
        """The next bytes, none where they cannot be read."""
        if self._before:
            found, self._before = self._before[:size], self._before[size:]
        else:
            try:
                found = self._file.read(size)
            except Exception as error:  # noqa: BLE001 (kept for `check`, whatever it is)
                self._failed = error
                return b""
        self._given += len(found)
        return found

    def tell(self) -> int:
        """How many bytes were given."""
        return self._given

    def check(self) -> None:
        """Raise what went wrong in reading."""
        if self._failed is not None:
            raise self._failed


def read_dictionary(file: BinaryIO, place: str) -> tuple[bytes, bytes]:
    """The frame with the dictionary that the file begins with (empty where there is none), and bytes read after that.

    Raises SourceError where the dictionary is larger than any is, packed or unpacked, or cut.
    """
    head = file.read(len(_DICTIONARY))
    if head != _DICTIONARY:
        return b"", head
    head += file.read(_HEAD - len(head))
    size = int.from_bytes(head[len(_DICTIONARY) :], "little")
    if size <= _LARGEST:
        inside = file.read(size)
        if len(inside) < size:
            raise SourceError(place, "it ends in its dictionary; it was cut", "fetch the archive anew")
        if not inside.startswith(_PACKED) or _unpacks(inside):
            return head + inside, b""
    reason = f"its dictionary has more than {_LARGEST:,} bytes, as no archive's has"
    raise SourceError(place, reason, "unpack the archive and give that")


def _unpacks(inside: bytes) -> bool:
    """Whether a packed dictionary is no larger than a dictionary may be; one that is damaged is for its reader to tell."""
    unpacked = 0
    try:
        with ZstdReader(io.BytesIO(inside)) as reader:
            while part := reader.read(_CHUNK):
                unpacked += len(part)
                if unpacked > _LARGEST:
                    return False
    except OSError:
        return True
    return True


def next_begin(file: BinaryIO, start: int) -> int | None:
    """Where the next record or member may begin at or after byte `start`; the file stands there then. None: nowhere."""
    file.seek(start)
    kept, at = b"", start
    while chunk := file.read(_CHUNK):
        window = kept + chunk
        match = _BEGIN.search(window)
        if match:
            found = at - len(kept) + match.start()
            file.seek(found)
            return found
        at += len(chunk)
        kept = window[-_LONGEST_BEGIN:]
    return None
