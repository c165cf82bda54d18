"""The addresses of the pages."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from urllib.parse import quote, urlencode

from runut.serve.anchors import anchor

# Where records of each kind of `anchors.Ways` have a page of their own.
_ROOMS: Mapping[str, str] = MappingProxyType(
    {"s": "/story", "e": "/entry", "d": "/finding", "a": "/article", "p": "/actor", "o": "/outlet", "l": "/place"}
)


def name_in(part: str) -> str:
    """The name that stands in a part of an address, as `Paths.to` writes it.

    >>> name_in("K~1L"), name_in("Sarindal")
    ('K/L', 'Sarindal')
    """
    return part.replace("~1", "/").replace("~0", "~")


def _as_part(name: str) -> str:
    """A name as one part of a path, in which a slash would begin another: written as in a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")


class Paths:
    """From page to page: `anchors.Ways` of a server; on an earlier day every way stays on that day."""

    def __init__(self, as_of: date | None = None) -> None:
        """Lead through the chronicle as it is, or as it was known on a day."""
        self.as_of = as_of

    def to(self, kind: str, id_: str, article: str = "") -> str:
        """The address of the record `id_`; a mark stands in `article`.

        >>> Paths().to("e", "e4f1"), Paths(date(2024, 8, 4)).to("m", "aa:s0", "aa")
        ('/entry/e4f1', '/article/aa?as-of=2024-08-04#m-aa.s0')
        """
        if kind == "m":
            return f"{self.page(_ROOMS['a'], article)}#{anchor('m', id_)}"
        return self.page(_ROOMS[kind], _as_part(id_))

    def page(self, *parts: str, **query: str | None) -> str:
        """The address of a page with its parts and what it is asked, on the same day as this one.

        >>> Paths().page("/search", q="hujan lebat")
        '/search?q=hujan+lebat'
        """
        first, *rest = parts
        asked = {key.replace("_", "-"): value for key, value in query.items() if value}
        if self.as_of is not None:
            asked["as-of"] = self.as_of.isoformat()
        path = "/".join([first, *(quote(part, safe="") for part in rest)])
        return path + ("?" + urlencode(asked) if asked else "")


def own(address: str) -> str:
    """`address` where it is a path of this server; else the front page.

    >>> own("/story/s1?page=2"), own("//elsewhere.example/"), own("https://elsewhere.example/")
    ('/story/s1?page=2', '/', '/')
    """
    plain = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if plain and address.isprintable() else "/"
