"""A feed as well-formed XML of bounded size, whatever its outlet's program wrote.

What parses feeds knows how to guess at broken ones, in a time that grows with the square of their length. So they are mended
here first, in one pass.
"""

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree

from runut.errors import SourceError

# A feed of two thousand items has some forty thousand elements.
ELEMENTS = 100_000

_OPEN, _CLOSE = "<![CDATA[", "]]>"
_REFERENCE = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)?")
_XML = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ITEMS = frozenset({"item", "entry"})


def mended(text: str, address: str, most: int) -> tuple[bytes, int]:
    """The feed as UTF-8, with its first `most` items, and how many are left out; SourceError where nothing can be read."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, strip_cdata=False
    )
    try:
        tree: Any = etree.fromstring(_signs(_CONTROL.sub("", text)).encode("utf-8"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unread(address) from error
    if tree is None:
        raise _unread(address)
    items = [one for one in tree.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2].lower() in _ITEMS]
    for one in reversed(items[most:]):
        one.getparent().remove(one)
    if sum(1 for _ in tree.iter()) > ELEMENTS:
        reason = f"it has more than {ELEMENTS:,} elements, as no feed needs"
        raise SourceError(address, reason, "follow another address of the outlet")
    return etree.tostring(tree, encoding="utf-8", xml_declaration=False), max(0, len(items) - most)


def _unread(address: str) -> SourceError:
    return SourceError(address, "this feed breaks off before its first item", "try again later")


def _signs(text: str) -> str:
    """References as XML knows them, outside of what stands there as it is."""
    return "".join(part if raw else _REFERENCE.sub(_reference, part) for raw, part in _parts(text))


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The feed in parts, each with whether it stands there as it is (CDATA)."""
    at = 0
    while (start := text.find(_OPEN, at)) >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        yield False, text[at:start]
        at = end + len(_CLOSE)
        yield True, text[start:at]
    yield False, text[at:]


def _reference(match: re.Match[str]) -> str:
    name = match[1] or ""
    if name in _XML or name.startswith("#"):
        return match[0]
    sign = html5.get(name)
    return f"&amp;{name}" if sign is None or sign in "&<>" else sign
