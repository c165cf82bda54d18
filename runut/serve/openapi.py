"""What may programs ask, and what do they get? The description of /api and /csv, made from the table of pages."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from inspect import isfunction
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from runut.serve import downloads
from runut.serve.routes import Page
from runut.serve.wording import languages
from runut.store.views import tables

_PART = re.compile(r"\{(\w+)\}")
_SCHEMAS = "#/components/schemas/{name}"
# What else can come of asking, by status.
_ERRORS = (
    ("400", "What was asked is not written as it must be."),
    ("401", "One must log in first, at /login."),
    ("403", "Whoever asks may not."),
    ("404", "The chronicle has nothing of this name."),
    ("409", "Not beside what was judged before."),
    ("414", "The address is too long."),
    ("421", "The server is not called that."),
    ("422", "What was asked cannot be answered."),
    ("503", "The chronicle cannot be read just now."),
)


class Problem(Struct, frozen=True):
    """Why there is no answer, in one sentence."""

    error: str


def described(pages: Sequence[Page]) -> dict[str, Any]:
    """The OpenAPI 3.1 description of what `pages` answer as JSON, and of the tables as CSV."""
    answers = {page.name: answer_of(page) for page in pages}
    kinds = [*answers.values(), Problem]
    schemas, components = msgspec.json.schema_components(kinds, ref_template=_SCHEMAS)
    by_name = dict(zip(answers, schemas, strict=False))
    paths: dict[str, Any] = {}
    for page in pages:
        answer = {"description": page.says, "content": {"application/json": {"schema": by_name[page.name]}}}
        asked = (*page.query, ("lang", "The language of what the program says."))
        paths["/api" + page.path.rstrip("/")] = {"get": _get(page.name, page.says, page.path, asked, answer)}
    paths["/csv/{table}"] = {"get": _csv()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Runut",
            "version": version("runut"),
            "description": "The JSON behind every page, and every table as CSV.",
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def answer_of(page: Page) -> Any:  # noqa: ANN401  # a type
    """What a page shows: the type that its function answers with."""
    made_by = page.data if isfunction(page.data) else type(page.data).__call__
    return get_type_hints(made_by)["return"]


def _csv() -> dict[str, Any]:
    answer = {
        "description": "The table in UTF-8: names of columns, then lines. Text stands in quotation marks, numbers do not.",
        "content": {"text/csv": {"schema": {"type": "string"}}},
    }
    got = _get("table", "A table of the chronicle.", "/csv/{table}", downloads.QUERY, answer)
    got["parameters"][0]["schema"] = {"type": "string", "enum": list(tables.TABLES)}
    return got


def _get(name: str, says: str, path: str, query: Sequence[tuple[str, str]], answer: dict[str, Any]) -> dict[str, Any]:
    problem = {"schema": {"$ref": _SCHEMAS.format(name=Problem.__name__)}}
    parts = [
        {"name": part, "in": "path", "required": True, "schema": {"type": "string"}} for part in _PART.findall(path)
    ]
    asked = [{"name": key, "in": "query", "description": what, "schema": _schema(key)} for key, what in query]
    errors = {status: {"description": what, "content": {"application/json": problem}} for status, what in _ERRORS}
    return {
        "operationId": name,
        "summary": says,
        "parameters": [*parts, *asked],
        "responses": {"200": answer, **errors},
    }


def _schema(key: str) -> dict[str, Any]:
    if key == "as-of":
        return {"type": "string", "format": "date"}
    if key == "lang":
        return {"type": "string", "enum": [code for code, _ in languages()]}
    if key == "bom":
        return {"type": "string", "enum": ["1"]}
    return {"type": "string"}
