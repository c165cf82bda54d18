"""Sitemaps (sitemaps.org), with what news sitemaps say of their articles, read element by element."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from runut.errors import SourceError
from runut.read.feeds.dates import Calendar
from runut.read.feeds.links import absolute
from runut.records.gathering import FeedItem, FeedPage

# So many entries of a sitemap are looked at, and so many of its items, the latest, are kept.
LOOKED_AT, MOST = 50_000, 1_000
# So many further sitemaps that an index names are asked, the latest.
PARTS = 3


def read_sitemap(text: str, address: str, calendar: Calendar) -> FeedPage:
    """What stands in a sitemap, or which further ones an index names; raises SourceError where it is broken at once."""
    items, parts, seen = list[FeedItem](), list[tuple[str, str]](), 0
    notes = list[str]()
    try:
        for kind, said in _entries(text):
            seen += 1
            if seen > LOOKED_AT:
                notes.append(f"It names more than {LOOKED_AT:,} addresses; those behind were not looked at.")
                break
            link = absolute(said.get("loc"), address)
            day = calendar.believed(said.get("publication_date") or said.get("lastmod") or "")
            if link is not None and kind == "sitemap":
                parts.append((day or "", link))
            elif link is not None:
                items.append(_item(link, said, day, calendar))
    except etree.XMLSyntaxError as error:
        if not items and not parts:
            raise SourceError(address, f"the sitemap cannot be read ({error.msg})", "try again later") from error
        notes.append("It breaks off in the middle; what stands before was read.")
    kept = sorted(items, key=lambda one: one.published or "", reverse=True)[:MOST]
    if len(items) > MOST:
        notes.append(f"Of {len(items):,} addresses that it names, the latest {MOST:,} were kept.")
    latest = tuple(link for _, link in sorted(parts, key=lambda one: one[0], reverse=True)[:PARTS])
    return FeedPage(kind="sitemap", items=tuple(kept), parts=latest, notes=tuple(notes))


def _item(link: str, said: dict[str, str], day: str | None, calendar: Calendar) -> FeedItem:
    """An address of a sitemap; `lastmod` is of a change where the sitemap also says when it was published."""
    is_news = "publication_date" in said
    changed = calendar.believed(said.get("lastmod", "")) if is_news else None
    return FeedItem(address=link, title=said.get("title"), published=day, updated=changed)


def _entries(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each `url` or `sitemap` element with the text of what stands in it, by name; nothing else is held."""
    source = BytesIO(text.encode("utf-8", "replace"))
    said: dict[str, str] = {}
    reading: Any = etree.iterparse(
        source, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    for event, element in reading:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if event == "start":
            said = {} if name in {"url", "sitemap"} else said
            continue
        if name in {"url", "sitemap"}:
            yield name, said
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif name in {"loc", "lastmod", "publication_date", "title"} and element.text:
            said.setdefault(name, " ".join(element.text.split())[:2000])
