"""Parquet files of articles: one row, one article, one row at a time, in a memory that no file can overdraw.

::

    end of the file -> columns that an article may be read from -> row group -> are its pages small enough? -> rows
                       (flat ones, and lists)                                   no: told, on to the next group
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from runut.errors import BrokenRow, EmptySource, SourceError
from runut.read.inputs import Refused
from runut.read.options import USUAL_COLUMNS, ReadOptions
from runut.read.parquetpages import Group, contents_size, groups_of, pages_of
from runut.read.rows import Row

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

#: What reading a damaged file may raise beside the errors of pyarrow: those of its C++ parts come as plain ones.
_DAMAGE = (OSError, ValueError, TypeError, RuntimeError, LookupError, ArithmeticError, MemoryError)

_ANEW = "write the file anew"
_SMALLER = "write the file anew with smaller pages, or as JSON Lines"
_BUFFER = 1 << 16
#: What the end of a file may have, and the pages of a row group that are in memory at once, in bytes.
_MOST_END, _MOST_PAGES = 5_000_000, 200_000_000
#: Of the lists in one column of a row group, and of one list in one row. In few bytes may stand as many as one likes.
_MOST_VALUES, _MOST_PARTS = 20_000_000, 1_000
#: Every file may have so many rows, a large one as many as it has bytes: what more there is can only repeat itself.
_ROWS = 10_000
#: What all rows may hold, as JSON: so many times what the file has, and what a small file may have.
_GROWTH, _FREE = 200, 100_000_000
#: Values that are written as what they share with the one before (DELTA_BYTE_ARRAY) grow without end in a list.
_SHARING = 7


def parquet_rows(file: BinaryIO, place: str, options: ReadOptions, refused: Refused) -> Iterator[Row]:
    """The rows of a Parquet file, with the columns that an article may be read from.

    Raises SourceError where the reader of such files is not installed, the file is damaged or comes in by a pipe. A row
    group that would take more memory than any article needs is handed to `refused`.
    """
    try:
        # An optional part: it is five times as large as all else that reads.
        from pyarrow import lib  # noqa: PLC0415 (see above)
    except ImportError as error:
        reason = "Parquet files are read by pyarrow, which is not installed"
        raise SourceError(place, reason, "install it (pip install 'runut[parquet]') or give JSON Lines") from error
    if not file.seekable():
        raise SourceError(place, "a Parquet file cannot be read as it comes in", "save it as a file and give its path")
    reader = _Reader(file, place, options, refused)
    try:
        yield from reader.rows()
    except (lib.ArrowException, *_DAMAGE) as error:
        said = " ".join(str(error).split())[:200].rstrip(".").lower()
        reason = f"the Parquet file is damaged after row {reader.number:,} ({said})"
        raise SourceError(place, reason, _ANEW) from error
    if not reader.groups:
        refused(EmptySource(place, "there is no row in it", "give a file that holds articles"))


class _Reader:
    """Reads one file; `number` is the last row that was given, `groups` how many groups with rows were seen."""

    def __init__(self, file: BinaryIO, place: str, options: ReadOptions, refused: Refused) -> None:
        self.number, self.groups = 0, 0
        self._file, self._place, self._refused = file, place, refused
        self._known = {name for field in USUAL_COLUMNS for name in options.columns(field)}
        self._size = file.seek(0, io.SEEK_END)

    def rows(self) -> Iterator[Row]:
        """The rows, in the order of the file."""
        left = _GROWTH * self._size + _FREE
        for row in self._rows():
            left -= len(row.raw)
            if left < 0:
                reason = f"its rows hold more than {_GROWTH} times what it has, as no file of articles does"
                raise SourceError(self._place, reason, _ANEW)
            yield row

    def _rows(self) -> Iterator[Row]:
        table = self._opened()
        names = table.schema_arrow.names
        # Of a table without any known column all are read, so that the error can name them.
        wanted = [name for name in names if name in self._known] or names
        if twice := sorted(name for name in set(wanted) if wanted.count(name) > 1):
            raise SourceError(self._place, f"two of its columns are called “{twice[0][:80]}”", "rename one of them")
        kinds = {name: _kind(table.schema_arrow.field(name).type) for name in wanted}
        read = [name for name in wanted if kinds[name]]
        lists = frozenset(name for name in read if kinds[name] == "list")
        hollow = dict.fromkeys(name for name in wanted if not kinds[name])
        for at, group in enumerate(groups_of(self._file)):
            if not group.rows:
                continue
            first, self.groups = self.number, self.groups + 1
            if reason := self._too_large(group, read, lists):
                self._refused(SourceError(f"{self._place}, row group {at + 1:,}", reason, _SMALLER))
                self.number = first + group.rows
                continue
            # One row at a time: each may hold all that a page holds.
            for batch in table.iter_batches(batch_size=1, row_groups=[at], columns=read, use_threads=False):
                self.number += 1
                if reason := _long_list(batch, lists):
                    where = f"{self._place}, row {self.number:,}"
                    self._refused(BrokenRow(where, reason, "leave the row out, or name another column"))
                    continue
                for values in batch.to_pylist():
                    yield _row(self._place, self.number, {**values, **hollow})

    def _opened(self) -> "ParquetFile":
        """The file with its end read, lists so that values which repeat are in memory once."""
        from pyarrow import parquet  # noqa: PLC0415 (an optional part)

        size, length = self._size, contents_size(self._file)
        if length is not None and length > _MOST_END:
            reason = f"the table of contents at its end has {length:,} bytes (at most {_MOST_END:,})"
            raise SourceError(self._place, reason, "write the file anew with larger row groups")
        kept = parquet.read_metadata(self._file)
        if kept.num_rows > size + _ROWS:
            reason = f"it says that it has {kept.num_rows:,} rows in {size:,} bytes, as no file of articles has"
            raise SourceError(self._place, reason, _ANEW)
        repeated = [one.path for one in map(kept.schema.column, range(kept.num_columns)) if _repeats(one)]
        return parquet.ParquetFile(
            self._file, metadata=kept, read_dictionary=repeated, buffer_size=_BUFFER, memory_map=False, pre_buffer=False
        )

    def _too_large(self, group: Group, read: list[str], lists: frozenset[str]) -> str | None:
        """Why a row group cannot be read in the memory that there is for it; None where it can."""
        memory = 0
        for column, start, size in group.chunks:
            if column not in read:
                continue
            pages = pages_of(self._file, start, size)
            memory += pages.memory
            if column in lists and (pages.values > _MOST_VALUES or _SHARING in pages.encodings):
                return f"the lists of its column “{column[:80]}” may grow without end when they are unpacked"
        if memory <= _MOST_PAGES:
            return None
        return f"its pages take {memory:,} bytes when they are unpacked (at most {_MOST_PAGES:,}), as no articles do"


def _kind(kind: Any) -> str:  # noqa: ANN401 (a type of pyarrow, which has no types of its own)
    """How a column is read: “flat”, as a “list” of flat values, or not at all (""), since it holds no part of an article."""
    from pyarrow import types  # noqa: PLC0415 (an optional part)

    if not types.is_nested(kind):
        return "flat"
    listed = types.is_list(kind) or types.is_large_list(kind)
    return "list" if listed and not types.is_nested(kind.value_type) else ""


def _repeats(column: Any) -> bool:  # noqa: ANN401 (as above)
    return bool(column.max_repetition_level) and column.physical_type == "BYTE_ARRAY"


def _long_list(batch: Any, lists: frozenset[str]) -> str | None:  # noqa: ANN401 (as above)
    """Why the lists of a batch are no lists of authors; None where they may be."""
    for name in lists:
        parts = max((len(one.values) for one in batch.column(name) if one.is_valid), default=0)
        if parts > _MOST_PARTS:
            return f"the list in its column “{name[:80]}” has {parts:,} parts (at most {_MOST_PARTS:,})"
    return None


def _row(place: str, number: int, values: Mapping[str, object]) -> Row:
    plain = {name: _plain(value) for name, value in values.items()}
    raw = msgspec.json.encode(plain, order="sorted")
    return Row(place=place, where=f"{place}, row {number:,}", number=number, values=plain, raw=raw)


def _plain(value: object) -> object:
    """`value` as a JSON row would hold it: times as ISO 8601, bytes as text."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", errors="replace")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if value is None or isinstance(value, (str, int, float, bool, dict)):
        return value
    return str(value)
