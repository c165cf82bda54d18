"""Quotations as they are shown: the quoted words in their sentence, where they stand, and the way to them."""

from collections.abc import Container, Mapping

import msgspec
from msgspec import Struct

from runut.records.span import Span
from runut.serve.anchors import Ways
from runut.serve.labels import Labels
from runut.store.views.casting import ActorRow
from runut.store.views.rows import ArticleRow, ClaimView, Quotation

# Characters of a sentence shown on each side of the quoted words; broken pages have sentences without end.
AROUND = 360
# Characters of a quotation shown at most, for the same reason; the whole of it stands in the article.
QUOTED = 2400


class Quote(Struct, frozen=True, kw_only=True):
    """“... *menawarkan bantuan* ..., KabarTiga, 03.txt line 4, characters 210 to 228”: words of an article and their place.

    `before` and `after` are the rest of the sentence. `href` leads to the mark in the article, None where the page leaves
    its text out; `outlet` and `language` are "" where unknown.
    """

    before: str
    quoted: str
    after: str
    href: str | None
    article: str | None
    outlet: str
    published: str | None
    source: str
    line: int
    start: int
    end: int
    language: str
    chain: tuple[str, ...] = ()


class Name(Struct, frozen=True):
    """An actor's name, with the way to its row in the table of actors where it has one."""

    text: str
    href: str | None = None


class Everything(Container[str]):
    """Every record has its place, on some page."""

    def __contains__(self, one: object) -> bool:
        return True


class Desk(Struct, frozen=True, kw_only=True):
    """“Where on this page does it stand?”: which records have a place on the page, and how they are quoted and named.

    `marks` are the ids that are marked in articles, `actors` all actors by id, `listed` the ids of those in the table,
    `articles` the articles of the page, `labels` what its sources are called, `ways` how places lead to one another.
    """

    marks: Container[str]
    articles: Mapping[str, ArticleRow]
    actors: Mapping[str, ActorRow]
    listed: Container[str]
    labels: Labels
    ways: Ways

    def claim(self, claim: ClaimView, within: Span | None = None) -> Quote:
        """A claim's words; with `within` those of one of its slots, where they stand in the same sentence."""
        quotation = claim.quotation
        if within is not None and quotation.around.contains(within):
            quotation = msgspec.structs.replace(quotation, span=within)
        return self.quote(quotation, claim.id, claim.chain)

    def quote(self, quotation: Quotation, mark: str, chain: tuple[str, ...] = ()) -> Quote:
        """The words of `quotation`, which are marked in their article as `mark`."""
        row = self.articles.get(quotation.article)
        start, end = quotation.span.start - quotation.around.start, quotation.span.end - quotation.around.start
        return Quote(
            before=_end_of(quotation.text[:start]),
            quoted=_start_of(quotation.quoted, QUOTED),
            after=_start_of(quotation.text[end:], AROUND),
            href=self.ways.to("m", mark, quotation.article) if mark in self.marks else None,
            article=self.ways.to("a", quotation.article) if row is not None else None,
            outlet=quotation.outlet or "",
            published=quotation.published,
            source=self.labels(quotation.source),
            line=quotation.line,
            start=quotation.span.start,
            end=quotation.span.end,
            language=spoken(row),
            chain=chain,
        )

    def name(self, actor: str) -> Name:
        """What an actor is called."""
        known = self.actors.get(actor)
        href = self.ways.to("p", actor) if actor in self.listed else None
        return Name(known.name if known else actor, href)


def spoken(row: ArticleRow | None) -> str:
    """The language of an article for a page's `lang`, "" where it could not be told."""
    return "" if row is None or len(row.language) != len("id") else row.language


def _end_of(text: str) -> str:
    return text if len(text) <= AROUND else "… " + text[-AROUND:].split(maxsplit=1)[-1]


def _start_of(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(maxsplit=1)[0] + " …"
