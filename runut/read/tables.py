"""CSV and TSV: a header line, then one article to a row."""

import csv
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec import structs

from runut.errors import BrokenRow, EmptySource, SourceError, UndecodableSource
from runut.read.decoding import decode, wide_encoding
from runut.read.inputs import Refused
from runut.read.rows import Row
from runut.read.text import too_long

_SAMPLE, _PIECE = 1 << 20, 1 << 20
_WIDE, _LARGEST_SIGN = ("utf-16", "utf-32"), 4  # bytes

if TYPE_CHECKING:
    from _csv import Reader as CsvReader


class _Remembering:
    """The lines of a file, with those that the reader took for its current row.

    A line of more than twice `longest` characters is never in memory: in its place stands one cell that is too long.
    """

    def __init__(self, file: io.TextIOWrapper, longest: int) -> None:
        self._file, self._longest, self._most = file, longest, 2 * longest
        self.taken: list[str] = []

    def __iter__(self) -> "_Remembering":
        return self

    def __next__(self) -> str:
        line = self._file.readline(self._most)
        if not line:
            raise StopIteration
        if len(line) == self._most and not line.endswith(("\r", "\n")):
            while (rest := self._file.readline(_PIECE)) and not rest.endswith(("\r", "\n")):
                pass
            return "x" * (self._longest + 1) + "\n"
        self.taken.append(line)
        return line


def table_rows(file: BinaryIO, place: str, longest: int, refused: Refused) -> Iterator[Row]:
    """The rows of a CSV file (or TSV: the header line tells), one at a time; broken ones are handed to `refused`."""
    encoding, head = _encoding(file, place)
    if not head.strip():
        refused(_no_row(place))
        return
    # Bytes that are not of the encoding travel through the reader unharmed and are decoded cell by cell.
    errors = "replace" if encoding.startswith(_WIDE) else "surrogateescape"
    wrapper = io.TextIOWrapper(file, encoding, errors=errors, newline="")
    try:
        lines = _Remembering(wrapper, longest)
        # The limit is the module's, and articles are longer than its 128 KiB.
        csv.field_size_limit(longest)
        reader = csv.reader(lines, delimiter=_delimiter(head.splitlines()[0]), strict=True)
        header = _header(reader, place, refused)
        if header is None:
            return
        for where, number, cells in _cells(reader, lines, place, refused):
            if len(cells) != len(header):
                reason = f"the row has {len(cells)} cells under {len(header)} columns"
                refused(BrokenRow(where, reason, "put cells that hold commas or line ends in quotation marks"))
                continue
            values = dict(zip(header, cells, strict=True))
            raw = "".join(lines.taken).encode(encoding, errors=errors)
            row = Row(place=place, where=where, number=number, values=values, raw=raw, encoding=encoding)
            try:
                yield row if errors == "replace" else _mended(row)
            except UndecodableSource as error:
                refused(error)
    finally:
        wrapper.detach()


def _header(reader: "CsvReader", place: str, refused: Refused) -> list[str] | None:
    """The names of the columns; None where they cannot be read, which is told."""
    try:
        return [name.strip().removeprefix("\ufeff") for name in next(reader)]
    except StopIteration:
        refused(_no_row(place))
    except csv.Error as error:
        refused(_broken(f"{place}, line 1", str(error), reader.line_num, csv.field_size_limit()))
    return None


def _cells(
    reader: "CsvReader", lines: _Remembering, place: str, refused: Refused
) -> Iterator[tuple[str, int, list[str]]]:
    """Where each row stands, the number of its first line, and its cells; blank lines are passed over."""
    any_row = False
    while True:
        lines.taken.clear()
        number = reader.line_num + 1
        where = f"{place}, line {number}"
        try:
            cells = next(reader)
        except StopIteration:
            if not any_row:
                refused(_no_row(place))
            return
        except csv.Error as error:
            any_row = True
            refused(_broken(where, str(error), reader.line_num, csv.field_size_limit()))
            continue
        if cells:
            any_row = True
            yield where, number, cells


def _no_row(place: str) -> EmptySource:
    return EmptySource(place, "there is no row in it", "give a file that holds articles")


def _mended(row: Row) -> Row:
    """The row, decoded anew where some of its bytes are not of the file's encoding."""
    values = {name: str(value).encode(row.encoding, errors="surrogateescape") for name, value in row.values.items()}
    try:
        for value in values.values():
            value.decode(row.encoding)
    except UnicodeDecodeError:
        decoded = decode(row.raw, row.where)
        texts = {name: value.decode(decoded.encoding, errors="replace") for name, value in values.items()}
        return structs.replace(row, values=texts, encoding=decoded.encoding, notes=decoded.notes)
    return row


def _broken(where: str, error: str, last: int, longest: int) -> SourceError:
    if "field larger" in error:
        return too_long(where, "the characters of one cell", longest)
    if "unexpected end" in error:
        reason = f"a quotation mark opened in this row is not closed by line {last}, where the next rows cannot be told apart"
        return BrokenRow(where, reason, "close it, or double it if it belongs to the text")
    return BrokenRow(where, f"the row cannot be read ({error})", "mend the row")


def _encoding(file: BinaryIO, place: str) -> tuple[str, str]:
    """The file's encoding and its first characters, judged by its first mebibyte."""
    head = file.peek(_SAMPLE) if hasattr(file, "peek") else b""
    wide = wide_encoding(head)
    if wide is not None and wide.startswith(_WIDE):
        return wide, head[: len(head) - len(head) % _LARGEST_SIGN].decode(wide, "replace").removeprefix("\ufeff")
    cut = head.rfind(b"\n") + 1 or len(head)
    decoded = decode(head[:cut], place) if head else decode(b"", place)
    return decoded.encoding, decoded.text


def _delimiter(header: str) -> str:
    """The sign that parts the columns: the one of comma, semicolon and tab that the header has most of."""
    return max(",;\t", key=header.count)
