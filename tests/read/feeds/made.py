"""Invented feeds for tests."""

from datetime import UTC, datetime

from runut.read.feeds import Asked, read_feed
from runut.records.gathering import FeedPage
from runut.sources.signs import load_signs

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
AT = "https://kabarutara.example/rss/semua.xml"
FULL = " ".join(f"kata{number}" for number in range(100))


def page(raw: bytes | str, address: str = AT) -> FeedPage:
    """What stands in an answer of `address`."""
    return read_feed(raw.encode() if isinstance(raw, str) else raw, Asked(address, NOW, load_signs()))


def rss(*items: str, head: str = "") -> str:
    """An RSS feed with these items."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Kabar Utara</title>{head}{inside}</channel></rss>'
