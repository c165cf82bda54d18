"""Figures by what they say: every quantity with its values, and who gives which."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from runut.serve.quoting import Quote
from runut.serve.sections.figures import FigureGroup, FigureRow, FigureTable


class Value(Struct, frozen=True):
    """“*17 orang*, say KabarTiga and Antarnegeri”: one wording of a number, with a place of each outlet that gives it."""

    quoted: str
    language: str
    given: tuple[tuple[str, Quote], ...]


class Quantity(Struct, frozen=True, kw_only=True):
    """What is counted, and its values, those of most outlets first; `differs` leads to the disagreement about it."""

    what: tuple[str, ...]
    unit: str
    differs: str | None
    values: tuple[Value, ...]


class Measured(Struct, frozen=True, kw_only=True):
    """The quantities that measure one entry; `entry` leads to it, None where they measure none."""

    entry: str | None
    summary: str
    rows: tuple[Quantity, ...]


class Values(Struct, frozen=True, kw_only=True):
    """The quantities that several outlets give, and those that one alone gives, of each the first so many."""

    shared: tuple[Measured, ...]
    alone: tuple[Measured, ...]
    more: int


def values(table: FigureTable, most: int) -> Values:
    """The figures of a story, at most so many quantities of each kind."""
    shared, alone = (_first(groups, most) for groups in (table.shared, table.alone))
    total = sum(len(group.rows) for group in (*table.shared, *table.alone))
    here = sum(len(group.rows) for group in (*shared, *alone))
    made = [
        tuple(
            Measured(
                entry=group.entry,
                summary=group.summary,
                rows=tuple(_quantity(row, table.outlets) for row in group.rows),
            )
            for group in groups
        )
        for groups in (shared, alone)
    ]
    return Values(shared=made[0], alone=made[1], more=total - here)


def _first(groups: Iterable[FigureGroup], most: int) -> list[FigureGroup]:
    """The groups with so many rows at most in all."""
    found = []
    for group in groups:
        if most > 0:
            found.append(msgspec.structs.replace(group, rows=group.rows[:most]))
            most -= len(group.rows)
    return found


def _quantity(row: FigureRow, outlets: Iterable[str]) -> Quantity:
    found: dict[str, tuple[Quote, list[tuple[str, Quote]]]] = {}
    for outlet, cell in zip(outlets, row.cells, strict=True):
        for one in cell:
            quote = one.quotes[0]
            found.setdefault(quote.quoted.casefold(), (quote, []))[1].append((outlet, quote))
    made = [Value(quote.quoted, quote.language, tuple(given)) for quote, given in found.values()]
    made.sort(key=lambda one: -len(one.given))
    return Quantity(what=row.what, unit=row.unit, differs=row.differs, values=tuple(made))
