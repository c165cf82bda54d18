"""JSON Lines, and JSON arrays of articles: one row, one article; a broken row does not stop the others."""

import codecs
import io
import re
from collections.abc import Callable, Iterator
from typing import AnyStr, BinaryIO

import msgspec

from runut.errors import BrokenRow, EmptySource, SourceError
from runut.read.decoding import decode, wide_encoding
from runut.read.inputs import Refused
from runut.read.rows import Row
from runut.read.text import too_long

#: UTF-8 takes at most this many bytes for one character.
BYTES_PER_CHARACTER = 4

_CHUNK = 1 << 20
_AT_BYTE = re.compile(r" \(byte (\d+)\)$")


def json_lines(file: BinaryIO, place: str, longest: int, refused: Refused) -> Iterator[Row]:
    """The rows of a JSON Lines file, one at a time; blank lines are passed over, broken ones handed to `refused`."""
    number, any_row = 0, False
    for number, raw in enumerate(_lines(file, longest * BYTES_PER_CHARACTER), 1):
        if raw is None:
            size = f"more than {longest * BYTES_PER_CHARACTER:,} bytes"
            refused(too_long(f"{place}, line {number}", size, longest))
            continue
        line = raw.removeprefix(codecs.BOM_UTF8) if number == 1 else raw
        if not line.strip():
            continue
        any_row = True
        try:
            yield _row(line.rstrip(b"\r\n"), place, f"{place}, line {number}", number)
        except SourceError as error:
            refused(error)
    if not number or not any_row:
        refused(EmptySource(place, "there is no row in it", "give a file that holds articles"))


def json_array(raw: bytes, place: str, refused: Refused) -> Iterator[Row]:
    """The objects of a JSON array (or the one object that the file is), numbered from 1."""
    body = raw.removeprefix(codecs.BOM_UTF8)
    try:
        parts = msgspec.json.decode(body, type=list[msgspec.Raw] | dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        refused(_broken(place, body, error))
        return
    except RecursionError:
        refused(BrokenRow(place, "its lists or objects are nested too deeply to be read", "mend the file"))
        return
    raws = [bytes(part) for part in parts] if isinstance(parts, list) else [body]
    if not raws:
        refused(EmptySource(place, "the array is empty", "give a file that holds articles"))
    for number, part in enumerate(raws, 1):
        try:
            yield _row(part, place, f"{place}, row {number}", number)
        except SourceError as error:
            refused(error)


def _lines(file: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """The file's lines as UTF-8; None for each that is longer than `limit` bytes, of which no more is kept in memory."""
    head = file.peek(_CHUNK)[:_CHUNK] if hasattr(file, "peek") else b""
    wide = wide_encoding(head)
    if wide is not None and wide != "utf-8":
        wrapper = io.TextIOWrapper(file, wide, errors="replace")
        try:
            # A sign takes two bytes or more.
            for wide_line in _bounded(wrapper.readline, limit // 2, "\n"):
                yield None if wide_line is None else wide_line.removeprefix("\ufeff").encode()
        finally:
            wrapper.detach()  # who opened the file closes it
        return
    yield from _bounded(file.readline, limit, b"\n")


def _bounded(readline: Callable[[int], AnyStr], limit: int, end: AnyStr) -> Iterator[AnyStr | None]:
    while line := readline(limit + 1):
        if len(line) <= limit or line.endswith(end):
            yield line
            continue
        while (rest := readline(_CHUNK)) and not rest.endswith(end):
            pass
        yield None


def _row(raw: bytes, place: str, where: str, number: int) -> Row:
    encoding, body = "utf-8", raw
    notes: tuple[str, ...] = ()
    try:
        body.decode()
    except UnicodeDecodeError:
        decoded = decode(raw, where)
        encoding, notes, body = decoded.encoding, decoded.notes, decoded.text.encode()
    try:
        values = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise _broken(where, body, error) from error
    except RecursionError as error:
        raise BrokenRow(where, "its lists or objects are nested too deeply to be read", "mend the row") from error
    if not isinstance(values, dict):
        raise BrokenRow(where, "the row is no object with named fields", 'write it as {"title": ..., "text": ...}')
    return Row(place=place, where=where, number=number, values=values, raw=raw, encoding=encoding, notes=notes)


def _broken(where: str, body: bytes, error: Exception) -> BrokenRow:
    """The sentence for a row that is no JSON, with the character where it stops being so."""
    match = _AT_BYTE.search(str(error))
    if match is None and body.rstrip()[-1:] in {b"}", b"]"}:
        return BrokenRow(where, "this is not JSON", "mend the row")
    at = int(match[1]) if match else len(body)
    line = body.count(b"\n", 0, at)
    column = len(body[body.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")) + 1
    here = f"line {line + 1}, column {column}" if line else f"column {column}"
    if match is None:
        return BrokenRow(f"{where}, {here}", "the JSON ends in the middle", "the row was cut; write it again whole")
    return BrokenRow(f"{where}, {here}", "this is not JSON", "mend the row")
