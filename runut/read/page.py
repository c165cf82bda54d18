"""One web page, one article: its main text by trafilatura, its facts from the page's own metadata."""

import re
from hashlib import sha256
from html import unescape
from urllib.parse import urlsplit

from msgspec import Struct

from runut.errors import NoArticle, SourceError
from runut.read.decoding import decode
from runut.read.facts import PageFacts, facts_of
from runut.read.rows import iso
from runut.read.text import refuse_empty, refuse_long
from runut.records.article import RawArticle
from runut.text.normalise import letters

#: Elements inside one another from which on a page is refused; real pages stay under a hundred.
DEEPEST = 1_000

_HEAD = 8192
#: Less than this is what is left of a menu.
_FEWEST_WORDS = 5
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?|\?xml[^>]{0,200}?)(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
)
_PARTS = re.compile(r"(\s+[-–—|•·]\s+|:\s+)")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements that never hold others, or whose end may be left out, so that counting them would mislead.
_NOT_COUNTED = re.compile(
    r"(?i)(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|option|tr|td|th|thead|tbody"
    r"|tfoot|colgroup|body|html|head)"
)


class _Main(Struct, frozen=True):
    text: str
    title: str | None
    authors: tuple[str, ...]
    day: str | None
    site: str | None


def read_page(raw: bytes, place: str, longest: int) -> RawArticle:
    """The page's bytes as an article: title, a blank line, main text.

    Raises EmptySource, BinarySource, UndecodableSource, NoArticle where the page has no main text, and SourceError where
    its elements are nested too deeply or the text is too long.
    """
    refuse_empty(raw, place)
    decoded = decode(raw, place, _declared(raw))
    if _too_deep(decoded.text):
        reason = f"the page's elements are nested more than {DEEPEST:,} deep, as no article's are"
        raise SourceError(place, reason, "save the article's text as a text file")
    main, facts = _main(decoded.text, place)
    refuse_long(main.text, place, longest)
    site = facts.site or main.site
    host = urlsplit(facts.address or "").hostname or ""
    title = headline(facts.title or main.title or "", site or "", host)
    start = len(title) + 2 if title else 0
    return RawArticle(
        source=place,
        text=f"{title}\n\n{main.text}" if title else main.text,
        digest=sha256(raw).hexdigest(),
        body_start=start,
        title=title or None,
        outlet=site,
        authors=facts.authors or main.authors,
        published=iso(facts.published or main.day or ""),
        address=facts.address,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def headline(title: str, site: str, host: str = "") -> str:
    """The page's title without the site's name (or its host) before or after it, and without character references.

    >>> headline("Banjir di Portama - Kabar Tiga Daerah", "KabarTiga")
    'Banjir di Portama'
    """
    parts = _PARTS.split(" ".join(unescape(title).split()))
    name, at = letters(site), letters(host)

    def names_site(part: str) -> bool:
        ours = letters(part)
        return bool(ours) and ((name != "" and ours.startswith(name)) or at.endswith(ours))

    while len(parts) > 1 and names_site(parts[-1]):
        parts = parts[:-2]
    while len(parts) > 1 and names_site(parts[0]):
        parts = parts[2:]
    return "".join(parts)


def _declared(raw: bytes) -> str | None:
    match = _CHARSET.search(raw[:_HEAD])
    return match[1].decode("ascii") if match else None


def _too_deep(html: str) -> bool:
    """Whether elements stand inside one another deeper than any article's, as far as counting tags can tell."""
    depth = 0
    for match in _TAG.finditer(html):
        if _NOT_COUNTED.fullmatch(match[2]):
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST:
            return True
    return False


def _main(html: str, place: str) -> tuple[_Main, PageFacts]:
    # trafilatura takes a third of a second to import: only a run that reads pages pays for it.
    import trafilatura  # noqa: PLC0415

    tree = trafilatura.load_html(html)
    if tree is None:
        raise _no_article(place)
    facts = facts_of(tree)
    found = _extract(html, precise=True) or _extract(html, precise=False)
    if found is None:
        raise _no_article(place)
    return found, facts


def _extract(html: str, *, precise: bool) -> _Main | None:
    """What trafilatura takes for the main text, strictly or generously; None where it finds none."""
    from trafilatura import bare_extraction  # noqa: PLC0415 (as in _main)
    from trafilatura.settings import Document  # noqa: PLC0415 (as in _main)

    found = bare_extraction(
        html, favor_precision=precise, favor_recall=not precise, include_comments=False, with_metadata=True
    )
    if not isinstance(found, Document) or len((found.text or "").split()) < _FEWEST_WORDS:
        return None
    host = urlsplit(found.url or "").hostname
    return _Main(
        text=found.text or "",
        title=found.title,
        authors=tuple(part.strip() for part in (found.author or "").split(";") if part.strip()),
        day=found.date,
        site=found.sitename or found.hostname or host,
    )


def _no_article(place: str) -> NoArticle:
    return NoArticle(
        place, "the page has no main text", "check that the whole page was saved, or give its text as a text file"
    )
