"""What a page says of itself in its metadata: title, outlet, address, authors, time of publication."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from runut.text.addresses import host_in
from runut.text.normalise import letters

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_ARTICLE_TYPES = ("article", "posting", "report")
#: Meta elements that say when the page was published, the most telling first.
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "publishdate",
    "content_publisheddate",
    "pubdate",
    "dc.date",
    "dc.date.issued",
    "article:published",
    "og:pubdate",
    "parsely-pub-date",
)
#: Meta elements that say who wrote the page.
_AUTHOR = ("author", "article:author", "parsely-author", "sailthru.author")
#: Signs that stand in addresses, lists and titles, not in a name.
_NO_NAME = re.compile(r"[0-9,;:/@|]|\.\s")
_LINKED_DATA = "application/ld+json"


class PageFacts(Struct, frozen=True, kw_only=True):
    """“The page says that it was published at 17:02”: facts stated in metadata, None where it does not state them.

    `kind` is "article" or "other", as the page calls itself.
    """

    kind: Literal["article", "other"] | None = None
    title: str | None = None
    site: str | None = None
    address: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


class PageHead(Struct, frozen=True, kw_only=True):
    """What a page's elements for machines hold: meta elements by name, canonical addresses, texts of JSON-LD."""

    metas: Mapping[str, str]
    canonicals: tuple[str, ...]
    scripts: tuple[str, ...]


def head_of(tree: "LexborHTMLParser") -> PageHead:
    """The elements for machines of a page that lexbor has parsed."""
    elements = (element.attributes for element in tree.css("meta"))
    return PageHead(
        metas=_metas({name: value or "" for name, value in one.items()} for one in elements),
        canonicals=tuple(link.attributes.get("href") or "" for link in tree.css("link[rel='canonical']")),
        scripts=tuple(script.text() for script in tree.css(f"script[type='{_LINKED_DATA}']")),
    )


def head_of_lxml(tree: Any) -> PageHead:  # noqa: ANN401 (lxml publishes no types)
    """The elements for machines of a page that lxml has parsed."""
    return PageHead(
        metas=_metas(dict(element.attrib) for element in tree.iter("meta")),
        canonicals=tuple(str(found) for found in tree.xpath("//link[@rel='canonical']/@href")),
        scripts=tuple(str(found) for found in tree.xpath(f"//script[@type='{_LINKED_DATA}']/text()")),
    )


def facts_of(head: PageHead) -> PageFacts:
    """The facts in the page's JSON-LD (schema.org), its Open Graph and meta elements, in that order of trust."""
    meta = head.metas
    linked = next(_articles(head.scripts), {})
    site = _first(*(name for name in (_name(linked.get("publisher")), meta.get("og:site_name")) if _named(name)))
    called = meta.get("og:type", "").strip().lower()
    kind: Literal["article", "other"] = "article" if linked or "article" in called else "other"
    return PageFacts(
        kind=kind if linked or called else None,
        title=_first(linked.get("headline"), meta.get("og:title")),
        site=site,
        address=_first(*(one for one in (*head.canonicals, meta.get("og:url"), linked.get("url")) if host_in(one))),
        authors=tuple(_names(linked.get("author"))) or tuple(_person(meta, site)),
        published=_first(linked.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)),
    )


def _person(meta: Mapping[str, str], site: str | None) -> Iterator[str]:
    """The author in a meta element, where it is the name of one person: two words or more, and not the outlet's."""
    for name in _AUTHOR:
        value = " ".join(meta.get(name, "").split())
        if " " in value and not _NO_NAME.search(value) and letters(value) != letters(site or ""):
            yield value
            return


def _metas(elements: Iterable[Mapping[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), element["content"])
    return found


def _articles(scripts: Iterable[str]) -> Iterator[dict[str, object]]:
    """The JSON-LD objects of the page that describe an article."""
    for text in scripts:
        try:
            found = msgspec.json.decode(text.strip().encode())
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            # Pages carry broken JSON-LD; the meta elements say the same.
            continue
        for thing in _things(found):
            kind = thing.get("@type")
            if any(str(kind).lower().strip("[]'").endswith(one) for one in _ARTICLE_TYPES):
                yield thing


def _things(found: object) -> Iterator[dict[str, object]]:
    """The objects of a JSON-LD value: itself, the members of a list, the members of its @graph."""
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            yield one
            graph = one.get("@graph")
            if isinstance(graph, list):
                yield from (part for part in graph if isinstance(part, dict))


def _name(value: object) -> str | None:
    return next(_names(value), None)


def _names(value: object, levels: int = 4) -> Iterator[str]:
    """The names in a schema.org author or publisher: a string, an object with a name, or several of them."""
    if isinstance(value, str):
        yield from ([value.strip()] if value.strip() else [])
    elif levels and isinstance(value, dict):
        yield from _names(value.get("name"), levels - 1)
    elif levels and isinstance(value, Iterable):
        for one in value:
            yield from _names(one, levels - 1)


def _named(name: str | None) -> bool:
    """Whether it is a name: some pages give the address of a profile instead."""
    return name is not None and "://" not in name


def _first(*values: object) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)
