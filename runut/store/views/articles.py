"""Articles as rows, and quotations from them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import portions
from runut.store.views.rows import ArticleRow, Quotation
from runut.text.lines import LineIndex

# How many characters of text a quotation shows around what it quotes, where no sentence bounds it.
CONTEXT = 240


def article_rows(connection: Connection, ids: Collection[str] | None = None) -> dict[str, ArticleRow]:
    """Article id -> row, for `ids` or (None) for all, in order of publication, undated last."""
    article, member, retired = schema.ARTICLE, schema.STORY_ARTICLE, schema.RETIRED
    question = select(
        article.c.id,
        article.c.source,
        article.c.outlet,
        article.c.title,
        article.c.published,
        article.c.language,
        member.c.story,
        retired.c.why.label("retired"),
        retired.c.by.label("replaced_by"),
    ).select_from(
        article.outerjoin(member, member.c.article == article.c.id).outerjoin(
            retired, retired.c.article == article.c.id
        )
    )
    rows: list[Any] = []
    if ids is None:
        rows.extend(connection.execute(question).mappings())
    else:
        for portion in portions(ids):
            rows.extend(connection.execute(question.where(article.c.id.in_(portion))).mappings())
    found = [ArticleRow(**row) for row in rows]
    found.sort(key=lambda one: (one.published is None, one.published or "", one.id))
    return {one.id: one for one in found}


class Quoter:
    """Quotes spans of articles; each article's text and sentences are fetched once."""

    def __init__(self, connection: Connection, articles: Collection[str]) -> None:
        """Fetch the texts and sentence bounds of `articles`."""
        self._rows = article_rows(connection, articles)
        self._texts: dict[str, str] = {}
        self._lines: dict[str, LineIndex] = {}
        self._sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for portion in portions(articles):
            table = schema.ARTICLE
            texts = connection.execute(select(table.c.id, table.c.text).where(table.c.id.in_(portion)))
            self._texts.update(dict(texts.all()))
            sentence = schema.SENTENCE
            question = select(sentence.c.article, sentence.c.start, sentence.c.end).where(
                sentence.c.article.in_(portion)
            )
            for id_, start, end in connection.execute(question.order_by(sentence.c.article, sentence.c.n)).all():
                self._sentences[id_].append((start, end))

    def row(self, article: str) -> ArticleRow:
        """The article as a row."""
        return self._rows[article]

    def length(self, article: str) -> int:
        """How many characters the article's sentences have."""
        return sum(end - start for start, end in self._sentences.get(article, ()))

    def quote(self, article: str, span: Span) -> Quotation:
        """The characters of `span` in the sentences that they touch."""
        row, text = self._rows[article], self._texts[article]
        around = _joined(span, _touched(self._sentences.get(article, ()), span))
        return Quotation(
            article=article,
            source=row.source,
            outlet=row.outlet,
            published=row.published,
            line=self._line_of(article, span.start),
            span=span,
            around=around,
            text=around.quote(text),
        )

    def _line_of(self, article: str, offset: int) -> int:
        if article not in self._lines:
            self._lines[article] = LineIndex(self._texts[article])
        return self._lines[article].line_of(offset)


def _touched(sentences: Sequence[tuple[int, int]], span: Span) -> Iterator[Span]:
    """The sentences that overlap `span`; they stand in the order of the text and do not overlap each other."""
    for start, end in islice(sentences, bisect_right(sentences, span.start, key=itemgetter(1)), None):
        if start >= span.end:
            break
        if span.overlaps(one := Span(start, end)):
            yield one


def _joined(span: Span, sentences: Iterable[Span]) -> Span:
    whole = [span, *sentences]
    return Span(min(one.start for one in whole), max(one.end for one in whole))
