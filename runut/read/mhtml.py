"""MHTML files, as browsers save whole pages: the one page in them, without its pictures."""

from email import policy
from email.message import Message
from email.parser import BytesParser
from hashlib import sha256

import msgspec

from runut.errors import NoArticle, SourceError
from runut.read.page import read_page
from runut.read.text import refuse_empty, too_long
from runut.records.article import RawArticle

#: Pictures and scripts are saved with a page: so many bytes for one article are enough.
MOST = 100_000_000

_SAVED = (b"from: <saved by", b'from: "saved by', b"mime-version:", b"snapshot-content-location:")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


def is_mhtml(head: bytes) -> bool:
    """Whether `head`, the first bytes of a file, are those of a saved page."""
    return head.lstrip()[:200].lower().startswith(_SAVED)


def read_mhtml(raw: bytes, place: str, longest: int, most: int) -> RawArticle:
    """The page in an MHTML file as an article, its address from the file's head where the page does not state one.

    `most` is the number of bytes that the page itself may have. Raises NoArticle where there is no page in it, and what
    read_page raises.
    """
    refuse_empty(raw, place)
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(raw)
        part = next((one for one in message.walk() if one.get_content_type() == "text/html"), None)
        page = None if part is None else part.get_payload(decode=True)
    except (RecursionError, ValueError, LookupError) as error:
        raise SourceError(place, "its parts cannot be told apart", "save the page anew, as HTML") from error
    if part is None or not isinstance(page, bytes):
        raise NoArticle(place, "there is no page in it", "save the page anew, as HTML")
    if len(page) > most:
        raise too_long(place, f"{len(page):,} bytes", longest)
    article = read_page(page, place, longest)
    address = article.address or _address(message) or _address(part)
    return msgspec.structs.replace(article, digest=sha256(raw).hexdigest(), address=address)


def _address(message: Message) -> str | None:
    found = (str(message.get(name) or "").strip() for name in _ADDRESSES)
    return next((one for one in found if one.startswith(("http://", "https://"))), None)
