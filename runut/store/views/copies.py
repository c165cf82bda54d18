"""How much of an article stood in earlier ones, and where was it first?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, func, select

from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.articles import article_rows
from runut.store.views.indexed import by_article
from runut.store.views.listing import Listing, batched
from runut.store.views.retold import CopyView, OriginView
from runut.store.views.reuses import AT_ONCE, shared


class _Taken(Struct, frozen=True, array_like=True):
    """What an article has in common with an earlier one: its own span, and that of the other."""

    span: Span
    article: str
    there: Span
    known: bool


class _Share(Struct, frozen=True, array_like=True, order=True):
    """How much of an article stood in earlier ones; those of which most did come first."""

    known: float
    undecided: float
    article: str


def copy_views(connection: Connection, articles: Collection[str] | None = None) -> tuple[CopyView, ...]:
    """The articles, of `articles` (None: all), that share passages with earlier ones; those that share most first."""
    return tuple(copy_listing(connection, articles).rows)


def copy_listing(connection: Connection, articles: Collection[str] | None = None, most: int = 0) -> Listing[CopyView]:
    """The same, with `most` the first of them, read as they are needed."""
    taken: dict[str, list[_Taken]] = defaultdict(list)
    for one in shared(connection, articles, "reuse"):
        taken[one.later[0]].append(_Taken(one.later[1], *one.earlier, one.known))
    wanted = [article for article in taken if articles is None or article in articles]
    whole = _lengths(connection, wanted)
    shares = sorted(_shares(article, taken[article], max(1, whole.get(article, 0))) for article in wanted)
    return Listing(len(shares), _views(connection, shares[: most or None], taken))


def _lengths(connection: Connection, articles: Collection[str]) -> dict[str, int]:
    """Article -> how many characters its sentences have."""
    table, found = schema.SENTENCE, dict[str, int]()
    for portion in portions(articles):
        question = select(table.c.article, func.sum(table.c.end - table.c.start)).where(table.c.article.in_(portion))
        found.update(dict(connection.execute(question.group_by(table.c.article)).all()))
    return found


def _shares(article: str, taken: Collection[_Taken], whole: int) -> _Share:
    known = _share(joined(one.span for one in taken if one.known), whole)
    every = _share(joined(one.span for one in taken), whole)
    return _Share(-known, -max(0.0, round(every - known, 4)), article)


def _views(connection: Connection, shares: Sequence[_Share], taken: Mapping[str, list[_Taken]]) -> Iterator[CopyView]:
    days = by_article(connection, schema.ARTICLE.c.published)
    for few in batched(shares, AT_ONCE):
        gave = {one.article: _gave(one.article, taken, days) for one in few}
        rows = article_rows(connection, {id_ for article, given in gave.items() for id_ in (article, *given)})
        for one in few:
            origins = [OriginView(rows[id_], sum(map(len, joined(spans)))) for id_, spans in gave[one.article].items()]
            yield CopyView(
                article=rows[one.article],
                share=abs(one.known),
                undecided=abs(one.undecided),
                origins=tuple(
                    sorted(origins, key=lambda one: (-one.characters, one.article.published or "9", one.article.id))
                ),
            )


def _gave(article: str, taken: Mapping[str, list[_Taken]], days: Mapping[str, str]) -> Mapping[str, list[Span]]:
    """The earliest known texts of what an article took over -> what it has of each."""
    gave: dict[str, list[Span]] = defaultdict(list)
    for one in taken[article]:
        if one.known:
            gave[_origin(one, taken, days)].append(one.span)
    return gave


def _share(spans: Iterable[Span], whole: int) -> float:
    return min(1.0, round(sum(map(len, spans)) / whole, 4))


def _origin(one: _Taken, taken: Mapping[str, list[_Taken]], days: Mapping[str, str]) -> str:
    """The earliest known text of a passage: from the one it was taken from, on to where that had it from."""
    seen = {one.article}
    while True:
        before = [
            other
            for other in taken.get(one.article, ())
            if other.known and other.span.overlaps(one.there) and other.article not in seen
        ]
        if not before:
            return one.article
        one = min(before, key=lambda other: (days.get(other.article) or "9", other.article))
        seen.add(one.article)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans without what they have twice, in order.

    >>> joined([Span(4, 9), Span(0, 5), Span(12, 14)])
    (Span(start=0, end=9), Span(start=12, end=14))
    """
    made: list[Span] = []
    for span in sorted(spans):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)
