"""Stories in a list, and articles found by words."""

from collections import Counter

from sqlalchemy import Connection, func, select, text

from runut.records.span import Span
from runut.store import schema
from runut.store.views.articles import article_rows
from runut.store.views.rows import ArticleRow, Hit, StoryView, teller
from runut.store.words import match_of

# Characters that no text holds, put around found words by the index and taken out again.
_OPEN, _CLOSE = "\x02", "\x03"


def story_views(connection: Connection) -> tuple[StoryView, ...]:
    """All stories, newest first, then those with most articles, then by id."""
    by_story: dict[str, list[ArticleRow]] = {}
    for row in article_rows(connection).values():
        if row.story is not None:
            by_story.setdefault(row.story, []).append(row)
    counts: dict[str, Counter[str]] = {
        name: Counter(dict(connection.execute(select(table.c.story, func.count()).group_by(table.c.story)).all()))
        for name, table in (("entries", schema.ENTRY), ("disagreements", schema.DISAGREEMENT))
    }
    views = [
        StoryView(
            id=row["id"],
            title=row["title"],
            first=row["first"],
            last=row["last"],
            articles=tuple(by_story.get(row["id"], ())),
            outlets=tuple(dict.fromkeys(teller(one) for one in by_story.get(row["id"], ()))),
            entries=counts["entries"][row["id"]],
            disagreements=counts["disagreements"][row["id"]],
        )
        for row in connection.execute(select(schema.STORY)).mappings()
    ]
    views.sort(key=lambda one: (-len(one.articles), one.id))
    views.sort(key=lambda one: one.last or "", reverse=True)
    return tuple(views)


def hits(connection: Connection, query: str, most: int) -> tuple[Hit, ...]:
    """The articles that hold all words of `query` (as beginnings of words; phrases in quotation marks), best first."""
    match = match_of(query)
    if not match:
        return ()
    question = text(
        "SELECT article.id AS id, snippet(words, 0, :open, :close, '…', 24) AS snippet FROM words "
        "JOIN article ON article.row = words.rowid WHERE words MATCH :match "
        "AND article.id NOT IN (SELECT article FROM retired) ORDER BY bm25(words), article.id LIMIT :most"
    )
    found = connection.execute(question, {"match": match, "open": _OPEN, "close": _CLOSE, "most": most})
    rows = [(id_, marked) for id_, marked in found]
    articles = article_rows(connection, [id_ for id_, _ in rows])
    return tuple(_hit(articles[id_], marked) for id_, marked in rows)


def _hit(article: ArticleRow, marked: str) -> Hit:
    clean, marks, start = "", [], 0
    for char in marked:
        if char == _OPEN:
            start = len(clean)
        elif char == _CLOSE:
            marks.append(Span(start, len(clean)))
        else:
            clean += char
    return Hit(article=article, snippet=clean, marks=tuple(marks))
