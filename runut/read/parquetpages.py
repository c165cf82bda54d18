"""How large are the pages of a Parquet column, before anything unpacks them?

::

    chunk of a column:  [head][page] [head][page] ...      each head, a Thrift struct, says how its page unpacks
                          |
                          +-> Pages: what must be in memory at once, how many values there are, how they are written

What a file says of its columns at its end may be wrong; what stands before a page is what whoever unpacks it goes by. Source:
parquet-format 2.11 (PageHeader) and the compact protocol of Apache Thrift.
"""

from collections.abc import Callable, Mapping
from typing import BinaryIO, NamedTuple

#: What a head may hold: structs of structs, and statistics as long as the page's values.
_DEEPEST, _VARINT = 8, 70
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_NUMBERS = frozenset({4, 5, 6})
_LONG = 15
#: Fields of a head, and of what is in it for each kind of page.
_KIND, _UNPACKED, _PACKED, _DATA, _DICTIONARY, _DATA_2 = 1, 2, 3, 5, 7, 8
_VALUES, _WRITTEN, _WRITTEN_2 = 1, 2, 4
#: What a reader of dictionaries keeps of each value beside its bytes.
_ENTRY = 20


class BrokenPages(ValueError):
    """What should be the head of a page is none; says at which byte that was seen."""

    def __init__(self, file: BinaryIO) -> None:
        """Say where `file` stands."""
        super().__init__(f"the head of a page cannot be read at byte {file.tell():,}")


class Pages(NamedTuple):
    """“In this chunk lie 5,000 values, and 2 MB must be in memory to read them”: `encodings` are the numbers of the format."""

    values: int
    memory: int
    encodings: frozenset[int]


def pages_of(file: BinaryIO, start: int, size: int) -> Pages:
    """The pages of the chunk of `size` bytes at byte `start`; raises BrokenPages where they are none."""
    values, largest, dictionary, at = 0, 0, 0, start
    encodings: set[int] = set()
    while at < start + size:
        file.seek(at)
        head = _struct(file)
        unpacked, packed = _number(file, head, _UNPACKED), _number(file, head, _PACKED)
        at = file.tell() + packed
        if at > start + size:
            raise BrokenPages(file)
        inside = head.get(_DATA) or head.get(_DATA_2) or head.get(_DICTIONARY)
        if not isinstance(inside, Mapping):
            continue
        count = _number(file, inside, _VALUES)
        if _DICTIONARY in head:
            dictionary += unpacked + _ENTRY * count
            continue
        values += count
        largest = max(largest, unpacked + packed)
        encodings.add(_number(file, inside, _WRITTEN_2 if _DATA_2 in head else _WRITTEN))
    return Pages(values, largest + dictionary, frozenset(encodings))


def _number(file: BinaryIO, fields: Mapping[int, object], field: int) -> int:
    found = fields.get(field)
    if not isinstance(found, int) or found < 0:
        raise BrokenPages(file)
    return found


def _struct(file: BinaryIO, depth: int = 0) -> dict[int, object]:
    """The numbers and structs of the struct that begins where the file stands, by the numbers of their fields."""
    if depth > _DEEPEST:
        raise BrokenPages(file)
    found: dict[int, object] = {}
    field = 0
    while sign := _byte(file):
        step, kind = sign >> 4, sign & 0x0F
        field = field + step if step else _zigzag(file)
        found[field] = _value(file, kind, depth)
    return found


def _value(file: BinaryIO, kind: int, depth: int) -> object:
    if kind in _NUMBERS:
        return _zigzag(file)
    if kind in {_TRUE, _FALSE}:
        return kind == _TRUE
    if kind in {_LIST, _SET}:
        sign = _byte(file)
        count, inner = sign >> 4, sign & 0x0F
        for _ in range(_varint(file) if count == _LONG else count):
            _value(file, _BYTE if inner in {_TRUE, _FALSE} else inner, depth + 1)
        return None
    others: Mapping[int, Callable[[], object]] = {
        _BYTE: lambda: _byte(file),
        _DOUBLE: lambda: file.seek(8, 1),
        _BINARY: lambda: file.seek(_varint(file), 1),
        _STRUCT: lambda: _struct(file, depth + 1),
    }
    if kind not in others:
        raise BrokenPages(file)
    return others[kind]()


def _byte(file: BinaryIO) -> int:
    raw = file.read(1)
    if not raw:
        raise BrokenPages(file)
    return raw[0]


def _varint(file: BinaryIO) -> int:
    found = 0
    for shift in range(0, _VARINT, 7):
        sign = _byte(file)
        found |= (sign & 0x7F) << shift
        if sign < 0x80:  # noqa: PLR2004 (the top bit says that more comes)
            return found
    raise BrokenPages(file)


def _zigzag(file: BinaryIO) -> int:
    found = _varint(file)
    return (found >> 1) ^ -(found & 1)
