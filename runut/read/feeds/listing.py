"""A page that lists articles: which of its links are they?"""

from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from runut.errors import SourceError
from runut.read.feeds.links import absolute, same_site
from runut.records.gathering import FeedItem, FeedPage
from runut.sources.signs import Signs
from runut.text.addresses import same_page

# So many links are looked at, and so many articles of a page are kept.
LOOKED_AT, MOST = 5_000, 300
# Fewer are what every page of a site leads to.
FEWEST = 3


def tree_of(text: str, address: str) -> Any:  # noqa: ANN401  # lxml publishes no types
    """The page's elements; raises SourceError where there are none."""
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(address, "this page has no elements", "give the address of a page with links") from error


def base_of(tree: Any, address: str) -> str:  # noqa: ANN401  # as above
    """What links of the page are relative to."""
    return absolute(next(iter(tree.xpath("//base/@href")), None), address) or address


def read_listing(text: str, address: str, signs: Signs) -> FeedPage:
    """The links of a page that lead to articles of its site, in their order, each once, with their longest words."""
    tree = tree_of(text, address)
    base = base_of(tree, address)
    found: dict[str, tuple[str, str]] = {}
    for link in tree.xpath("//a[@href]")[:LOOKED_AT]:
        to = absolute(link.get("href"), base)
        page = same_page(to)
        if to is None or page is None or not _is_article(to, address, signs):
            continue
        words = " ".join(str(link.text_content()).split())[:500]
        first, known = found.get(page, (to, ""))
        found[page] = (first, max(known, words, key=len))
    items = [FeedItem(address=to, title=words or None) for to, words in found.values()]
    title = " ".join(str(next(iter(tree.xpath("//title/text()")), "")).split())[:500]
    left = len(items) - MOST
    notes = (f"{left:,} links behind the first {MOST:,} were left out.",) if left > 0 else ()
    return FeedPage(kind="listing", title=title or None, home=address, items=tuple(items[:MOST]), notes=notes)


def _is_article(link: str, page: str, signs: Signs) -> bool:
    parts = urlsplit(link)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return same_site(page, link) and same_page(link) != same_page(page) and signs.is_article(path)
