"""From one row of a file to one article: which columns hold what."""

from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from hashlib import sha256

from msgspec import Struct

from runut.errors import EmptySource, MissingField
from runut.read.options import ReadOptions
from runut.read.text import refuse_long
from runut.records.article import RawArticle


class Row(Struct, frozen=True, kw_only=True):
    """“Line 7 of that file”: the values of one row with where it stands and the bytes it was read from.

    `place` is the file, `where` the file with the row's line or number, which is also its key where it has no id.
    """

    place: str
    where: str
    number: int
    values: Mapping[str, object]
    raw: bytes
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


def article_of(row: Row, options: ReadOptions) -> RawArticle:
    """The row as an article: title, a blank line, text.

    Raises MissingField where the row has no text column, EmptySource where neither text nor title is filled, SourceError
    where the text is too long.
    """
    if not any(name in row.values for name in options.columns("text")):
        raise _missing(row, options)
    text, title = _string(row, options, "text"), _string(row, options, "title").strip()
    if not text.strip() and not title:
        raise EmptySource(row.where, "the row has neither a text nor a title", "fill the row or leave it out")
    refuse_long(text, row.where, options.longest)
    start = len(title) + 2 if title and text.strip() else 0
    key = _string(row, options, "id").strip() or str(row.number)
    return RawArticle(
        source=f"{row.place}#{key}",
        text=f"{title}\n\n{text}" if start else text if text.strip() else title,
        digest=sha256(row.raw).hexdigest(),
        body_start=start,
        title=title or None,
        outlet=_string(row, options, "outlet").strip() or None,
        authors=_authors(row, options),
        published=iso(_string(row, options, "published")),
        language=_string(row, options, "language").strip().lower() or None,
        address=_string(row, options, "address").strip() or None,
        encoding=row.encoding,
        notes=row.notes,
    )


def iso(given: str) -> str | None:
    """`given` with the blank of an ISO date and time made a T, and mail dates (as in feeds) made ISO; else as it is.

    >>> iso("2024-08-04 03:30"), iso("Sun, 04 Aug 2024 03:30:00 +0700"), iso(" ")
    ('2024-08-04T03:30', '2024-08-04T03:30:00+07:00', None)
    >>> iso("Sun, 04 Aug 20240804033000 03:30:00 +0700")  # a year that no calendar has
    'Sun, 04 Aug 20240804033000 03:30:00 +0700'
    """
    given = given.strip()
    if not given:
        return None
    day, _, clock = given.partition(" ")
    clock = clock.removeprefix("T")
    if clock[:2].isdigit() and day.count("-") == 2:  # noqa: PLR2004 (a year, a month and a day)
        return f"{day}T{clock.replace(' ', '')}"
    try:
        return parsedate_to_datetime(given).isoformat()
    except (ValueError, OverflowError):
        return given


def _missing(row: Row, options: ReadOptions) -> MissingField:
    wanted = " or ".join(f"“{name}”" for name in options.columns("text"))
    there = ", ".join(f"“{name}”" for name in row.values) or "none"
    return MissingField(
        row.where,
        f"the row has no field {wanted} for the article's text (its fields: {there})",
        "name the field that holds the text in the field mapping",
    )


def _string(row: Row, options: ReadOptions, field: str) -> str:
    for name in options.columns(field):
        value = row.values.get(name)
        if isinstance(value, str):
            return value
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
    return ""


def _authors(row: Row, options: ReadOptions) -> tuple[str, ...]:
    for name in options.columns("authors"):
        value = row.values.get(name)
        if isinstance(value, str) and value.strip():
            return tuple(part.strip() for part in value.split(";") if part.strip())
        if isinstance(value, Iterable) and not isinstance(value, (str, Mapping)):
            return tuple(str(part).strip() for part in value if str(part).strip())
    return ()
