"""How a record becomes a row and a row the record again."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_type_hints

import msgspec
from msgspec import Struct
from sqlalchemy import Table

from runut.records.span import Span

S = TypeVar("S", bound=Struct)


def _span_columns(field: str, table: Table) -> tuple[str, str]:
    """The two columns that hold the span `field`: plain start and end where the record is its span."""
    return (f"{field}_start", f"{field}_end") if f"{field}_start" in table.c else ("start", "end")


def _is_span(hint: Any) -> bool:  # noqa: ANN401  # a type hint has no type of its own
    return hint is Span or hint == (Span | None)


class Codec:
    """One record type and its table: ``to_row`` and ``from_row`` are each other's inverse.

    A field that is a Span takes two columns, a scalar one, anything else one JSON column. Fields without a column are left
    out and take their default when read back; `extra` columns (the article's id) are given by the caller.
    """

    def __init__(self, record: type[Struct], table: Table, *, rename: Mapping[str, str] | None = None) -> None:
        """Work out once which field goes where; `rename` maps a field to its column where they differ."""
        self.record, self.table = record, table
        hints = get_type_hints(record)
        names = dict(rename or {})
        self._spans = {f: _span_columns(names.get(f, f), table) for f in hints if _is_span(hints[f])}
        self._plain = {f: names.get(f, f) for f in hints if f not in self._spans and names.get(f, f) in table.c}

    def to_row(self, value: Struct, **extra: object) -> dict[str, Any]:
        """The row of `value`, its lists as plain JSON values, with the `extra` columns added."""
        row: dict[str, Any] = {
            column: msgspec.to_builtins(getattr(value, field)) for field, column in self._plain.items()
        }
        for field, (start, end) in self._spans.items():
            span: Span | None = getattr(value, field)
            row[start], row[end] = (span.start, span.end) if span is not None else (None, None)
        return row | extra

    def from_row(self, row: Mapping[str, Any], as_type: type[S], **extra: object) -> S:
        """The record of `row`; `extra` fields are those that no column holds."""
        fields: dict[str, Any] = {field: row[column] for field, column in self._plain.items()}
        for field, (start, end) in self._spans.items():
            fields[field] = None if row[start] is None else (row[start], row[end])
        return msgspec.convert(fields | extra, as_type)
