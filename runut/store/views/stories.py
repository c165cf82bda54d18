"""Stories in a list, and articles found by words."""

from collections import Counter
from collections.abc import Collection

from msgspec import json
from sqlalchemy import Connection, Table, func, select, text

from runut.records.span import Span
from runut.store import schema
from runut.store.keeping import rows_of
from runut.store.views.articles import article_rows
from runut.store.views.pages import latest
from runut.store.views.rows import ArticleRow, Hit, StoryView, teller
from runut.store.words import match_of

# Characters that no text holds, put around found words by the index and taken out again.
_OPEN, _CLOSE = "\x02", "\x03"


def story_views(connection: Connection, most: int = 0, ids: Collection[str] | None = None) -> tuple[StoryView, ...]:
    """The stories with these ids (None: all), newest first, then those with most articles, then by id.

    With `most` and without `ids`, the first of them.
    """
    if not most or ids is not None:
        return _story_views(connection, ids)[: most or None]
    return _story_views(connection, latest(connection, most))[:most]


def _story_views(connection: Connection, ids: Collection[str] | None) -> tuple[StoryView, ...]:
    by_story: dict[str, list[ArticleRow]] = {}
    for row in article_rows(connection, None if ids is None else articles_of(connection, ids)).values():
        if row.story is not None:
            by_story.setdefault(row.story, []).append(row)
    entries, differing = (_counts(connection, table, ids) for table in (schema.ENTRY, schema.DISAGREEMENT))
    views = [
        StoryView(
            id=row["id"],
            title=row["title"],
            first=row["first"],
            last=row["last"],
            articles=tuple(by_story.get(row["id"], ())),
            outlets=tuple(dict.fromkeys(teller(one) for one in by_story.get(row["id"], ()))),
            entries=entries[row["id"]],
            disagreements=differing[row["id"]],
        )
        for row in rows_of(connection, select(schema.STORY), schema.STORY.c.id, ids)
    ]
    views.sort(key=lambda one: (-len(one.articles), one.id))
    views.sort(key=lambda one: one.last or "", reverse=True)
    return tuple(views)


def articles_of(connection: Connection, stories: Collection[str]) -> set[str]:
    """The ids of the articles of these stories."""
    table = schema.STORY_ARTICLE
    return {row["article"] for row in rows_of(connection, select(table.c.article), table.c.story, stories)}


def _counts(connection: Connection, table: Table, stories: Collection[str] | None) -> Counter[str]:
    """Story id -> how many rows of `table` it has."""
    question = select(table.c.story, func.count().label("n")).group_by(table.c.story)
    return Counter({row["story"]: row["n"] for row in rows_of(connection, question, table.c.story, stories)})


def hits(connection: Connection, query: str, most: int) -> tuple[Hit, ...]:
    """The articles that hold all words of `query` (as beginnings of words; phrases in quotation marks), best first."""
    match = match_of(query)
    if not match:
        return ()
    best = text(
        "SELECT rowid FROM words WHERE words MATCH :match AND rowid NOT IN "
        "(SELECT article.row FROM retired JOIN article ON article.id = retired.article) ORDER BY rank LIMIT :most"
    )
    # The places are cut out of the best only: to cut them out of all that have the words, all texts would be read.
    question = text(
        "SELECT article.id, snippet(words, 0, :open, :close, '…', 24), bm25(words) FROM words "
        "JOIN article ON article.row = words.rowid "
        "WHERE words MATCH :match AND words.rowid IN (SELECT value FROM json_each(:found))"
    )
    numbers = list(connection.scalars(best, {"match": match, "most": most}))
    given = {"match": match, "open": _OPEN, "close": _CLOSE, "found": json.encode(numbers).decode()}
    rows = sorted((rank, id_, marked) for id_, marked, rank in connection.execute(question, given))
    articles = article_rows(connection, [id_ for _, id_, _ in rows])
    return tuple(_hit(articles[id_], marked) for _, id_, marked in rows)


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
