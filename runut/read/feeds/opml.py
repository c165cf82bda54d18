"""Lists of feeds as other programs write them (OPML)."""

from lxml import etree

from runut.errors import SourceError
from runut.read.feeds.links import absolute
from runut.read.feeds.opening import open_feed

MOST = 20_000


def read_opml(raw: bytes, place: str) -> tuple[tuple[str, str | None], ...]:
    """The address and title of every feed in an OPML file, each once, whatever folders they lie in.

    Raises SourceError where the file is no OPML, or names no feed.
    """
    text = open_feed(raw, place)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:  # what cannot be mended at all names no feed
        tree = None
    outlines = [] if tree is None else tree.iter("outline")
    found: dict[str, str | None] = {}
    for one in outlines:
        address = absolute(one.get("xmlUrl") or one.get("xmlurl"), "")
        if address is not None and len(found) < MOST:
            found.setdefault(address, " ".join((one.get("text") or one.get("title") or "").split()) or None)
    if not found:
        raise SourceError(place, "it names no feed", "give an OPML file, in which outlines have an xmlUrl")
    return tuple(found.items())
