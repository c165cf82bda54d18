"""Finding articles by their words."""

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

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


def index_anew(connection: Connection) -> None:
    """Make the index of all articles anew."""
    connection.execute(text("INSERT INTO words (words) VALUES ('rebuild')"))


def typed(query: str) -> list[tuple[str, str]]:
    """What the user typed, piece by piece: a phrase in quotation marks or a word, the other of the two being "".

    >>> typed('bantuan "Sarindal Raya"')
    [('', 'bantuan'), ('Sarindal Raya', '')]
    """
    return [(phrase, word) for phrase, word in _PHRASE.findall(query) if _WORD.search(phrase or word)]


def match_of(query: str, forms: Mapping[str, Collection[str]] = MappingProxyType({})) -> str:
    """What the user typed as an FTS5 expression: all words, as beginnings of words; phrases in quotation marks as they are.

    `forms` are words that may stand in place of one.

    >>> match_of('bantuan "Sarindal Raya"', {"bantuan": ["membantu"]})
    '("bantuan"* OR "membantu") AND "Sarindal Raya"'
    """
    return " AND ".join(
        f'"{" ".join(_WORD.findall(phrase))}"' if phrase else _any(word, forms.get(word, ()))
        for phrase, word in typed(query)
    )


def _any(word: str, forms: Collection[str]) -> str:
    first = f'"{" ".join(_WORD.findall(word))}"*'
    others = [f'"{form}"' for form in forms]
    return f"({' OR '.join([first, *others])})" if others else first
