"""How do the two databases say the same?

Questions are written once. Where SQLite and PostgreSQL have different words for one thing, a question names the thing in
braces, and `spoken` puts the words of the database in its place; a parameter is a question mark. What SQLAlchemy itself says
differently from one database to the other is brought together at the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import msgspec
from sqlalchemy import Connection, CursorResult, Dialect, String, Table, TextClause, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import operators
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.functions import FunctionElement

_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "sqlite": MappingProxyType(
            {
                "{texts}": "(SELECT value FROM json_each(?))",  # the texts, or numbers, of a JSON list
                "{numbers}": "(SELECT value FROM json_each(?))",
                "{each number}": "json_each(?)",  # a table of which the column `value` has them
                "{each}": "json_each",  # such a table of the texts of a list
                "{each(}": "json_each(",  # such a table of the list that a column holds
                "{first of(}": "json_extract(",  # the first text of the list that a column holds
                "{first)}": ", '$[0]')",
                "{list}": "text",  # a parameter that is a JSON list
                "{gathered}": "json_group_array",  # the values of all rows as one JSON list
                "{json object}": "json_object",
                "{json list}": "json_array",
                "{as json}": "json",  # what a column holds as JSON, within such an object
                "{unsought}": "+",  # before a column that rows, which are found by another one, are only held against
                "{position}": "instr",
                "{least}": "min",
                "{greatest}": "max",
            }
        ),
        "postgresql": MappingProxyType(
            {
                "{texts}": "(SELECT json_array_elements_text(CAST(? AS json)))",
                "{numbers}": "(SELECT CAST(json_array_elements_text(CAST(? AS json)) AS bigint))",
                "{each number}": "(SELECT CAST(json_array_elements_text(CAST(? AS json)) AS bigint) AS value)",
                "{each}": "json_array_elements_text",
                "{each(}": "json_array_elements_text(",
                "{first of(}": "json_extract_path_text(CAST(",
                "{first)}": " AS json), '0')",
                "{list}": "json",
                "{gathered}": "json_agg",
                "{json object}": "json_build_object",
                "{json list}": "json_build_array",
                "{as json}": "",
                "{unsought}": "",
                "{position}": "strpos",
                "{least}": "least",
                "{greatest}": "greatest",
            }
        ),
    }
)


def on_server(connection: Connection) -> bool:
    """Whether the database is PostgreSQL."""
    return connection.dialect.name == "postgresql"


def ask(
    connection: Connection, said: str, given: Sequence[Any] | list[Sequence[Any]] = ()
) -> CursorResult[*tuple[Any, ...]]:
    """Ask, or tell, the database what is `said`, with a value for each question mark; a list of rows tells it for each."""
    return connection.exec_driver_sql(
        spoken(connection.dialect.name, said), given if isinstance(given, list) else tuple(given)
    )


def listed(texts: Iterable[str]) -> str:
    """`texts`, each once and in order, as `{texts}` takes them: hundreds are one value to the database."""
    return msgspec.json.encode(sorted(set(texts))).decode()


@lru_cache(maxsize=256)
def spoken(database: str, said: str) -> str:
    """What is `said`, in the words of a database and with its sign for a parameter.

    >>> spoken("sqlite", "SELECT {least}(a, ?)"), spoken("postgresql", "SELECT {least}(a, ?)")
    ('SELECT min(a, ?)', 'SELECT least(a, %s)')
    """
    for thing, word in _WORDS[database].items():
        said = said.replace(thing, word)
    return said.replace("?", "%s") if database == "postgresql" else said


def named(connection: Connection, said: str) -> TextClause:
    """The same for what is said with parameters by name."""
    return text(spoken(connection.dialect.name, said))


def insertion(database: Dialect, table: Table, columns: Sequence[str]) -> str:
    """What adds many rows to `table`: SQLite is told row by row, PostgreSQL at one go by a list for each column."""
    names = ", ".join(f'"{name}"' for name in columns)
    if database.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'  # noqa: S608  # names of our own schema
    lists = ", ".join(f"CAST(? AS {_kind(database, table, name)}[])" for name in columns)
    return f'INSERT INTO "{table.name}" ({names}) SELECT * FROM unnest({lists})'  # noqa: S608  # as above


def _kind(database: Dialect, table: Table, name: str) -> str:
    kind = table.c[name].type
    return "text" if isinstance(kind, String) else kind.compile(database)


class Listed(FunctionElement[str]):
    """The texts of a JSON list as a table with the column `value`."""

    type = String()
    inherit_cache = True


@compiles(Listed, "sqlite")
def _listed_by_sqlite(element: Listed, compiler: SQLCompiler, **given: Any) -> str:  # noqa: ANN401  # SQLAlchemy's own options
    return f"json_each({compiler.process(element.clauses, **given)})"


@compiles(Listed, "postgresql")
def _listed_by_server(element: Listed, compiler: SQLCompiler, **given: Any) -> str:  # noqa: ANN401  # as above
    return f"json_array_elements_text(CAST({compiler.process(element.clauses, **given)} AS json))"


@compiles(UnaryExpression, "postgresql")
def _unknown_is_least(element: UnaryExpression[Any], compiler: SQLCompiler, **given: Any) -> str:  # noqa: ANN401  # as above
    """Order as SQLite does: what is unknown comes before all that is known, and last where the order is reversed."""
    said: str = compiler.visit_unary(element, **given)  # type: ignore[no-untyped-call]  # SQLAlchemy gives it no types
    unknown = element.modifier is operators.desc_op and getattr(element.element, "nullable", True)
    return f"{said} NULLS LAST" if unknown else said
