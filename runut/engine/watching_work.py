"""What a watcher asks of others: the net, the time, hands to work with; and the work that is done beside the watching."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from runut.errors import SourceError
from runut.read.feeds import Asked, article_of_item, read_feed
from runut.read.options import ReadOptions
from runut.records.article import RawArticle
from runut.records.gathering import FeedPage, Followed, Item, ItemState
from runut.sources.signs import Signs

T = TypeVar("T")
# Sitemaps name what is years old: of longer ago nothing is read.
OLD = timedelta(days=7)
_UNCHANGED = 304


class Reply(Protocol):
    """What a server gave; as the answers of the fetcher are."""

    @property
    def address(self) -> str:
        """The address that answered."""
        ...

    @property
    def status(self) -> int:
        """2xx, or 304 for nothing new."""
        ...

    @property
    def body(self) -> bytes:
        """What it said."""
        ...

    @property
    def etag(self) -> str | None:
        """By what it can be asked whether that changed."""
        ...

    @property
    def modified(self) -> str | None:
        """The same, as a time."""
        ...

    @property
    def moved(self) -> bool:
        """Whether the address that was asked has moved for good."""
        ...


class Net(Protocol):
    """“Fetch this; read the article at that address”: the web, asked safely and politely, from several threads."""

    def fetch(self, address: str, etag: str | None = None, modified: str | None = None) -> Reply:
        """What lies at an address, if it changed since; raises SourceError."""
        ...

    def article(self, address: str) -> RawArticle:
        """The article at an address; raises SourceError."""
        ...

    def pause(self, host: str) -> float:
        """How many seconds a host is left alone after a request."""
        ...


class Clock(Protocol):
    """What time it is."""

    def wall(self) -> int:
        """Seconds since 1970, as the machine's clock says; somebody may set it."""
        ...

    def steady(self) -> float:
        """Seconds that only grow."""
        ...


class Done(Struct, Generic[T], frozen=True):
    """What came of some work: `value`, or the `error` that ended it."""

    what: T
    value: object = None
    error: Exception | None = None


class Hands(Protocol[T]):
    """So many things at once, done beside the watching."""

    def free(self) -> bool:
        """Whether there is a hand for one more."""
        ...

    def busy(self) -> int:
        """How many are at work."""
        ...

    def start(self, what: T, call: Callable[[], object]) -> None:
        """Begin some work."""
        ...

    def wait(self, seconds: float) -> Sequence[Done[T]]:
        """What was finished, waiting for the first of it at most so many seconds."""
        ...

    def close(self) -> None:
        """Begin nothing more."""
        ...


class Taken(Struct, frozen=True, kw_only=True):
    """“Article 3f…, new” or “refused, as it has no text”: what became of a raw article."""

    state: ItemState
    article: str | None = None
    why: str | None = None


class Portioned(Struct, frozen=True, kw_only=True):
    """What became of a portion of raw articles, in their order; `troubles` say which alerts could not be told of them."""

    taken: tuple[Taken, ...]
    troubles: tuple[str, ...] = ()


class Polled(Struct, frozen=True, kw_only=True):
    """What asking a feed brought: the feed as it is known now, its page (None: unchanged), why items are old."""

    feed: Followed
    page: FeedPage | None
    old: Mapping[str, str]


def poll(net: Net, feed: Followed, signs: Signs, now: int) -> Polled:
    """Ask a feed, and the further sitemaps that it names; raises SourceError."""
    reply = net.fetch(feed.address, feed.etag, feed.modified)
    moved = reply.address if reply.moved else feed.address
    if reply.status == _UNCHANGED:
        return Polled(feed=replace(feed, address=moved), page=None, old={})
    when = datetime.fromtimestamp(now, UTC)
    page = read_feed(reply.body, Asked(reply.address, when, signs))
    for part in page.parts:
        further = read_feed(net.fetch(part).body, Asked(part, when, signs))
        page = replace(page, items=(*page.items, *further.items), notes=(*page.notes, *further.notes))
    known = replace(
        feed,
        address=moved,
        kind=page.kind,
        title=page.title or feed.title,
        home=page.home or feed.home,
        # What an index says of itself does not tell whether its parts changed.
        etag=None if page.parts else reply.etag,
        modified=None if page.parts else reply.modified,
        least=page.least,
        notes=" ".join(page.notes) or None,
    )
    return Polled(feed=known, page=page, old=_old(page, when))


def _old(page: FeedPage, now: datetime) -> dict[str, str]:
    """Why items of a sitemap are not read, by address: those that were published long before they were seen."""
    if page.kind != "sitemap":
        return {}
    dated = ((one.address, one.published) for one in page.items if one.address and one.published)
    return {
        address: f"It was published on {published[:10]}, more than {OLD.days} days before it was seen in a sitemap."
        for address, published in dated
        if datetime.fromisoformat(published) < now - OLD
    }


def read(net: Net, item: Item, feed: str, options: ReadOptions) -> RawArticle:
    """The article of an item: at its address, or, where that gives none, what the feed itself carries of it.

    Raises SourceError with what the address said where the feed carries nothing.
    """
    if item.address is None:
        return article_of_item(item, feed, options)
    try:
        return net.article(item.address)
    except SourceError:
        if not item.text:
            raise
        return article_of_item(item, feed, options)
