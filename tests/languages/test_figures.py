"""Every case of the figure tables is read as it says."""

import pytest

from runut.annotate.figures import Figures
from runut.annotate.times import Times
from runut.languages.load import available, load_pack
from runut.languages.schema.figures import FigureCase, FigureTable, UnitName, UnitRow
from runut.records.claims import Figure
from tests.annotate.readings_by_hand import reading_of

TABLES = {code: load_pack(code).table("figures.toml", FigureTable) for code in available()}
STAGES = {code: (Times(load_pack(code)), Figures(load_pack(code))) for code in available()}
CASES = [(code, case) for code, table in TABLES.items() for case in table.cases]


def written(value: float) -> str:
    """A number without a needless fraction."""
    return str(int(value)) if value == int(value) else str(value)


def shown(figure: Figure, text: str) -> str:
    """A figure as the cases write it."""
    high = "" if figure.high is None else f"..{written(figure.high)}"
    return f"{figure.span.quote(text)} = {written(figure.value)}{high} {figure.bound} {figure.unit}"


@pytest.mark.parametrize(("code", "case"), CASES, ids=[case.text[:40] for _, case in CASES])
def test_case(code: str, case: FigureCase) -> None:
    """The sentence tells just these figures."""
    times, figures = STAGES[code]
    read = figures(times(reading_of(case.text, code=code)))
    assert tuple(shown(figure, case.text) for figure in read.figures) == case.found


@pytest.mark.parametrize("code", TABLES)
def test_units_are_told_once(code: str) -> None:
    """Every surface stands in small letters and has one unit; money has an ISO 4217 code and nothing else has capitals of three."""
    rows = load_pack(code).rows("units.tsv", UnitRow)
    surfaces = [row.surface for row in rows]
    assert [surface for surface in surfaces if surface != surface.lower()] == []
    assert sorted(set(surfaces)) == sorted(surfaces)
    assert [row for row in rows if (row.kind == "money") != (len(row.unit) == 3 and row.unit.isupper())] == []


@pytest.mark.parametrize("code", TABLES)
def test_every_unit_has_a_name(code: str) -> None:
    """Each unit that is no money is called something on pages in the language, once."""
    pack = load_pack(code)
    units = {row.unit for row in pack.rows("units.tsv", UnitRow) if row.kind != "money"}
    named = [row.unit for row in pack.rows("unitnames.tsv", UnitName)]
    assert sorted(named) == sorted(units)


@pytest.mark.parametrize("code", TABLES)
def test_many_nouns_are_known(code: str) -> None:
    """The table of units holds more than 400 nouns."""
    assert sum(row.kind == "count" for row in load_pack(code).rows("units.tsv", UnitRow)) > 400
