"""The bytes of a feed as text, refused before any parser sees them where they could harm one."""

import re
import zlib

from runut.errors import EmptySource, SourceError
from runut.read.decoding import decode

# The largest feed that is read, in bytes; a feed of a thousand items with their full text has five million.
LARGEST = 12_000_000

_GZIP = b"\x1f\x8b"
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
# What stands before the first element: instructions, comments, a document type.
_BEFORE = re.compile(r"\s+|<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^\[>]*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)


def open_feed(raw: bytes, place: str) -> str:
    """The text of a feed, without byte order mark and XML declaration.

    Raises EmptySource, BinarySource, UndecodableSource, or SourceError where it is too large or declares entities.
    """
    body = _unpacked(raw, place) if raw.startswith(_GZIP) else raw
    if len(body) > LARGEST:
        raise too_large(place)
    if not body.strip():
        raise _empty(place)
    declared = _ENCODING.match(body[:300].lstrip())
    text = decode(body, place, declared[1].decode("ascii") if declared else None).text
    text = _DECLARATION.sub("", text, count=1)
    if not text.strip():  # as of a byte order mark, or of a declaration, with nothing behind it
        raise _empty(place)
    at = 0
    while found := _BEFORE.match(text, at):
        at = found.end()
    # A type with entities of its own can grow without end, or name files: no feed needs one.
    if _TYPE.match(text, at) or ("<!DOCTYPE" in text and "<!ENTITY" in text):
        reason = "it declares entities of its own, by which a feed could grow without end or name files"
        raise SourceError(place, reason, "ask the outlet for a plain feed, or follow another of its addresses")
    return text


def _empty(place: str) -> EmptySource:
    return EmptySource(place, "the answer is empty", "look whether the address is still that of a feed")


def too_large(place: str) -> SourceError:
    """The sentence for a feed of which nobody needs so much."""
    reason = f"it has more than {LARGEST:,} bytes, as no feed needs"
    return SourceError(place, reason, "follow another address of the outlet")


def _unpacked(raw: bytes, place: str) -> bytes:
    """What is packed in `raw`, as far as a feed may be long: a few bytes can hold gigabytes."""
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        return unpacking.decompress(raw, LARGEST + 1)
    except zlib.error as error:
        raise SourceError(place, f"it is packed, and broken ({error})", "try again later") from error
