"""Articles by words and phrases, spread over outlets, months and languages; searches to be made again."""

from urllib.parse import parse_qsl, urlencode

from msgspec import Struct

from runut.serve.paths import own
from runut.serve.routes import Go
from runut.serve.visit import LINES, Beyond, Visit
from runut.store.saving import Saved
from runut.store.views.rows import Hit
from runut.store.views.searching import COUNTED, Asked, Found

# What may be asked besides the words, by its name in the address.
FACETS = ("outlet", "language", "since", "until")
# Characters of a name, and of what is asked, that are kept.
LONGEST = 500


class Piece(Struct, frozen=True):
    """A piece of a snippet, found words or what stands between them."""

    text: str
    found: bool


class Search(Struct, frozen=True, kw_only=True):
    """What was asked and found; `asked` is the address's query, by which the search can be saved and linked to."""

    words: str
    found: Found
    snippets: tuple[tuple[Piece, ...], ...]
    narrowed: dict[str, str]
    page: int
    more: bool
    many: bool
    asked: str
    saved: tuple[Saved, ...]


def search(visit: Visit) -> Search:
    """What a visit searches for; raises Beyond."""
    narrowed = {name: visit.query.get(name, "").strip() for name in FACETS}
    asked = Asked(words=visit.query.get("q", "")[:LONGEST], **narrowed)
    found = visit.views.find(asked, visit.page, LINES)
    if not found.hits and visit.page > 1:
        raise Beyond
    return Search(
        words=asked.words,
        found=found,
        snippets=tuple(_pieces(hit) for hit in found.hits),
        narrowed={name: value for name, value in narrowed.items() if value},
        page=visit.page,
        more=found.total > visit.page * LINES,
        many=found.total >= COUNTED,
        asked=urlencode({"q": asked.words} | {name: value for name, value in narrowed.items() if value}),
        saved=visit.library.now().saved_searches(),
    )


def _pieces(hit: Hit) -> tuple[Piece, ...]:
    made, at = list[Piece](), 0
    for mark in hit.marks:
        made += [
            Piece(hit.snippet[at : mark.start], found=False),
            Piece(hit.snippet[mark.start : mark.end], found=True),
        ]
        at = mark.end
    made.append(Piece(hit.snippet[at:], found=False))
    return tuple(one for one in made if one.text)


def save(visit: Visit) -> Go:
    """Keep a search under a name."""
    name, asked = visit.form.get("name", "").strip()[:LONGEST], query_of(visit.form.get("asked", "")[:LONGEST])
    if name and asked:
        visit.library.now().save_search(name, asked, visit.person.name)
    return Go(own(f"/search?{asked}"))


def query_of(asked: str) -> str:
    """The query of a search's address, of what is one alone: whatever else was sent is left out.

    >>> query_of("q=hujan+lebat&outlet=KabarTiga&page=2&x=1"), query_of("a b")
    ('q=hujan+lebat&outlet=KabarTiga', '')
    """
    return urlencode([(name, value) for name, value in parse_qsl(asked) if name == "q" or name in FACETS])


def forget(visit: Visit) -> Go:
    """Keep a search no longer."""
    visit.library.now().forget_search(visit.form.get("id", ""))
    return Go(own(visit.form.get("back", "/search")))
