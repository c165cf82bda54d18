"""Which feed is to be followed where a user names an address? And lists of feeds for other programs."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import quoteattr

from runut.engine.watching_work import Net
from runut.errors import FetchError, SourceError
from runut.read.feeds import Asked, feeds_named, read_feed, sitemaps_named
from runut.read.feeds.listing import FEWEST
from runut.read.feeds.opening import open_feed
from runut.records.gathering import FeedPage, Followed
from runut.sources.signs import Signs
from runut.text.addresses import same_page
from runut.text.fingerprints import digest

# So many sitemaps of a site are looked at.
_SITEMAPS = 4


class Finder:
    """“What do I follow at *kabarutara.example*?”: finds the feed of an address, asking little."""

    def __init__(self, net: Net, signs: Signs, now: int) -> None:
        """Ask `net`; `now` is in seconds since 1970."""
        self._net, self._signs, self._now = net, signs, now

    def find(self, given: str) -> Followed:
        """The feed at an address: itself, one that its page names, one at a usual place, a news sitemap, or its list of links.

        Raises FetchError where the address cannot be fetched, SourceError where nothing there can be followed.
        """
        address = given.strip() if "://" in given else f"https://{given.strip()}"
        reply = self._net.fetch(address)
        page = read_feed(reply.body, self._asked(reply.address))
        if page.kind != "listing":
            return self._made(reply.address, page, home=page.home or given)
        text = open_feed(reply.body, reply.address)
        for place in self._places(text, reply.address):
            found = self._there(place)
            if found is not None and found.kind == "feed":
                return self._made(place, found, home=reply.address)
        if _is_front(reply.address):
            for place in self._sitemaps(reply.address):
                found = self._there(place)
                if found is not None and found.kind == "sitemap":
                    return self._made(place, found, home=reply.address)
        if len(page.items) >= FEWEST:
            return self._made(reply.address, page, home=reply.address)
        reason = "neither a feed nor a news sitemap was found there, nor a page that lists articles"
        raise SourceError(address, reason, "give the address of a feed, or of a page that lists articles")

    def _asked(self, address: str) -> Asked:
        return Asked(address, datetime.fromtimestamp(self._now, UTC), self._signs)

    def _places(self, text: str, address: str) -> Iterator[str]:
        """Where a feed may be: what the page names, and usual places where it is the front page of its site."""
        named = feeds_named(text, address, self._signs)
        yield from named
        if _is_front(address):
            yield from (place for one in self._signs.feeds if (place := urljoin(address, one)) not in named)

    def _sitemaps(self, address: str) -> Iterator[str]:
        """Sitemaps that the site names, and usual places."""
        robots = urljoin(address, "/robots.txt")
        try:
            named = sitemaps_named(self._net.fetch(robots).body.decode("utf-8", "replace"), robots)[:_SITEMAPS]
        except FetchError:
            named = ()
        yield from named
        yield from (place for one in self._signs.sitemaps if (place := urljoin(address, one)) not in named)

    def _there(self, place: str) -> FeedPage | None:
        """What lies at a place, None where that is nothing that can be followed."""
        try:
            found = read_feed(self._net.fetch(place).body, self._asked(place))
        except SourceError:
            return None
        return found if found.items or found.parts else None

    def _made(self, address: str, page: FeedPage, home: str) -> Followed:
        made = followed(address, page.title, self._now)
        return Followed(id=made.id, address=address, kind=page.kind, title=page.title, home=home, since=self._now)


def followed(address: str, title: str | None, now: int) -> Followed:
    """A feed that is followed from now on, of which nothing is known yet but its address and perhaps its title."""
    return Followed(
        id=digest("feed", same_page(address) or address), address=address, kind="feed", title=title, since=now
    )


def opml(feeds: Iterable[Followed]) -> str:
    """The feeds as a list that other programs read (OPML 2.0)."""
    lines = [
        f"    <outline type={quoteattr('rss')} text={quoteattr(one.title or one.address)} xmlUrl={quoteattr(one.address)}"
        + (f" htmlUrl={quoteattr(one.home)}" if one.home else "")
        + "/>"
        for one in feeds
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head><title>Runut</title></head>\n  <body>'
    return "\n".join([head, *lines, "  </body>", "</opml>", ""])


def _is_front(address: str) -> bool:
    return urlsplit(address).path in {"", "/"}
