"""What is followed: feeds, what stands in them, and what became of it."""

from typing import Literal, TypeAlias

from msgspec import Struct

FeedKind: TypeAlias = Literal["feed", "sitemap", "listing"]
FeedState: TypeAlias = Literal["on", "paused", "removed"]
# waiting: to be read; taken: in the chronicle by it; known: was there already; refused: cannot or need not be read.
ItemState: TypeAlias = Literal["waiting", "taken", "known", "refused"]


class FeedItem(Struct, frozen=True, kw_only=True):
    """“*Banjir di Portama*, at this address, of Monday”: one item of a feed, sitemap or listing page, as it stands there.

    `address` is absolute, None where the item has none; `mark` is what the feed calls the item by (guid, id). `published`
    and `updated` are ISO 8601 where they can be believed. `text` is the item's full text where the feed carries it, ""
    where it does not; `authors` as the feed names them.
    """

    address: str | None = None
    mark: str | None = None
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    text: str = ""


class FeedPage(Struct, frozen=True, kw_only=True):
    """“A feed named *KabarTiga*, with twenty items”: what one answer of an address holds.

    `parts` are the addresses of further sitemaps that it names, `least` the seconds for which it asks not to be asked
    again, `notes` sentences on what in it was not believed or left out.
    """

    kind: FeedKind
    title: str | None = None
    home: str | None = None
    items: tuple[FeedItem, ...] = ()
    parts: tuple[str, ...] = ()
    least: int = 0
    notes: tuple[str, ...] = ()


class Followed(Struct, frozen=True, kw_only=True):
    """“KabarTiga's feed, asked every twenty minutes, next at 17:20”: a feed that is followed, and how asking it went.

    Times are seconds since 1970. `gap` is about how many seconds pass between two items, `interval` after how many the
    feed is asked again; `tries` counts failures in a row, `trouble` says what the last one was, `notes` what
    in the last answer was not believed or left out.
    """

    id: str
    address: str
    kind: FeedKind
    title: str | None = None
    home: str | None = None
    state: FeedState = "on"
    etag: str | None = None
    modified: str | None = None
    polled: int = 0
    next: int = 0
    gap: int = 0
    interval: int = 0
    least: int = 0
    tries: int = 0
    trouble: str | None = None
    notes: str | None = None
    since: int = 0


class Item(Struct, frozen=True, kw_only=True):
    """“This address, seen on Monday, taken as article 3f…”: an item that was ever seen, and what became of it.

    `reads` counts how often it was read to the end, `tries` failures in a row since; `why` says why it was refused, or is
    still waiting after a failure; `article` is the id of the article that it became.
    """

    id: str
    feed: str
    address: str | None = None
    mark: str | None = None
    title: str | None = None
    published: str | None = None
    stamp: str | None = None
    authors: tuple[str, ...] = ()
    text: str = ""
    seen: int = 0
    state: ItemState = "waiting"
    why: str | None = None
    tries: int = 0
    reads: int = 0
    next: int = 0
    article: str | None = None


class Tally(Struct, frozen=True, kw_only=True):
    """“Of this feed: 412 taken, 3 refused, 2 waiting”: what became of a feed's items."""

    feed: str
    waiting: int = 0
    taken: int = 0
    known: int = 0
    refused: int = 0


class Spent(Struct, frozen=True, kw_only=True):
    """“KabarTiga got 120 requests since 17:00, and is left alone until 18:10”: what a host was asked lately.

    `began` is when the first of the requests of its hour was made, `free` until when it wants to be left alone; seconds since
    1970.
    """

    host: str
    began: int
    asked: int
    free: int = 0
