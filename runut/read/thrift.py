"""What stands in a struct of Apache Thrift's compact protocol, by the numbers of its fields?

::

    [step and kind of a field][its value] [step and kind][value] ... [0]

Parquet writes its table of contents and the heads of its pages so. They are read here, and not asked of the library that
unpacks the pages, since that ends the whole program on some that are damaged. Source: thrift-compact-protocol.md of Apache
Thrift.
"""

import io
from typing import BinaryIO

Struct = dict[int, object]

_DEEPEST, _LONGEST_NUMBER = 12, 70
_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_NUMBERS = frozenset({4, 5, 6})
_LONG, _DOUBLES = 15, 8


class BrokenThrift(ValueError):
    """What should be a struct is none; says at which byte that was seen."""

    def __init__(self, file: BinaryIO) -> None:
        """Say where `file` stands."""
        super().__init__(f"what says how it is written cannot be read at byte {file.tell():,}")


def read_struct(file: BinaryIO, longest: int = 0, depth: int = 0) -> Struct:
    """The struct that begins where `file` stands: numbers, structs and lists by their fields, bytes up to `longest` of them.

    What is longer, and other kinds of values, are None. Raises BrokenThrift.
    """
    if depth > _DEEPEST:
        raise BrokenThrift(file)
    found: Struct = {}
    field = 0
    while sign := _byte(file):
        step, kind = sign >> 4, sign & 0x0F
        field = field + step if step else _zigzag(file)
        found[field] = kind == _TRUE if kind in {_TRUE, _FALSE} else _value(file, kind, longest, depth)
    return found


def number(file: BinaryIO, struct: Struct, field: int) -> int:
    """The number in a field that must hold one, 0 or more; raises BrokenThrift, with where `file` stands, where it does not."""
    found = struct.get(field)
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise BrokenThrift(file)
    return found


def structs(file: BinaryIO, struct: Struct, field: int) -> list[Struct]:
    """The structs in the list that a field must hold; raises BrokenThrift where it does not."""
    found = struct.get(field)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise BrokenThrift(file)
    return found


def _value(file: BinaryIO, kind: int, longest: int, depth: int) -> object:
    if kind in _NUMBERS:
        return _zigzag(file)
    if kind == _STRUCT:
        return read_struct(file, longest, depth + 1)
    if kind in {_LIST, _SET}:
        return _list(file, longest, depth + 1)
    if kind == _BYTE:
        return _byte(file)
    if kind not in {_BINARY, _DOUBLE}:
        raise BrokenThrift(file)
    size = _varint(file) if kind == _BINARY else _DOUBLES
    if kind == _BINARY and size <= longest:
        return file.read(size)
    file.seek(size, io.SEEK_CUR)
    return None


def _list(file: BinaryIO, longest: int, depth: int) -> list[object]:
    if depth > _DEEPEST:
        raise BrokenThrift(file)
    sign = _byte(file)
    count, inner = sign >> 4, sign & 0x0F
    # In a list a truth takes a byte.
    each = _BYTE if inner in {_TRUE, _FALSE} else inner
    return [_value(file, each, longest, depth) for _ in range(_varint(file) if count == _LONG else count)]


def _byte(file: BinaryIO) -> int:
    raw = file.read(1)
    if not raw:
        raise BrokenThrift(file)
    return raw[0]


def _varint(file: BinaryIO) -> int:
    found = 0
    for shift in range(0, _LONGEST_NUMBER, 7):
        sign = _byte(file)
        found |= (sign & 0x7F) << shift
        if sign < 0x80:  # noqa: PLR2004 (the top bit says that more comes)
            return found
    raise BrokenThrift(file)


def _zigzag(file: BinaryIO) -> int:
    found = _varint(file)
    return (found >> 1) ^ -(found & 1)
