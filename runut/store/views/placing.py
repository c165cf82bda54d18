"""Whose are the articles, and of which stories: of one story, or of all where a chronicle is counted as a whole?"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from runut.store import schema
from runut.store.keeping import among
from runut.store.views.indexed import by_article


class Placing:
    """“This article is of KabarTiga and of story S1”: looked up at once, as millions of claims are told in the articles."""

    def __init__(self, connection: Connection, story: str | None) -> None:
        """Look up the articles of `story` (None: all)."""
        within = schema.STORY_ARTICLE
        question = select(within.c.article, within.c.story)
        if story is not None:
            question = question.where(within.c.story == story)
        self._connection, self._story = connection, story
        stories: dict[str, str] = {}  # each once, as a story has several articles
        self.story_of = {
            article: stories.setdefault(told, told) for article, told in connection.execute(question).all()
        }
        self._outlets: dict[str, str | None] = {}
        if story is None:
            self._outlets.update(by_article(connection, schema.ARTICLE.c.outlet))
        else:
            self.learn(self.story_of)

    def learn(self, articles: Collection[str]) -> None:
        """Look up whose these articles are, whatever their story."""
        table, unknown = schema.ARTICLE, [one for one in articles if one not in self._outlets]
        if self._story is not None and unknown:
            question = select(table.c.id, table.c.outlet).where(among(table.c.id, unknown))
            self._outlets.update(dict(self._connection.execute(question).all()))

    def outlet(self, article: str) -> str | None:
        """Whose the article is."""
        return self._outlets.get(article)

    def narrow(self, question: Select[Any], article: ColumnElement[str]) -> Select[Any]:
        """`question` of these articles alone."""
        return question if self._story is None else question.where(among(article, self.story_of))
