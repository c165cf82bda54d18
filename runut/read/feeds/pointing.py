"""Where do a page and a site say that their feeds are?"""

from urllib.parse import urlsplit

from runut.read.feeds.links import absolute
from runut.read.feeds.listing import base_of, tree_of
from runut.sources.signs import Signs

_FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/json",
        "application/rdf+xml",
        "text/xml",
        "application/xml",
    }
)
_MOST = 20


def feeds_named(text: str, address: str, signs: Signs) -> tuple[str, ...]:
    """The feeds that a page names as its own (`link rel=alternate`), in its order; those of comments carry no articles."""
    tree = tree_of(text, address)
    base, found = base_of(tree, address), dict[str, None]()
    for link in tree.xpath("//link[@rel and @href]"):
        rel = str(link.get("rel")).lower().split()
        kind = str(link.get("type") or "").lower().partition(";")[0].strip()
        to = absolute(link.get("href"), base)
        is_feed = ("alternate" in rel and kind in _FEEDS) or "feed" in rel
        if to is not None and is_feed and not signs.is_comments(f"{to} {link.get('title') or ''}"):
            found[to] = None
    return tuple(found)[:_MOST]


def sitemaps_named(robots: str, address: str) -> tuple[str, ...]:
    r"""The sitemaps that a robots.txt names, those with news in their address first.

    >>> sitemaps_named("Sitemap: /a.xml\nsitemap: https://kabar.example/news.xml # x", "https://kabar.example/robots.txt")
    ('https://kabar.example/news.xml', 'https://kabar.example/a.xml')
    """
    found = dict[str, None]()
    for line in robots.splitlines()[:5_000]:
        name, colon, value = line.partition(":")
        to = absolute(value.partition("#")[0], address)
        if colon and name.strip().lower() == "sitemap" and to is not None:
            found[to] = None
    return tuple(sorted(found, key=lambda to: "news" not in urlsplit(to).path.lower()))[:_MOST]
