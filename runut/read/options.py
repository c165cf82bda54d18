"""What a user may say about how input is to be read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from runut.read.web.politeness import PoliteRules
from runut.read.web.rules import FetchRules

#: For each field of an article, the names under which rows usually carry it, most telling first.
USUAL_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "content"),
        "title": ("title", "headline"),
        "outlet": ("outlet", "source", "media", "publisher"),
        "published": ("published", "published_at", "date", "datetime"),
        "authors": ("authors", "author"),
        "address": ("address", "url", "link"),
        "language": ("language", "lang"),
        "id": ("id", "_id"),
    }
)

#: The longest article, in characters. The longest book-length report is under two million.
LONGEST = 5_000_000


class ReadOptions(Struct, frozen=True, kw_only=True):
    """“In this file the text stands under *isi*”: how rows and files are to be understood.

    `fields` maps a field of an article (text, title, outlet, published, authors, address, language, id) to the column of
    a row that holds it; fields that are not named are looked for under their usual names. `longest` is the number of
    characters from which on an article is refused. `fetching` and `politeness` say how addresses of the web are
    read. `known` says of a SHA-256, in hex, whether an article was read from such bytes before; archives pass these over.
    `taken` says of an address of the web, as articles carry it for their source, whether it need not be fetched.
    `passed` is told how many bytes of the file that is being read are behind, and of how many, at every mebibyte or so.
    """

    fields: Mapping[str, str] = {}
    longest: int = LONGEST
    fetching: FetchRules = FetchRules()
    politeness: PoliteRules = PoliteRules()
    known: Callable[[str], bool] | None = None
    taken: Callable[[str], bool] | None = None
    passed: Callable[[int, int], None] | None = None

    def columns(self, field: str) -> tuple[str, ...]:
        """The columns in which `field` is looked for, in that order."""
        named = self.fields.get(field)
        return (named,) if named is not None else USUAL_COLUMNS[field]
