"""How a table becomes a CSV file that no spreadsheet runs."""

import csv
import io
import re
from collections.abc import Generator, Iterable, Sequence

from msgspec import Struct

# What a spreadsheet takes for a formula or a command, where it begins a cell; the last four are wide letters.
_SIGNS = "=+\\-@＝＋－＠"  # noqa: RUF001  # the wide signs are meant
# Where a cell begins, or would begin for programs that split at line breaks, tabs and semicolons in spite of quotation marks.
_FORMULA = re.compile(rf"(\A[ \u00a0\ufeff]*(?=[{_SIGNS}\t\r\n])|[\r\n;\t]\"*(?=[{_SIGNS}]))")
# By this, spreadsheets know the letters of a file.
BOM = "\ufeff".encode()

Cell = str | int | float | None


def cell(value: Cell) -> Cell:
    """A cell as it is written: text that could be a formula is marked as text, a number stays a number.

    >>> cell("=2+3"), cell("-3,5"), cell(-3.5), cell("2024-08-04"), cell("a;=2+3")
    ("'=2+3", "'-3,5", -3.5, '2024-08-04', "a;'=2+3")
    """
    if isinstance(value, str):
        return _FORMULA.sub(r"\1'", value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def lines(columns: Sequence[str], portions: Iterable[Sequence[Struct]]) -> Generator[bytes]:
    """The file in pieces: the names of its columns, then each portion of its lines; all text in quotation marks."""
    yield _written([columns])
    for portion in portions:
        if portion:
            yield _written([[cell(getattr(line, name)) for name in columns] for line in portion])


def _written(rows: Iterable[Sequence[Cell]]) -> bytes:
    page = io.StringIO()
    csv.writer(page, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)
    # What is no letter (half of a pair) becomes a question mark: it cannot be written as UTF-8.
    return page.getvalue().encode("utf-8", "replace")
