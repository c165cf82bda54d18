"""What a page is, and what an act is: the rows of the table in site.py."""

from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct
from starlette.responses import Response

from runut.serve.settings import Role
from runut.serve.visit import Visit


class Page(Struct, frozen=True, kw_only=True):
    """“/story/{id} shows what story() answers, through story.html.j2”: one page, its JSON, and its row in OpenAPI.

    `data` makes the record that the page shows, from a visit; the same record is the answer of /api and its path. `query`
    names what may be asked behind the question mark, each with a sentence; `says` is what the page is for, in English.
    `tables` are the tables (by name) that hold the same as the page; `open` lets those see it who have not logged in, and
    `steady` says that it shows nothing but the chronicle, so that it stays as it is while the chronicle does and is the same
    for all of one role; `cookies` are those of the browser on which it depends nevertheless.
    """

    name: str
    path: str
    data: Callable[[Visit], Struct]
    template: str
    says: str
    query: tuple[tuple[str, str], ...] = ()
    role: Role = "reader"
    tables: tuple[str, ...] = ()
    open: bool = False
    steady: bool = False
    cookies: tuple[str, ...] = ()


class Act(Struct, frozen=True, kw_only=True):
    """“POST /judge does what judge() does”: a form that changes something; its answer is an address to go to, or a page."""

    name: str
    path: str
    do: Callable[[Visit], "Done"]
    role: Role = "analyst"
    files: bool = False
    open: bool = False


class Go(Struct, frozen=True):
    """“Done; go on there”: `cookies` are given to the browser, and an empty one is taken from it."""

    address: str
    cookies: tuple[tuple[str, str], ...] = ()


Done: TypeAlias = Go | Response
