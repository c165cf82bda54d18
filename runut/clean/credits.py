"""Whose article it is, by whom, and of which day: the source's word first, then the page's."""

from msgspec import Struct

from runut.clean.origin import DatedLine, OriginFinder
from runut.clean.page import Page
from runut.clean.roles import Judged
from runut.records.article import RawArticle
from runut.records.span import Span


class Origin(Struct, frozen=True, kw_only=True):
    """“The daily, by her, on Tuesday”: where an article comes from. `span` is where the text gives the time."""

    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    span: Span | None


def origin_of(raw: RawArticle, page: Page, judged: Judged, finder: OriginFinder) -> Origin:
    """The article's origin: what the source states, else what the lines say that date it or name its author."""
    dated = {at: one for at, one in page.dated.items() if judged.roles[at] in {"date", "byline"}}
    outlet = finder.given(raw) or next((finder.usual(one.outlet) for one in dated.values() if one.outlet), None)
    names = [one.author for one in dated.values() if one.author]
    names += [one.author for at, one in page.verdicts.items() if one.author and judged.roles[at] == "byline"]
    published, span = finder.stated(raw.published), None
    if published is None and dated:
        at = min(dated, key=lambda i: _rank(i, dated[i], judged))
        date, start = dated[at].date, page.lines[at].span.start
        published, span = date.value, Span(start + date.span.start, start + date.span.end)
    return Origin(outlet=outlet, authors=raw.authors or finder.authors(names), published=published, span=span)


def _rank(at: int, one: DatedLine, judged: Judged) -> tuple[bool, bool, int]:
    """Which of several dates is that of publication: above the story, with its hour, nearest to the title."""
    title = judged.title if judged.title is not None else judged.core.start
    return at >= judged.core.start, "T" not in one.date.value, abs(at - title)
