"""How a record becomes a row and a row the record again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct
from sqlalchemy import JSON, Column, Float, Table

from runut.records.span import Span


def _span_columns(field: str, table: Table) -> tuple[str, str]:
    """The two columns that hold the span `field`: plain start and end where the record is its span."""
    return (f"{field}_start", f"{field}_end") if f"{field}_start" in table.c else ("start", "end")


def _is_span(hint: Any) -> bool:  # noqa: ANN401  # a type hint has no type of its own
    return hint is Span or hint == (Span | None)


class Codec:
    """One record type and its table: ``to_row`` and ``from_rows`` are each other's inverse.

    A field that is a Span takes two columns, a scalar one, anything else one JSON column. Fields without a column are left
    out and take their default when read back; `extra` columns (the article's id) are given by the caller.
    """

    def __init__(self, record: type[Struct], table: Table, *, rename: Mapping[str, str] | None = None) -> None:
        """Work out once which field goes where; `rename` maps a field to its column where they differ."""
        self.record, self.table = record, table
        self._listed: Any = list[record]  # type: ignore[valid-type]  # the type of an answer of `from_rows`
        hints = get_type_hints(record)
        names = dict(rename or {})
        self._spans = {f: _span_columns(names.get(f, f), table) for f in hints if _is_span(hints[f])}
        self._plain = {f: names.get(f, f) for f in hints if f not in self._spans and names.get(f, f) in table.c}
        self._decoder = msgspec.json.Decoder(self._listed)

    def to_row(self, value: Struct, **extra: object) -> dict[str, Any]:
        """The row of `value`, its lists as they are, with the `extra` columns added."""
        row: dict[str, Any] = {column: getattr(value, field) for field, column in self._plain.items()}
        for field, (start, end) in self._spans.items():
            span: Span | None = getattr(value, field)
            row[start], row[end] = (span.start, span.end) if span is not None else (None, None)
        return row | extra

    @property
    def columns(self) -> list[Column[Any]]:
        """The columns that hold the fields, as `from_rows` wants them."""
        names = [*self._plain.values(), *(end for ends in self._spans.values() for end in ends)]
        return [self.table.c[name] for name in names]

    def from_rows(self, rows: Sequence[Sequence[Any]]) -> list[Any]:
        """The records of rows that begin with `columns`, in order; all at once, which is what makes reading quick."""
        fields, plain = [*self._plain], len(self._plain)
        spans = [(name, plain + 2 * at) for at, name in enumerate(self._spans)]
        values = []
        for row in rows:
            value = dict(zip(fields, row, strict=False))
            for name, at in spans:
                value[name] = None if row[at] is None else (row[at], row[at + 1])
            values.append(value)
        found: list[Any] = msgspec.convert(values, self._listed)
        return found

    @property
    def told(self) -> str | None:
        """A record as the database can write it in JSON, for `runut.store.dialect.ask`; None where it cannot do so exactly.

        SQLite writes only fifteen digits of a number that is not whole.
        """
        if any(isinstance(self.table.c[name].type, Float) for name in self._plain.values()):
            return None
        values = [(field, self._written(name)) for field, name in self._plain.items()]
        values += [(field, self._stood(*ends)) for field, ends in self._spans.items()]
        listed = ", ".join(f"'{field}', {value}" for field, value in values)
        return f"CAST({{json object}}({listed}) AS text)"

    def _written(self, name: str) -> str:
        return f'{{as json}}("{name}")' if isinstance(self.table.c[name].type, JSON) else f'"{name}"'

    def _stood(self, first: str, last: str) -> str:
        said = f'{{json list}}("{first}", "{last}")'
        return f'CASE WHEN "{first}" IS NOT NULL THEN {said} END' if self.table.c[first].nullable else said

    def from_told(self, records: Iterable[str]) -> list[Any]:
        """The records that the database wrote as `told` says, in order; all at once, and a third of the time of rows."""
        found: list[Any] = self._decoder.decode(f"[{','.join(records)}]")
        return found
