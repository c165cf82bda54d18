"""RSS and Atom, as far as feedparser understands them; it is given text and asks nobody."""

import re
from collections.abc import Mapping
from html import unescape
from io import BytesIO
from typing import Any

from runut.errors import SourceError
from runut.read.feeds.dates import Calendar
from runut.read.feeds.links import absolute
from runut.read.feeds.mending import mended
from runut.records.gathering import FeedItem, FeedPage

# Of more items in one answer, the first are read: outlets put the newest first.
MOST = 2_000
# A text of fewer words is the beginning of an article.
FULL = 80
_SECONDS, _LONGEST_PAUSE = 60, 86_400


def read_syndication(text: str, address: str, calendar: Calendar) -> FeedPage:
    """What stands in an RSS or Atom feed; raises SourceError where it is none."""
    # It takes a third of a second to import: only who follows feeds pays for it.
    import feedparser  # noqa: PLC0415

    body, left = mended(text, address, MOST)
    heads = {"content-type": "application/xml; charset=utf-8", "content-location": address}
    try:
        found: Mapping[str, Any] = feedparser.parse(
            BytesIO(body), response_headers=heads, sanitize_html=False, resolve_relative_uris=False
        )
    except (ValueError, RecursionError, AssertionError, LookupError, TypeError, AttributeError) as error:
        reason = f"the feed cannot be understood ({type(error).__name__})"
        raise SourceError(address, reason, "follow another address of the outlet") from error
    if not found.get("version") and not found["entries"]:
        raise SourceError(address, "this is no feed", "give the address of a feed, or of a page that names one")
    head, entries = found["feed"], found["entries"]
    return FeedPage(
        kind="feed",
        title=_words(head.get("title")),
        home=absolute(head.get("link"), address),
        items=tuple(_item(entry, address, calendar) for entry in entries),
        least=_pause(head),
        notes=(f"{left:,} items behind the first {MOST:,} were left out.",) if left else (),
    )


def _item(entry: Mapping[str, Any], address: str, calendar: Calendar) -> FeedItem:
    # Asked by item: what is not there would be taken from the other.
    published, updated = (str(entry[name] or "") if name in entry else "" for name in ("published", "updated"))
    mark = str(entry.get("id") or "").strip()[:2000] or None
    link = absolute(entry.get("link"), address) or absolute(mark, "")
    names = [_words(one.get("name")) for one in entry.get("authors", ()) if isinstance(one, Mapping)]
    day = calendar.believed(published, entry.get("published_parsed")) if published else None
    changed = calendar.believed(updated, entry.get("updated_parsed")) if updated and updated != published else None
    return FeedItem(
        address=link,
        mark=mark,
        title=_words(entry.get("title")),
        published=day or changed,
        updated=changed,
        authors=tuple(name for name in names if name),
        text=_text(entry, needed=link is None),
    )


def _text(entry: Mapping[str, Any], *, needed: bool) -> str:
    """The item's full text as HTML, "" where it only has the beginning of one; where `needed`, whatever there is."""
    parts = [str(one.get("value") or "") for one in entry.get("content", ()) if isinstance(one, Mapping)]
    longest = max([*parts, str(entry.get("summary") or "") if needed or not parts else ""], key=len)
    return longest if needed or len(re.sub(r"<[^>]*>", " ", longest).split()) >= FULL else ""


def _words(value: object) -> str | None:
    """A title or name in one line, without elements and character references; None where there is none."""
    text = " ".join(unescape(re.sub(r"</?[a-zA-Z][^>]{0,500}>", "", str(value or ""))).split())
    return text[:500] or None


def _pause(head: Mapping[str, Any]) -> int:
    """For how many seconds the feed asks not to be asked again (`ttl`, in minutes), a day at most."""
    try:
        return min(max(0, int(str(head.get("ttl") or 0))) * _SECONDS, _LONGEST_PAUSE)
    except ValueError:
        return 0
