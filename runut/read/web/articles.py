"""From an address to an article: its own address, all its parts, and no wall taken for it."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from runut.errors import NoArticle, SourceError
from runut.languages.schema.web import Web
from runut.read.page import read_page
from runut.read.text import read_text
from runut.read.web.addresses import shown
from runut.read.web.rules import Answer, Conditions
from runut.read.web.turning import MOST_PARTS, Turning, same_site
from runut.read.web.walls import Walls
from runut.records.article import RawArticle
from runut.sources.load import Sources
from runut.text.addresses import host_of, same_page
from runut.text.normalise import letters

ACCEPT = "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.5"
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/xml", ""})
_TEXTS = frozenset({"text/plain", "text/markdown"})
_NONE = Conditions()


class Fetch(Protocol):
    """Whoever fetches: `Courteous.fetch`, or a stand-in."""

    def __call__(self, address: str, conditions: Conditions = ..., accept: str = ...) -> Answer:
        """What lies at `address`; raises FetchError."""
        ...


class _Page(Struct, frozen=True, kw_only=True):
    """A page that was read: at which address, its elements (None for a plain text), and its article."""

    address: str
    tree: Any
    article: RawArticle

    @property
    def body(self) -> str:
        return self.article.text[self.article.body_start :]


class WebArticles:
    """“What does the article at this address say?”: reads pages of the web as the articles that they show."""

    def __init__(self, fetch: Fetch, longest: int, *, tables: Iterable[Web], sources: Sources) -> None:
        """Fetch with `fetch`; `longest` is in characters, `tables` say how pages look, `sources` whose hosts are whose."""
        known = tuple(tables)
        self._fetch, self._longest, self._sources = fetch, longest, sources
        self._walls, self._turning = Walls(known), Turning(known)

    def read(self, address: str) -> RawArticle:
        """The article at `address`, whole, under its own address.

        Raises FetchError where it cannot be fetched, WalledPage where the page shows something else in its place, NoArticle
        where it shows nothing or is no page, and whatever `read_page` raises.
        """
        return self.of(self._fetch(address, _NONE, ACCEPT))

    def source(self, address: str) -> str:
        """What the article at `address` carries for its source: the address without what is nobody's business."""
        return self._turning.public(address.strip())

    def of(self, answer: Answer) -> RawArticle:
        """The article on a page that was fetched; what else belongs to it is fetched. Raises as `read` does."""
        page, home = self._own(self._page(answer))
        page = self._undivided(page, home)
        parts, notes = self._parts(page, home)
        whole = page.body
        for part in parts:
            whole = _joined(whole, part.body)
        article = page.article
        digests = [one.article.digest for one in (page, *parts)]
        return msgspec.structs.replace(
            article,
            source=self.source(answer.asked),
            text=article.text[: article.body_start] + whole,
            digest=digests[0] if not parts else sha256("".join(digests).encode()).hexdigest(),
            outlet=self._outlet(article.outlet, home),
            address=self._turning.public(home),
            notes=(*article.notes, *notes),
        )

    def _page(self, answer: Answer) -> _Page:
        """The page of an answer; raises SourceError where it shows no article."""
        place = shown(answer.address)
        if answer.kind in _TEXTS:
            return _Page(address=answer.address, tree=None, article=read_text(answer.body, place, self._longest))
        if answer.kind not in _PAGES:
            reason = f"there is no page at this address, but a file of the kind {answer.kind[:60]}"
            raise NoArticle(place, reason, "give the address of a page, or the file itself")
        raw, encoding = _unified(answer)
        # trafilatura takes a third of a second to import: only a run that reads pages pays for it.
        from trafilatura import load_html  # noqa: PLC0415 (see above)

        tree = load_html(raw)
        try:
            article = read_page(raw, place, self._longest)
        except NoArticle:
            if tree is not None:
                self._walls.check(tree, "", place)
            raise
        if tree is not None:
            self._walls.check(tree, article.text[article.body_start :], place)
        if encoding is not None:
            article = msgspec.structs.replace(article, encoding=encoding, digest=sha256(answer.body).hexdigest())
        return _Page(address=answer.address, tree=tree, article=article)

    def _own(self, page: _Page) -> tuple[_Page, str]:
        """The article's own page and address, where `page` is its twin or a part of it; else `page` itself.

        An address that the page gives as its own is taken only where an article of the same title stands there: sites that
        give one address for all their pages would else lose all but one.
        """
        if page.tree is None:
            return page, page.address
        given = self._turning.canonical(page.tree, page.address)
        part = self._turning.part_of(given or page.address)
        home = part[0] if part is not None else given or self._turning.twin_of(page.address)
        if home is None or _plain(home) == _plain(page.address):
            return page, home or page.address
        here = self._turning.part_of(page.address)
        if here is not None and here[1] is None and _plain(here[0]) == _plain(home):
            return page, home  # all parts on one page
        found = self._try(home)
        if found is not None and same_site(found.address, page.address) and _same_title(found, page):
            return found, home
        return page, page.address

    def _undivided(self, page: _Page, home: str) -> _Page:
        """The page that shows all parts at once, where there is one and it holds more than `page`; else `page`."""
        if page.tree is None:
            return page
        known = self._turning.parts(page.tree, page.address, home).whole
        if known is None or same_page(known) == same_page(page.address):
            return page
        found = self._try(known)
        return found if found is not None and len(found.body) > len(page.body) else page

    def _parts(self, page: _Page, home: str) -> tuple[list[_Page], tuple[str, ...]]:
        """The other parts of the article in their order, and what there is to say of them."""
        here = self._turning.part_of(page.address)
        if page.tree is None or (here is not None and here[1] is None):
            return [], ()
        found: list[_Page] = []
        numbered = dict(self._turning.parts(page.tree, page.address, home).numbered)
        number = 2
        while number in numbered and number <= MOST_PARTS:
            one = self._try(numbered[number])
            if one is None:
                return found, (f"Part {number} of the article could not be read, so that its end is missing.",)
            if one.body in {page.body, *(other.body for other in found)}:
                break  # the server gives the same page under every number
            found.append(one)
            numbered = {**self._turning.parts(one.tree, one.address, home).numbered, **numbered}
            number += 1
        notes = (f"It was put together from {len(found) + 1} pages.",) if found else ()
        return found, notes

    def _try(self, address: str) -> _Page | None:
        """The page at `address`; None where it cannot be had, as another is at hand."""
        try:
            page = self._page(self._fetch(address, _NONE, ACCEPT))
        except SourceError:
            return None
        return page if page.tree is not None else None

    def _outlet(self, stated: str | None, address: str) -> str | None:
        """The outlet that the page names, unless it is one that publishes elsewhere: nobody speaks in another's name."""
        host = host_of(address)
        here, named = self._sources.by_domain(host), self._sources.by_name(stated or "")
        if named is None or not named.domains or here is named:
            return stated
        return here.name if here is not None else None


def _plain(address: str) -> str:
    return (same_page(address) or address).removeprefix("www.")


def _same_title(one: _Page, other: _Page) -> bool:
    """Whether two pages have one title, which a part may follow with its number."""
    first, second = letters(one.article.title or ""), letters(other.article.title or "")
    return bool(first) and bool(second) and (first.startswith(second) or second.startswith(first))


def _joined(before: str, after: str) -> str:
    """Two parts of a text as one: what the second repeats of the first, line by line, stands once."""
    lines = set(before.splitlines())
    new = [line for line in after.splitlines() if line not in lines or not line.strip()]
    rest = "\n".join(new).strip("\n")
    return f"{before.rstrip()}\n{rest}" if rest else before


def _unified(answer: Answer) -> tuple[bytes, str | None]:
    """The body, in UTF-8 where the server names an encoding that holds and the body is no UTF-8 by itself; and that name."""
    named = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252"}
    charset = named.get(answer.charset or "", answer.charset)
    if charset is None or answer.body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return answer.body, None
    try:
        answer.body.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return answer.body.decode(charset).encode(), charset
        except (LookupError, UnicodeError):
            return answer.body, None
    return answer.body, None
