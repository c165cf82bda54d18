"""The front door of reading: from patterns to raw articles, one at a time, with everything that fails told."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import BinaryIO, Literal

from runut.errors import PassedOver, SourceError
from runut.read.decoding import refuse_binary
from runut.read.inputs import Input, Refused, inputs
from runut.read.jsonrows import BYTES_PER_CHARACTER, json_array, json_lines
from runut.read.mhtml import MOST, is_mhtml, read_mhtml
from runut.read.options import ReadOptions
from runut.read.page import read_page
from runut.read.parquet import parquet_rows
from runut.read.parquetpages import MAGIC
from runut.read.rows import Row, article_of
from runut.read.tables import table_rows
from runut.read.text import read_text, too_long
from runut.read.wacz import wacz_pages
from runut.read.warc import WarcReader, is_warc
from runut.read.web.gathering import Gathering
from runut.records.article import RawArticle

Format = Literal["text", "page", "lines", "array", "table", "warc", "wacz", "saved", "parquet"]

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
        ".warc": "warc",
        ".warc.gz": "warc",
        ".warc.zst": "warc",
        ".wacz": "wacz",
        ".mhtml": "saved",
        ".mht": "saved",
        ".parquet": "parquet",
    }
)
_HEAD = 4096
#: An array is in memory as a whole; lines are read one at a time.
MOST_OF_ARRAY = 500_000_000
_DEFAULTS = ReadOptions()


def raise_it(error: SourceError) -> None:
    """What `read_paths` does with an input it cannot read where the caller does not say: it stops, if anything is lost."""
    if not isinstance(error, PassedOver):
        raise error


def read_paths(
    patterns: Iterable[str], options: ReadOptions = _DEFAULTS, refused: Refused = raise_it
) -> Iterator[RawArticle]:
    """The articles in the files, folders, globs and web addresses that `patterns` name ("-" is standard input), as asked for.

    The format follows from the file's extension, or from its first bytes. Whatever cannot be read is handed to `refused`
    as a SourceError with place, reason and way out, and reading goes on; without `refused` it is raised.
    """
    refused = partial(_bare, refused)
    web = Gathering(options)
    for one in inputs(patterns, refused):
        try:
            if one.on_web:
                if (article := web.read(one.place)) is not None:
                    yield article
                continue
            with one.opened(options.passed) as file:
                if one.suffix == ".urls":
                    yield from web.listed(file.read(), one.place, refused)
                else:
                    yield from _articles(one, file, options, refused)
        except SourceError as error:
            refused(error)


def _bare(refused: Refused, error: SourceError) -> None:
    """Hand on an error without the frames it came through, which hold what was read: whoever keeps it would keep that."""
    one: BaseException | None = error
    while one is not None:
        one.__traceback__ = None
        one = one.__cause__ or one.__context__
    refused(error)


def _articles(one: Input, file: BinaryIO, options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    head = file.peek(_HEAD)[:_HEAD] if hasattr(file, "peek") else b""
    kind = _BY_SUFFIX.get(one.suffix) or _format(head)
    limit = options.longest * BYTES_PER_CHARACTER
    if kind == "warc":
        yield from WarcReader(one.place, options, refused).pages(file)
    elif kind == "wacz":
        yield from wacz_pages(file, one.place, options, refused)
    elif kind == "saved":
        yield read_mhtml(_bounded(file, one.place, MOST, options.longest), one.place, options.longest, limit)
    elif kind in {"text", "page"}:
        refuse_binary(head, one.place)
        read = read_page if kind == "page" else read_text
        yield read(_bounded(file, one.place, limit, options.longest), one.place, options.longest)
    else:
        yield from _of_rows(_rows(kind, one.place, file, options, refused), options, refused)


def _bounded(file: BinaryIO, place: str, limit: int, longest: int) -> bytes:
    """All bytes of `file`; SourceError where there are more than `limit`."""
    raw = file.read(limit + 1)
    if len(raw) > limit:
        raise too_long(place, f"more than {limit:,} bytes", longest)
    return raw


def _rows(kind: Format, place: str, file: BinaryIO, options: ReadOptions, refused: Refused) -> Iterator[Row]:
    if kind == "parquet":
        return parquet_rows(file, place, options, refused)
    refuse_binary(file.peek(_HEAD)[:_HEAD] if hasattr(file, "peek") else b"", place)
    if kind == "lines":
        return json_lines(file, place, options.longest, refused)
    if kind == "table":
        return table_rows(file, place, options.longest, refused)
    raw = file.read(MOST_OF_ARRAY + 1)
    if len(raw) > MOST_OF_ARRAY:
        reason = f"more than {MOST_OF_ARRAY:,} bytes are too many for one JSON array"
        raise SourceError(place, reason, "write its articles as JSON Lines, one to a line")
    return json_array(raw, place, refused)


def _of_rows(rows: Iterator[Row], options: ReadOptions, refused: Refused) -> Iterator[RawArticle]:
    for row in rows:
        try:
            article = article_of(row, options)
        except SourceError as error:
            refused(error)
        else:
            yield article


def _format(head: bytes) -> Format:
    """What a file without a telling extension holds, by its first signs."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip()[:200].lower()
    signs: tuple[tuple[bool, Format], ...] = (
        (head.startswith(MAGIC), "parquet"),
        (is_warc(head), "warc"),
        (is_mhtml(head), "saved"),
        (start.startswith(b"{"), "lines"),
        (start.startswith(b"["), "array"),
        (start.startswith((b"<!doctype html", b"<html", b"<?xml")), "page"),
    )
    return next((kind for sign, kind in signs if sign), "text")
