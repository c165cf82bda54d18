"""From the bytes of a feed, sitemap or listing page to what stands in it; opens nothing and asks nobody.

::

    bytes -> opening (size, encoding, no entities) -> syndication | jsonfeed | sitemaps | listing -> FeedPage
                                                      pointing: where a page says that its feeds are
"""

from runut.read.feeds.fulltext import article_of_item
from runut.read.feeds.lists import feeds_in
from runut.read.feeds.opml import read_opml
from runut.read.feeds.pointing import feeds_named, sitemaps_named
from runut.read.feeds.reading import Asked, read_feed

__all__ = ["Asked", "article_of_item", "feeds_in", "feeds_named", "read_feed", "read_opml", "sitemaps_named"]
