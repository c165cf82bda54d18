"""Stories in a list."""

from collections import Counter
from collections.abc import Collection
from itertools import chain

from sqlalchemy import Connection, Table, func, select

from runut.store import schema
from runut.store.keeping import rows_of
from runut.store.views.articles import article_rows
from runut.store.views.listing import Listing, batched
from runut.store.views.pages import latest
from runut.store.views.rows import ArticleRow, StoryView, teller

AT_ONCE = 500  # stories that are read together


def story_views(connection: Connection, most: int = 0, ids: Collection[str] | None = None) -> tuple[StoryView, ...]:
    """The stories with these ids (None: all), newest first, then those with most articles, then by id.

    With `most` and without `ids`, the first of them.
    """
    if not most or ids is not None:
        return _story_views(connection, ids)[: most or None]
    return _story_views(connection, latest(connection, most))[:most]


def story_views_of(connection: Connection, ids: Collection[str]) -> tuple[StoryView, ...]:
    """These stories, newest first."""
    return _story_views(connection, ids) if ids else ()


def story_listing(connection: Connection) -> Listing[StoryView]:
    """All stories in the same order, read as they are needed."""
    table, within = schema.STORY, schema.STORY_ARTICLE
    articles = _counts(connection, within, None)
    told = [(row.id, row.last or "") for row in connection.execute(select(table.c.id, table.c.last))]
    told.sort(key=lambda one: (-articles[one[0]], one[0]))
    told.sort(key=lambda one: one[1], reverse=True)
    few = batched([id_ for id_, _ in told], AT_ONCE)
    return Listing(len(told), chain.from_iterable(_story_views(connection, ids) for ids in few))


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
