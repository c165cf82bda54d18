"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from collections.abc import Mapping
from typing import Any

import msgspec

from runut.errors import SourceError
from runut.read.feeds.dates import Calendar
from runut.read.feeds.links import absolute
from runut.read.feeds.syndication import FULL, MOST
from runut.records.gathering import FeedItem, FeedPage

_LONGEST = 500


def read_json(text: str, address: str, calendar: Calendar) -> FeedPage:
    """What stands in a JSON Feed; raises SourceError where it is none."""
    try:
        found = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise _no_feed(address, "this is no JSON") from error
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise _no_feed(address, "this is JSON, but no JSON Feed")
    entries = [one for one in found["items"] if isinstance(one, dict)]
    left = len(entries) - MOST
    return FeedPage(
        kind="feed",
        title=_word(found.get("title")),
        home=absolute(found.get("home_page_url"), address),
        items=tuple(_item(one, address, calendar) for one in entries[:MOST]),
        notes=(f"{left:,} items behind the first {MOST:,} were left out.",) if left > 0 else (),
    )


def _no_feed(address: str, reason: str) -> SourceError:
    return SourceError(address, reason, "give the address of a feed, or of a page that names one")


def _item(entry: Mapping[str, Any], address: str, calendar: Calendar) -> FeedItem:
    link = absolute(entry.get("url"), address)
    published, updated = str(entry.get("date_published") or ""), str(entry.get("date_modified") or "")
    authors = entry.get("authors") if isinstance(entry.get("authors"), list) else [entry.get("author")]
    text = str(entry.get("content_html") or entry.get("content_text") or "")
    return FeedItem(
        address=link,
        mark=_word(entry.get("id")),
        title=_word(entry.get("title")),
        published=calendar.believed(published) if published else None,
        updated=calendar.believed(updated) if updated else None,
        authors=tuple(
            name for one in authors or () if isinstance(one, dict) and (name := _word(one.get("name"))) is not None
        ),
        text=text if link is None or len(text.split()) >= FULL else "",
    )


def _word(value: object) -> str | None:
    """A string or number in one line; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return " ".join(str(value).split())[:_LONGEST] or None
