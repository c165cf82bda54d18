"""How much of an article stood in earlier ones, and where was it first?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct
from sqlalchemy import Connection

from runut.records.span import Span
from runut.store.views.articles import Quoter
from runut.store.views.retold import CopyView, OriginView
from runut.store.views.reuses import reuse_rows


class _Taken(Struct, frozen=True, array_like=True):
    """What an article has in common with an earlier one: its own span, and that of the other."""

    span: Span
    article: str
    there: Span
    known: bool


def copy_views(connection: Connection, articles: Collection[str] | None = None) -> tuple[CopyView, ...]:
    """The articles, of `articles` (None: all), that share passages with earlier ones; those that share most first."""
    taken: dict[str, list[_Taken]] = defaultdict(list)
    rows = [row for row in reuse_rows(connection, articles) if row["kind"] == "reuse"]
    for row in rows:
        here, there = Span(row["later_start"], row["later_end"]), Span(row["earlier_start"], row["earlier_end"])
        taken[row["later"]].append(_Taken(here, row["earlier"], there, row["first_by"] != "unknown"))
    quoter = Quoter(connection, {row[end] for row in rows for end in ("earlier", "later")})
    views = [_view(quoter, article, taken) for article in sorted(taken) if articles is None or article in articles]
    return tuple(sorted(views, key=lambda one: (-one.share, -one.undecided, one.article.id)))


def _view(quoter: Quoter, article: str, taken: Mapping[str, list[_Taken]]) -> CopyView:
    whole = max(1, quoter.length(article))
    known = [one for one in taken[article] if one.known]
    covered = joined(one.span for one in known)
    every = joined(one.span for one in taken[article])
    gave: dict[str, list[Span]] = defaultdict(list)
    for one in known:
        gave[_origin(quoter, one, taken)].append(one.span)
    origins = [OriginView(quoter.row(id_), sum(map(len, joined(spans)))) for id_, spans in gave.items()]
    return CopyView(
        article=quoter.row(article),
        share=_share(covered, whole),
        undecided=max(0.0, round(_share(every, whole) - _share(covered, whole), 4)),
        origins=tuple(sorted(origins, key=lambda one: (-one.characters, one.article.published or "9", one.article.id))),
    )


def _share(spans: Iterable[Span], whole: int) -> float:
    return min(1.0, round(sum(map(len, spans)) / whole, 4))


def _origin(quoter: Quoter, one: _Taken, taken: Mapping[str, list[_Taken]]) -> str:
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
        one = min(before, key=lambda other: (quoter.row(other.article).published or "9", other.article))
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
