"""Where do the columns of a Parquet file stand, and how large are their pages, before anything unpacks them?

::

    [chunk of a column] [chunk] ... [table of contents] [its length] PAR1
     |                                |
     |                                +-> Group: how many rows, and where their columns stand
     +-> [head][page] [head][page] -> Pages: what must be in memory at once, how many values there are, how they are written

What the table of contents says of a column's size may be wrong; what stands before a page is what whoever unpacks it goes by.
Source: parquet-format 2.11 (FileMetaData, PageHeader).
"""

import io
from typing import BinaryIO, NamedTuple

from runut.read.thrift import BrokenThrift, Struct, number, read_struct, structs

MAGIC = b"PAR1"
#: The length of the table of contents, and the sign after it.
TAIL = 8

#: Fields of the table of contents, of a row group, of a column's chunk, and of what is said of that.
_ROWS, _GROUPS = 3, 4
_CHUNKS, _ROWS_OF_GROUP = 1, 3
_SAID = 3
_PATH, _SIZE, _START, _START_OF_DICTIONARY = 3, 7, 9, 11
#: Fields of a page's head, and of what is in it for each kind of page.
_UNPACKED, _PACKED, _DATA, _DICTIONARY, _DATA_2 = 2, 3, 5, 7, 8
_VALUES, _WRITTEN, _WRITTEN_2 = 1, 2, 4
_LONGEST_NAME = 10_000
#: What a reader of dictionaries keeps of each value beside its bytes.
_ENTRY = 20


class Chunk(NamedTuple):
    """“The authors of this group stand at byte 4, in 900 bytes”: `column` is the name of the column of the table."""

    column: str
    start: int
    size: int


class Group(NamedTuple):
    """“5,000 rows, and these are their columns”."""

    rows: int
    chunks: tuple[Chunk, ...]


class Pages(NamedTuple):
    """“In this chunk lie 5,000 values, and 2 MB must be in memory to read them”: `encodings` are the numbers of the format."""

    values: int
    memory: int
    encodings: frozenset[int]


def contents_size(file: BinaryIO) -> int | None:
    """How many bytes the table of contents at the end of the file has; None where there is no such end."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    length = int.from_bytes(tail[:4], "little")
    return length if tail.endswith(MAGIC) and length + TAIL <= size else None


def groups_of(file: BinaryIO) -> tuple[Group, ...]:
    """The row groups by the table of contents of a file that has one; raises BrokenThrift where it cannot be read."""
    length = contents_size(file) or 0
    file.seek(-(length + TAIL), io.SEEK_END)
    inside: BinaryIO = io.BytesIO(file.read(length))
    contents = read_struct(inside, _LONGEST_NAME)
    number(inside, contents, _ROWS)
    return tuple(
        Group(
            number(inside, group, _ROWS_OF_GROUP),
            tuple(_chunk(inside, one) for one in structs(inside, group, _CHUNKS)),
        )
        for group in structs(inside, contents, _GROUPS)
    )


def _chunk(file: BinaryIO, chunk: Struct) -> Chunk:
    said = chunk.get(_SAID)
    path = said.get(_PATH) if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(path, list) or not path or not isinstance(path[0], bytes):
        raise BrokenThrift(file)
    starts = [number(file, said, _START)]
    if isinstance(first := said.get(_START_OF_DICTIONARY), int) and first > 0:
        starts.append(first)
    return Chunk(path[0].decode("utf-8", "replace"), min(starts), number(file, said, _SIZE))


def pages_of(file: BinaryIO, start: int, size: int) -> Pages:
    """The pages of the chunk of `size` bytes at byte `start`; raises BrokenThrift where they are none."""
    values, largest, dictionary, at = 0, 0, 0, start
    encodings: set[int] = set()
    while at < start + size:
        file.seek(at)
        head = read_struct(file)
        unpacked, packed = number(file, head, _UNPACKED), number(file, head, _PACKED)
        at = file.tell() + packed
        if at > start + size:
            raise BrokenThrift(file)
        inside = head.get(_DATA) or head.get(_DATA_2) or head.get(_DICTIONARY)
        if not isinstance(inside, dict):
            continue
        count = number(file, inside, _VALUES)
        if _DICTIONARY in head:
            dictionary += unpacked + _ENTRY * count
            continue
        values += count
        largest = max(largest, unpacked + packed)
        encodings.add(number(file, inside, _WRITTEN_2 if _DATA_2 in head else _WRITTEN))
    return Pages(values, largest + dictionary, frozenset(encodings))
