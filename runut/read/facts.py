"""What a page says of itself in its metadata: title, outlet, address, authors, time of publication."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct

from runut.text.addresses import host_in

_ARTICLE_TYPES = ("article", "posting", "report")


class PageFacts(Struct, frozen=True, kw_only=True):
    """“The page says that it was published at 17:02”: facts stated in metadata, None where it does not state them."""

    title: str | None = None
    site: str | None = None
    address: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None


def facts_of(tree: Any) -> PageFacts:  # noqa: ANN401 (lxml publishes no types)
    """The facts in the page's JSON-LD (schema.org), its Open Graph and meta elements, in that order of trust."""
    meta = _meta(tree)
    linked = next(_articles(tree), {})
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    return PageFacts(
        title=_first(linked.get("headline"), meta.get("og:title")),
        site=_first(*(name for name in (_name(linked.get("publisher")), meta.get("og:site_name")) if _named(name))),
        address=_first(*(one for one in (*canonical, meta.get("og:url"), linked.get("url")) if host_in(one))),
        authors=tuple(_names(linked.get("author"))),
        published=_first(
            linked.get("datePublished"),
            meta.get("article:published_time"),
            meta.get("datepublished"),
            meta.get("publishdate"),
            meta.get("content_publisheddate"),
            meta.get("pubdate"),
            meta.get("dc.date"),
        ),
    )


def _meta(tree: Any) -> dict[str, str]:  # noqa: ANN401 (as facts_of)
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and element.get("content"):
            found.setdefault(name.lower(), element.get("content"))
    return found


def _articles(tree: Any) -> Iterator[dict[str, object]]:  # noqa: ANN401 (as facts_of)
    """The JSON-LD objects of the page that describe an article."""
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            found = msgspec.json.decode(str(text).strip().encode())
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


def _names(value: object) -> Iterator[str]:
    """The names in a schema.org author or publisher: a string, an object with a name, or several of them."""
    if isinstance(value, str):
        yield from ([value.strip()] if value.strip() else [])
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _names(one)


def _named(name: str | None) -> bool:
    """Whether it is a name: some pages give the address of a profile instead."""
    return name is not None and "://" not in name


def _first(*values: object) -> str | None:
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)
