"""How the register is read from the package's tables."""

from collections.abc import Iterator
from importlib.resources import files

import msgspec

from runut.actors.records import Known, Term, Town
from runut.actors.register import Register
from runut.errors import PackError


def load_register() -> Register:
    """The register of states, bodies, offices and towns; PackError with file and line where a row does not fit."""
    leaders = [(row["country"], row["office"]) for row in _rows("leaders.tsv")]
    return Register(
        known=(*_states(), *_bodies()),
        terms=tuple(_terms()),
        towns=(*_regions(), *_cities()),
        leads={country: office for country, office in leaders if country},
        leading=tuple(office for country, office in leaders if not country),
    )


def load_offices() -> Register:
    """The register's offices over time alone, which are read in no time."""
    return Register(terms=tuple(_terms()))


def load_bodies() -> Register:
    """The register's bodies alone, by the names that no language translates."""
    return Register(known=tuple(_bodies()))


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (files("runut.actors") / name).read_text(encoding="utf-8").split("\n")
    header: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) > len(header):
            message = f"{name}, line {number}: {len(cells)} cells under {len(header)} columns; mend the line."
            raise PackError(message)
        yield dict(zip(header, cells, strict=False)) | {"": f"{name}, line {number}"}


def _parts(row: dict[str, str], column: str, mark: str) -> tuple[str, ...]:
    return tuple(part for part in row.get(column, "").split(mark) if part)


def _made(row: dict[str, str], fields: dict[str, object], schema: type[Known] | type[Term]) -> Known | Term:
    try:
        return msgspec.convert(fields, schema)
    except msgspec.ValidationError as error:
        message = f"{row['']}: {error}; mend the line so that it fits {schema.__name__}."
        raise PackError(message) from error


def _states() -> Iterator[Known]:
    for row in _rows("states.tsv"):
        if row["kind"] == "state":
            code, aliases = row["code"], _parts(row, "aliases", ";")
            yield Known(id=f"state:{code}", name=row["name"], kind="state", country=code, aliases=aliases)


def _bodies() -> Iterator[Known]:
    for row in _rows("bodies.tsv"):
        fields: dict[str, object] = {"id": f"body:{row['id']}", "name": row["name"], "kind": row["kind"]}
        fields |= {"country": row["country"] or None, "aliases": _parts(row, "aliases", ",")}
        made = _made(row, fields, Known)
        if isinstance(made, Known):
            yield made


def _terms() -> Iterator[Term]:
    for row in _rows("offices.tsv"):
        fields: dict[str, object] = {name: row[name] for name in ("country", "office", "person", "first")}
        fields |= {"last": row.get("last") or None, "aliases": _parts(row, "aliases", ";")}
        fields |= {"called": _parts(row, "called", ";")}
        made = _made(row, fields, Term)
        if isinstance(made, Term):
            yield made


def _cities() -> Iterator[Town]:
    for row in _rows("cities.tsv"):
        degrees = float(row["latitude"]), float(row["longitude"])
        yield Town(row["name"], row["country"], "city", *degrees, int(row["population"]))


def _regions() -> Iterator[Town]:
    for row in _rows("regions.tsv"):
        kind = row["kind"]
        for name in row["names"].split(","):
            yield Town(name.strip(), row["country"], "city" if kind == "city" else "region")
