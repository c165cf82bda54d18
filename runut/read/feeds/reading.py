"""What does an answer hold: a feed, a sitemap, or a page that lists articles?"""

import re
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from runut.errors import SourceError
from runut.read.feeds.dates import Calendar
from runut.read.feeds.jsonfeed import read_json
from runut.read.feeds.listing import read_listing
from runut.read.feeds.opening import open_feed
from runut.read.feeds.sitemaps import read_sitemap
from runut.read.feeds.syndication import read_syndication
from runut.records.gathering import FeedPage
from runut.sources.signs import Signs

_ROOT = re.compile(r"(?>\s+|<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)*+<([\w.-]+:)?([\w.-]+)", re.DOTALL | re.IGNORECASE)
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})


class Asked(Struct, frozen=True):
    """“What stood at this address, at this time?”: by what an answer is read."""

    address: str
    now: datetime
    signs: Signs


def read_feed(raw: bytes, asked: Asked) -> FeedPage:
    """What stands in the bytes of an answer, whatever it was called: the first element or sign tells what it is.

    A page is read as a listing, though it may name feeds (see `pointing`). Raises SourceError with what is wrong.
    """
    text = open_feed(raw, asked.address)
    calendar = Calendar(asked.now)
    if text.lstrip()[:1] in {"{", "["}:
        found = read_json(text, asked.address, calendar)
    elif (root := root_of(text)) in _SITEMAPS:
        found = read_sitemap(text, asked.address, calendar)
    elif root in _FEEDS:
        found = read_syndication(text, asked.address, calendar)
    elif root == "html" or "<body" in text[:100_000].lower() or "<a " in text[:100_000].lower():
        found = read_listing(text, asked.address, asked.signs)
    else:
        reason = "this is neither a feed nor a sitemap nor a page"
        raise SourceError(asked.address, reason, "give the address of a feed, or of a page that names one")
    return replace(found, notes=(*found.notes, *calendar.notes()))


def root_of(text: str) -> str:
    """The name of the first element, in small letters and without its prefix; "" where there is none.

    >>> root_of('<!-- x --><rss version="2.0">'), root_of("<rdf:RDF>"), root_of("hujan")
    ('rss', 'rdf', '')
    """
    found = _ROOT.match(text)
    return found[2].lower() if found else ""
