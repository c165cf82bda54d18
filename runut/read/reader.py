"""The front door of reading: from patterns to raw articles, one at a time, with everything that fails told."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO, Literal

from runut.errors import SourceError
from runut.read.decoding import refuse_binary
from runut.read.inputs import Input, Refused, inputs
from runut.read.jsonrows import BYTES_PER_CHARACTER, json_array, json_lines
from runut.read.options import ReadOptions
from runut.read.page import read_page
from runut.read.rows import Row, article_of
from runut.read.tables import table_rows
from runut.read.text import read_text, too_long
from runut.read.web.gathering import Gathering
from runut.records.article import RawArticle

Format = Literal["text", "page", "lines", "array", "table"]

_BY_SUFFIX: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": "text",
        ".html": "page",
        ".htm": "page",
        ".xhtml": "page",
        ".jsonl": "lines",
        ".ndjson": "lines",
        ".json": "array",
        ".csv": "table",
        ".tsv": "table",
    }
)
_HEAD = 4096
_DEFAULTS = ReadOptions()


def raise_it(error: SourceError) -> None:
    """What `read_paths` does with an input it cannot read where the caller does not say: it stops."""
    raise error


def read_paths(
    patterns: Iterable[str], options: ReadOptions = _DEFAULTS, refused: Refused = raise_it
) -> Iterator[RawArticle]:
    """The articles in the files, folders, globs and web addresses that `patterns` name ("-" is standard input), as asked for.

    The format follows from the file's extension, or from its first bytes. Whatever cannot be read is handed to `refused`
    as a SourceError with place, reason and way out, and reading goes on; without `refused` it is raised.
    """
    web = Gathering(options.fetching, options.politeness, options.longest)
    for one in inputs(patterns, refused):
        try:
            if one.on_web:
                yield web.read(one.place)
                continue
            with one.opened() as file:
                if one.suffix == ".urls":
                    yield from web.listed(file.read(), one.place, refused)
                else:
                    yield from _articles(one, file, options, refused)
        except SourceError as error:
            refused(error)


def _articles(one: Input, file: BinaryIO, options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    head = file.peek(_HEAD)[:_HEAD] if hasattr(file, "peek") else b""
    refuse_binary(head, one.place)
    kind = _BY_SUFFIX.get(one.suffix) or _format(head)
    if kind == "lines":
        yield from _of_rows(json_lines(file, one.place, options.longest, refused), options, refused)
    elif kind == "table":
        yield from _of_rows(table_rows(file, one.place, options.longest, refused), options, refused)
    elif kind == "array":
        yield from _of_rows(json_array(file.read(), one.place, refused), options, refused)
    else:
        limit = options.longest * BYTES_PER_CHARACTER
        raw = file.read(limit + 1)
        if len(raw) > limit:
            raise too_long(one.place, f"more than {limit:,} bytes", options.longest)
        read = read_page if kind == "page" else read_text
        yield read(raw, one.place, options.longest)


def _of_rows(rows: Iterator[Row], options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    for row in rows:
        try:
            article = article_of(row, options)
        except SourceError as error:
            refused(error)
        else:
            yield article


def _format(head: bytes) -> Format:
    """What a file without a telling extension holds, by its first sign."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:200].lower()
    if start.startswith(b"{"):
        return "lines"
    if start.startswith(b"["):
        return "array"
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return "page"
    return "text"
