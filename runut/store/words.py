"""Finding articles by their words."""

import re
from collections.abc import Sequence

from sqlalchemy import Connection, text

_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def create_search(connection: Connection) -> None:
    """Make the index of words, kept in step with the articles by the one function that writes them."""
    connection.execute(
        text(
            "CREATE VIRTUAL TABLE words USING fts5(text, content='article', content_rowid='row', "
            "tokenize='unicode61 remove_diacritics 2')"
        )
    )


def index_words(connection: Connection, articles: Sequence[str]) -> None:
    """Add the texts of `articles`, which were just written, to the index."""
    question = text("INSERT INTO words (rowid, text) SELECT row, text FROM article WHERE id = :id")
    if articles:
        connection.execute(question, [{"id": article} for article in articles])


def match_of(query: str) -> str:
    """What the user typed as an FTS5 expression: all words, as beginnings of words; phrases in quotation marks as they are.

    >>> match_of('bantuan "Korea Utara"')
    '"bantuan"* "Korea Utara"'
    """
    parts = []
    for phrase, word in _PHRASE.findall(query):
        words = _WORD.findall(phrase or word)
        if words:
            parts.append(f'"{" ".join(words)}"' + ("" if phrase else "*"))
    return " ".join(parts)
