"""The index of words of a SQLite file: FTS5, which reads the texts where they stand and keeps the words alone."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from types import MappingProxyType

from msgspec import json
from sqlalchemy import Connection, text

from runut.store.search.asking import CLOSE, LOOKED, OPEN, SHOWN, Limits, Piece
from runut.store.search.tokens import terms

# What counts as a word.
_TOKENS = "tokenize='unicode61 remove_diacritics 2'"
# Which rows count and are within the limits is read from indexes alone: to ask the articles themselves, found row by found
# row, takes longer than to find them. The sign before `rowid` keeps FTS5 from being asked once for each row instead.
_COUNTING = """words MATCH :match
AND +rowid NOT IN (SELECT gone.row FROM retired JOIN article AS gone ON gone.id = retired.article)"""
_WITHIN = MappingProxyType(
    {
        "outlet": "+rowid IN (SELECT row FROM article WHERE outlet = :outlet)",
        "language": "+rowid IN (SELECT row FROM article WHERE language = :language)",
        "days": "+rowid IN (SELECT row FROM article WHERE published >= :since"
        " AND (:until = '' OR published < :until || '~'))",
    }
)
_ARRIVED = """
SELECT article.id FROM (SELECT rowid AS row FROM words WHERE {having} AND rowid > :first AND rowid <= :last) AS new
CROSS JOIN article ON article.row = new.row ORDER BY article.row
"""
# Only so many are given their rank, and of the articles only those are read that are best.
_BEST = """
WITH last AS MATERIALIZED (
    SELECT rowid AS row, rank AS score FROM words WHERE {having} ORDER BY rowid DESC LIMIT :looked
), best AS MATERIALIZED (SELECT row, score FROM last ORDER BY score, row LIMIT :most)
SELECT best.row, article.id FROM best CROSS JOIN article ON article.row = best.row ORDER BY best.score, best.row
"""
_LAST = """
SELECT article.id FROM words CROSS JOIN article ON article.row = words.rowid WHERE words MATCH :match
ORDER BY words.rowid DESC LIMIT :most
"""
_TEXTS = "SELECT row, id, text FROM article WHERE row IN ({rows})"
_FOUND, _NEWEST = "SELECT value FROM json_each(:found)", "SELECT row FROM article ORDER BY row DESC LIMIT :newest"
_NEWEST_WITH = "SELECT rowid FROM words WHERE words MATCH :rest ORDER BY rowid DESC LIMIT :newest"
# The same of an index of a few articles.
_LAST_APART = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?"
_CUT_APART = "SELECT rowid, snippet(words, 0, ?, ?, '…', ?) FROM words WHERE words MATCH ?"
# So many of the newest articles, of those with the rest, are looked through first for words that begin with so few letters.
_LOOKED_FIRST, _FEW = 400, 3
_UNINDEXED = "SELECT id FROM article WHERE row NOT IN (SELECT id FROM words_docsize) ORDER BY id"
_OVER = "SELECT id FROM words_docsize WHERE id NOT IN (SELECT row FROM article) ORDER BY id"
_TERMS = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.term USING fts5vocab(main, words, row)"
_BEGINNING = """
SELECT term.term, term.doc FROM json_each(:starts) AS start CROSS JOIN temp.term AS term
WHERE term.term >= start.value AND term.term < start.value || :end LIMIT :most
"""


class FileIndex:
    """See `runut.store.search.asking.Index`."""

    def __init__(self, connection: Connection) -> None:
        """Ask through `connection`."""
        self._connection = connection

    def create(self) -> None:
        """Make it; it is kept in step with the articles by the one function that writes them."""
        self._connection.execute(
            text(f"CREATE VIRTUAL TABLE words USING fts5(text, content='article', content_rowid='row', {_TOKENS})")
        )

    def add(self, articles: Collection[str]) -> None:
        """Take up the texts of these articles."""
        question = text("INSERT INTO words (rowid, text) SELECT row, text FROM article WHERE id = :id")
        if articles:
            self._connection.execute(question, [{"id": article} for article in articles])

    def known(self, words: Collection[str]) -> Collection[str]:
        """Those of these words that some article has."""
        # Asked so, an article is the answer; the list of words would count all that have the word first.
        question = text("SELECT 1 FROM words WHERE words MATCH :word LIMIT 1")
        single = (word for word in sorted(words) if terms(word) == [word])
        return [word for word in single if self._connection.scalar(question, {"word": f'"{word}"'})]

    def beginning(self, starts: Collection[str], most: int) -> Sequence[tuple[str, int]]:
        """Words that begin as one of `starts`, with how many articles have each."""
        self._connection.execute(text(_TERMS))
        given = {"starts": json.encode(starts).decode(), "end": "\U0010ffff", "most": most}
        return [(term, doc) for term, doc in self._connection.execute(text(_BEGINNING), given)]

    def best(self, wanted: Sequence[Piece], limits: Limits, most: int) -> Sequence[tuple[int, str]]:
        """Rows and ids of the articles that have what is wanted, the best first."""
        given = {"match": match_of(wanted), "looked": LOOKED, "most": most, **_given(limits)}
        found = self._connection.execute(text(_BEST.format(having=_having(limits))), given)
        return [(row, id_) for row, id_ in found.all()]

    def arrived(self, wanted: Sequence[Piece], limits: Limits, rows: tuple[int, int]) -> Sequence[str]:
        """The ids of the articles that have what is wanted, of these rows."""
        given = {"match": match_of(wanted), "first": rows[0], "last": rows[1], **_given(limits)}
        return list(self._connection.scalars(text(_ARRIVED.format(having=_having(limits))), given))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Articles that the index lacks, and rows of it that belong to none."""
        for (id_,) in self._connection.execute(text(_UNINDEXED)):
            yield f"article {id_}", "the index of words lacks it"
        for (row,) in self._connection.execute(text(_OVER)):
            yield f"words of row {row}", "there is no article of this row"

    def anew(self) -> None:
        """Make it anew of all articles."""
        self._connection.execute(text("INSERT INTO words (words) VALUES ('rebuild')"))

    def last(self, wanted: Sequence[Piece], most: int) -> Sequence[str]:
        """The ids of the last articles that have what is wanted."""
        given = {"match": match_of(wanted), "most": most}
        rest = [piece for piece in wanted if not piece.begins or len(piece.words[-1]) > _FEW]
        if len(rest) < len(wanted):
            rows, asked = _NEWEST_WITH if rest else _NEWEST, {"newest": _LOOKED_FIRST, "rest": match_of(rest)}
            looked = self._connection.execute(text(_TEXTS.format(rows=rows)), asked).all()
            with _apart((row, whole) for row, _, whole in looked) as apart:
                found = apart.execute(_LAST_APART, (match_of(wanted), most)).fetchall()
            if len(found) == most or (rest and len(looked) < _LOOKED_FIRST):
                ids = {row: id_ for row, id_, _ in looked}
                return [ids[row] for (row,) in found]
        return list(self._connection.scalars(text(_LAST), given))

    def cut(self, wanted: Sequence[Piece], rows: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """For these rows: the article's id, and the place where it has what is wanted."""
        shown = self._connection.execute(text(_TEXTS.format(rows=_FOUND)), {"found": json.encode(rows).decode()}).all()
        with _apart((row, whole) for row, _, whole in shown) as apart:
            places = dict(apart.execute(_CUT_APART, (OPEN, CLOSE, SHOWN, match_of(wanted))))
        return {row: (id_, places[row]) for row, id_, _ in shown if row in places}


@contextmanager
def _apart(articles: Iterable[tuple[int, str]]) -> Iterator[sqlite3.Connection]:
    """An index of these rows and texts alone, in memory, until the block ends.

    That of all articles looks words up anew for each of which a place is cut, and gathers the rows of all words that begin in
    one way before it gives the first.
    """
    with closing(sqlite3.connect(":memory:")) as apart:
        apart.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, {_TOKENS})")
        apart.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", articles)
        yield apart


def _given(limits: Limits) -> dict[str, str]:
    return {"outlet": limits.outlet, "language": limits.language, "since": limits.since, "until": limits.until}


def _having(limits: Limits) -> str:
    """What a row must have; only what is limited is asked for."""
    asked = {"outlet": limits.outlet, "language": limits.language, "days": limits.since or limits.until}
    return " AND ".join((_COUNTING, *(said for name, said in _WITHIN.items() if asked[name])))


def match_of(wanted: Sequence[Piece]) -> str:
    """What is wanted as an FTS5 expression.

    >>> match_of([Piece(words=("bantuan",), forms=("membantu",)), Piece(words=("Sarindal", "Raya"), begins=False)])
    '("bantuan"* OR "membantu") AND "Sarindal Raya"'
    """
    return " AND ".join(_any(piece) for piece in wanted)


def _any(piece: Piece) -> str:
    first = f'"{" ".join(piece.words)}"' + "*" * piece.begins
    others = [f'"{form}"' for form in piece.forms]
    return f"({' OR '.join([first, *others])})" if others else first
