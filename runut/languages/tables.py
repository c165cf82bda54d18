"""How a data file of the package becomes typed values, with its mistakes told by file and line."""

from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from runut.errors import PackError

T = TypeVar("T")


def read_toml(path: Traversable, schema: type[T]) -> T:
    """The file's content as a value of `schema`; PackError with file and field where it does not fit."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=schema)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        message = f"{path}: {error}; mend the file so that it fits {schema.__name__}."
        raise PackError(message) from error


def read_tsv(path: Traversable, schema: type[T]) -> tuple[T, ...]:
    """The rows of a tab-separated file with a header line, each as a value of `schema`, in order.

    Columns are named like the schema's fields; an empty cell leaves the field to its default; lines that begin with ``#``
    are comments. Raises PackError with file and line where a row does not fit.
    """
    lines = path.read_text(encoding="utf-8").split("\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not numbered:
        return ()
    header = numbered[0][1].split("\t")
    rows = []
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) > len(header):
            message = f"{path}, line {number}: {len(cells)} cells under {len(header)} columns; mend the line."
            raise PackError(message)
        row = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
        try:
            rows.append(msgspec.convert(row, schema, strict=False))
        except msgspec.ValidationError as error:
            message = f"{path}, line {number}: {error}; mend the line so that it fits {schema.__name__}."
            raise PackError(message) from error
    return tuple(rows)
