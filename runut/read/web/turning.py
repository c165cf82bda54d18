"""Which address is the article's own, and at which addresses do its other parts stand?"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from msgspec import Struct
from tld import get_fld

from runut.languages.schema.web import Web
from runut.read.web.addresses import is_web
from runut.text.addresses import host_of, same_page

#: An article of more parts is a book; what goes on longer is a circle.
MOST_PARTS = 20


class Parts(Struct, frozen=True, kw_only=True):
    """“Pages 2 and 3 of it, and all on one page there”: what a page links to of its own article."""

    numbered: Mapping[int, str]
    whole: str | None = None


class Turning:
    """“Whose part, whose twin is this address?”: what the tables know of addresses."""

    def __init__(self, tables: Iterable[Web]) -> None:
        """Compile the signs of `tables`."""
        known = tuple(tables)
        self._parts = tuple(re.compile(one.regex, re.IGNORECASE) for table in known for one in table.parts)
        self._labels = tuple(re.compile(one.regex, re.IGNORECASE) for table in known for one in table.labels)
        self._twins = tuple((re.compile(t.regex, re.IGNORECASE), t.whole) for table in known for t in table.twins)
        self._secrets = frozenset(name for table in known for name in table.secrets)

    def public(self, address: str) -> str:
        """`address` as it may be kept: without fragment and without fields that hold somebody's key."""
        parts = urlsplit(address)
        fields = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in fields if name.lower() not in self._secrets]
        query = parts.query if len(kept) == len(fields) else urlencode(kept)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, query, ""))

    def part_of(self, address: str) -> tuple[str, int | None] | None:
        """The whole's address and which part of it `address` is (None: all of them); None where it is no part."""
        head, path = _split(address)
        for regex in self._parts:
            if match := regex.search(path):
                whole = path[: match.start()] + path[match.end() :]
                if "?" not in whole and "&" in whole:  # the first of several fields was taken away
                    whole = whole.replace("&", "?", 1)
                number = match["n"]
                only = not number.isdecimal() or number == "1"
                return head + (whole or "/"), None if only else int(number)
        return None

    def twin_of(self, address: str) -> str | None:
        """The address of the article itself where `address` looks like that of its page for phones or printers."""
        scheme, _, rest = address.partition("://")
        for regex, whole in self._twins:
            made, count = regex.subn(whole, rest, 1)
            if count and made != rest:
                return f"{scheme}://{made}"
        return None

    def canonical(self, tree: Any, address: str) -> str | None:  # noqa: ANN401 (lxml publishes no types)
        """The address that the page gives as its own, where it is to be believed; None where it gives none.

        A page speaks for its own site alone, and a front page is nobody's article.
        """
        given = [
            *tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href"),
            *tree.xpath("//meta[@property='og:url']/@content"),
        ]
        for one in given:
            try:
                made = urljoin(address, str(one).strip())
                fine = is_web(made) and same_site(made, address) and "@" not in urlsplit(made).netloc
                front = urlsplit(made).path in {"", "/"} and not urlsplit(made).query
            except ValueError:
                continue
            if fine and (not front or urlsplit(address).path in {"", "/"}):
                return made.partition("#")[0]
        return None

    def parts(self, tree: Any, address: str, whole: str) -> Parts:  # noqa: ANN401 (lxml publishes no types)
        """The addresses of the other parts of the article at `whole` that the page `tree` at `address` links to.

        A link counts where its address is that of the whole with the sign of a part, and where it is called as parts are.
        """
        numbered: dict[int, str] = {}
        all_: str | None = None
        for link in tree.iter("a", "link"):
            href = link.get("href")
            if not href or "#" in href or not self._called(link):
                continue
            try:
                to = urljoin(address, href.strip())
                found = self.part_of(to) if is_web(to) else None
            except ValueError:
                continue
            if found is None or same_page(found[0]) != same_page(whole) or not same_site(to, address):
                continue
            if found[1] is None:
                all_ = all_ or to
            elif 1 < found[1] <= MOST_PARTS:
                numbered.setdefault(found[1], to)
        return Parts(numbered=dict(sorted(numbered.items())), whole=all_)

    def _called(self, link: Any) -> bool:  # noqa: ANN401 (lxml publishes no types)
        if "next" in (link.get("rel") or "").lower().split():
            return True
        if link.tag == "link":
            return False
        label = " ".join("".join(link.itertext()).split()) or " ".join((link.get("title") or "").split())
        return any(regex.fullmatch(label) for regex in self._labels)


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to hosts that one holder registered.

    >>> same_site("https://m.kabar.co.id/a", "https://www.kabar.co.id/b"), same_site("https://a.co.id/", "https://b.co.id/")
    (True, False)
    """
    return _registered(one) == _registered(other)


def _registered(address: str) -> str:
    """The name that was registered (by the public list of suffixes); the host itself where it is under no known one."""
    host = host_of(address)
    found = get_fld(f"https://{host}", fail_silently=True) if host else None
    return str(found) if found else ".".join(host.split(".")[-2:]) if not _is_number(host) else host


def _is_number(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdecimal()


def _split(address: str) -> tuple[str, str]:
    """Scheme and host, and the rest."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}", urlunsplit(("", "", parts.path, parts.query, ""))
