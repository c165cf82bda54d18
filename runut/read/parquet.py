"""Parquet files of articles: one row, one article, a few rows at a time."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import BinaryIO

import msgspec

from runut.errors import EmptySource, SourceError
from runut.read.inputs import Refused
from runut.read.options import USUAL_COLUMNS, ReadOptions
from runut.read.rows import Row

MAGIC = b"PAR1"

#: Rows that are in memory at once, beside the pages of the file that hold them.
_ROWS = 16
_ANEW = "write the file anew"


def parquet_rows(file: BinaryIO, place: str, options: ReadOptions, refused: Refused) -> Iterator[Row]:
    """The rows of a Parquet file, with the columns that an article may be read from.

    Raises SourceError where the reader of such files is not installed, the file is damaged or comes in by a pipe.
    """
    try:
        # An optional part: it is five times as large as all else that reads.
        from pyarrow import lib, parquet  # noqa: PLC0415 (see above)
    except ImportError as error:
        reason = "Parquet files are read by pyarrow, which is not installed"
        raise SourceError(place, reason, "install it (pip install 'runut[parquet]') or give JSON Lines") from error
    if not file.seekable():
        raise SourceError(place, "a Parquet file cannot be read as it comes in", "save it as a file and give its path")
    number = 0
    try:
        table = parquet.ParquetFile(file, memory_map=False, pre_buffer=False)
        names = table.schema_arrow.names
        known = {name for field in USUAL_COLUMNS for name in options.columns(field)}
        # Of a table without any known column all are read, so that the error can name them.
        wanted = [name for name in names if name in known] or names
        for batch in table.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
            for values in batch.to_pylist():
                number += 1
                yield _row(place, number, values)
    except (lib.ArrowException, OSError, ValueError, TypeError) as error:
        reason = f"the Parquet file is damaged after row {number:,} ({' '.join(str(error).split())[:200].rstrip('.').lower()})"
        raise SourceError(place, reason, _ANEW) from error
    if not number:
        refused(EmptySource(place, "there is no row in it", "give a file that holds articles"))


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
