"""One web page, one article: its main text, by our reader where that is sure, and what it states in its metadata."""

import re
from hashlib import sha256
from html import unescape
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from runut.errors import NoArticle, SourceError
from runut.read.bylines import authors_of
from runut.read.decoding import decode
from runut.read.depth import depth_of
from runut.read.facts import PageFacts, facts_of, head_of, head_of_lxml
from runut.read.plain import plain_text
from runut.read.rows import iso
from runut.read.text import refuse_empty, refuse_long
from runut.records.article import RawArticle
from runut.text.addresses import host_of
from runut.text.normalise import letters

#: Elements inside one another from which on a page is refused; real pages stay under a hundred.
DEEPEST = 1_000

_HEAD = 8192
#: Less than this is what is left of a menu.
_FEWEST_WORDS = 5
#: With so many characters the first look of the slower reader is believed.
_ENOUGH = 300
_CHARSET = re.compile(
    rb"<(?:meta[^>]{0,200}?|\?xml[^>]{0,200}?)(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})"
)
_PARTS = re.compile(r"(\s+[-–—|•·]\s+|:\s+)")

#: A page of more characters or signs of tags is read by our reader only where its elements stand no deeper than this.
_PLAIN_SIZE, _PLAIN_TAGS, _PLAIN_DEPTH = 1_000_000, 10_000, 100


class _Main(Struct, frozen=True):
    text: str = ""
    title: str | None = None
    authors: tuple[str, ...] = ()
    day: str | None = None
    site: str | None = None


def read_page(raw: bytes, place: str, longest: int, *, only_articles: bool = False) -> RawArticle:
    """The page's bytes as an article: title, a blank line, main text.

    With `only_articles` a page that says it is something else, such as a front page, is none, whatever text it has. Raises
    EmptySource, BinarySource, UndecodableSource, NoArticle where the page has no main text, and SourceError where its
    elements are nested too deeply or the text is too long.
    """
    refuse_empty(raw, place)
    decoded = decode(raw, place, _declared(raw))
    main, facts = _main(decoded.text, place)
    if only_articles and facts.kind == "other":
        raise NoArticle(place, "the page says that it is no article", "give it alone where it is one all the same")
    refuse_long(main.text, place, longest)
    host = host_of(facts.address)
    site = facts.site or main.site or host or None
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


def _main(html: str, place: str) -> tuple[_Main, PageFacts]:
    """The page's main text, by our reader where that is sure and by trafilatura else, and the page's facts."""
    large = len(html) > _PLAIN_SIZE or html.count("<") > _PLAIN_TAGS
    if large and _depth(html, place) > _PLAIN_DEPTH:
        # lexbor takes the square of the depth.
        tree = _tree(html, place)
        facts = facts_of(head_of_lxml(tree))
        guessed = _guessed(facts, (), tree)
        return replace(guessed, text=_slowly(html, tree, place)), facts
    # lexbor takes a fifth of lxml's time.
    tree = LexborHTMLParser(html)
    facts = facts_of(head_of(tree))
    shown = () if facts.authors else authors_of(tree)
    text = plain_text(tree)
    sure = text is not None and len(text.split()) >= _FEWEST_WORDS
    told = facts.title and facts.published and (facts.site or facts.address)
    if text is not None and sure and told:
        return _Main(text=text, authors=shown), facts
    if not sure:
        _depth(html, place)
    # One tree serves both: what is guessed is guessed first, as taking the main text alters it.
    slow = _tree(html, place)
    main = _Main(authors=shown) if told else _guessed(facts, shown, slow)
    return replace(main, text=text if text is not None and sure else _slowly(html, slow, place)), facts


def _depth(html: str, place: str) -> int:
    """How deep the page's elements stand; SourceError where that is deeper than any article's."""
    depth = depth_of(html)
    if depth > DEEPEST:
        reason = f"the page's elements are nested more than {DEEPEST:,} deep, as no article's are"
        raise SourceError(place, reason, "save the article's text as a text file")
    return depth


def _tree(html: str, place: str) -> Any:  # noqa: ANN401 (lxml publishes no types)
    # trafilatura takes a third of a second to import: only a run that needs it pays for it.
    from trafilatura import load_html  # noqa: PLC0415 (see above)

    tree = load_html(html)
    if tree is None:
        raise _no_article(place)
    return tree


def _guessed(facts: PageFacts, authors: tuple[str, ...], tree: Any) -> _Main:  # noqa: ANN401 (as _tree)
    """What the page does not state for machines, guessed by trafilatura's parts from what it shows; no text yet."""
    from trafilatura import metadata  # noqa: PLC0415 (as in _tree)

    return _Main(
        title=None if facts.title else metadata.extract_title(tree),
        authors=authors,
        day=None if facts.published else _day(tree),
        site=None if facts.site else metadata.extract_sitename(tree),
    )


def _day(tree: Any) -> str | None:  # noqa: ANN401 (as _tree)
    """The day that the page shows; None where it shows none, or one that no calendar has."""
    from htmldate import find_date  # noqa: PLC0415 (as in _tree)
    from trafilatura.settings import set_date_params  # noqa: PLC0415 (as in _tree)

    try:
        found: str | None = find_date(tree, **set_date_params(extensive=True))
    except (ValueError, OverflowError):
        return None
    return found


def _slowly(html: str, tree: Any, place: str) -> str:  # noqa: ANN401 (as _tree)
    """What trafilatura takes for the main text of `html`, strictly or else generously; NoArticle where it finds none.

    What it finds alone is asked first: the other readers that it compares itself with take as long as it does, and where it
    found more than a few sentences they have the last word on hardly any page. Alters `tree`, that of `html`.
    """
    from trafilatura import bare_extraction  # noqa: PLC0415 (as in _tree)

    for precise, alone, least in ((True, True, _ENOUGH), (True, False, 0), (False, False, 0)):
        found = bare_extraction(
            tree if alone else html,
            favor_precision=precise,
            favor_recall=not precise,
            include_comments=False,
            with_metadata=False,
            fast=alone,
        )
        text = getattr(found, "text", None) or ""
        if len(text) >= least and len(text.split()) >= _FEWEST_WORDS:
            return text
    raise _no_article(place)


def _no_article(place: str) -> NoArticle:
    return NoArticle(
        place, "the page has no main text", "check that the whole page was saved, or give its text as a text file"
    )
