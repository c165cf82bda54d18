"""Which articles hold these words, and how do they spread over outlets and months?"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, json
from sqlalchemy import Connection, text

from runut.records.span import Span
from runut.store.views.articles import article_rows
from runut.store.views.rows import ArticleRow, Hit
from runut.store.wordforms import WordForms
from runut.store.words import match_of, typed

# Characters that no text holds, put around found words by the index and taken out again.
_OPEN, _CLOSE = "\x02", "\x03"
# So many of the best articles are counted by outlet and month.
COUNTED = 1_000
_MONTH = len("2024-08")


class Asked(Struct, frozen=True, kw_only=True):
    """“*bantuan*, in KabarTiga, in August”: what is searched for; "" is any outlet, language, day."""

    words: str
    outlet: str = ""
    language: str = ""
    since: str = ""
    until: str = ""


class Facet(Struct, frozen=True, array_like=True):
    """“KabarTiga: 12”: how many of the found articles are of one outlet, month or language."""

    value: str
    count: int


class Found(Struct, frozen=True, kw_only=True):
    """The best articles; `total` is how many there are, COUNTED standing for as many or more.

    `forms` are the other forms of each word that were searched for with it.
    """

    hits: tuple[Hit, ...]
    total: int
    forms: tuple[tuple[str, tuple[str, ...]], ...]
    outlets: tuple[Facet, ...] = ()
    months: tuple[Facet, ...] = ()
    languages: tuple[Facet, ...] = ()


def find(connection: Connection, forms: WordForms, asked: Asked, page: int, most: int) -> Found:
    """The articles that hold all words of `asked`, best first: page after page of `most`.

    A word finds its other forms and words that begin with it; a phrase in quotation marks stands as it is.
    """
    known = {word: forms.of(connection, word) for phrase, word in typed(asked.words) if not phrase}
    match = match_of(asked.words, known)
    told = tuple((word, others) for word, others in known.items() if others)
    if not match:
        return Found(hits=(), total=0, forms=told)
    numbers = _best(connection, match, asked)
    rows = article_rows(connection, [id_ for _, id_ in numbers])
    shown = numbers[(page - 1) * most : page * most]
    return Found(
        hits=_hits(connection, match, [number for number, _ in shown], rows),
        total=len(numbers),
        forms=told,
        outlets=_facets(row.outlet or "" for row in rows.values()),
        months=tuple(
            sorted(_facets((row.published or "")[:_MONTH] for row in rows.values()), key=lambda one: one.value)
        ),
        languages=_facets(row.language for row in rows.values()),
    )


def hits(connection: Connection, forms: WordForms, words: str, most: int) -> tuple[Hit, ...]:
    """The `most` best articles that hold all `words`."""
    return find(connection, forms, Asked(words=words), 1, most).hits


def _best(connection: Connection, match: str, asked: Asked) -> list[tuple[int, str]]:
    """The numbers and ids of the best articles, best first, COUNTED at most."""
    question = text(
        "SELECT article.row, article.id FROM words JOIN article ON article.row = words.rowid WHERE words MATCH :match "
        "AND article.id NOT IN (SELECT article FROM retired) "
        "AND (:outlet = '' OR article.outlet = :outlet) AND (:language = '' OR article.language = :language) "
        "AND (:since = '' OR article.published >= :since) AND (:until = '' OR article.published < :until || '~') "
        "ORDER BY words.rank, article.row LIMIT :most"
    )
    given = {
        "match": match,
        "outlet": asked.outlet,
        "language": asked.language,
        "since": asked.since,
        "until": asked.until,
    }
    return [(row, id_) for row, id_ in connection.execute(question, {**given, "most": COUNTED})]


def arrived(connection: Connection, forms: WordForms, asked: Asked, rows: tuple[int, int]) -> tuple[str, ...]:
    """The articles that hold all words of `asked`, of those behind the first of `rows`, up to the second."""
    known = {word: forms.of(connection, word) for phrase, word in typed(asked.words) if not phrase}
    match = match_of(asked.words, known)
    if not match:
        return ()
    question = text(
        "SELECT article.id FROM words JOIN article ON article.row = words.rowid WHERE words MATCH :match "
        "AND words.rowid > :first AND words.rowid <= :last AND article.id NOT IN (SELECT article FROM retired) "
        "AND (:outlet = '' OR article.outlet = :outlet) AND (:language = '' OR article.language = :language) "
        "AND (:since = '' OR article.published >= :since) AND (:until = '' OR article.published < :until || '~') "
        "ORDER BY article.row"
    )
    given = {
        "match": match,
        "first": rows[0],
        "last": rows[1],
        "outlet": asked.outlet,
        "language": asked.language,
        "since": asked.since,
        "until": asked.until,
    }
    return tuple(connection.scalars(question, given))


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    """How often each value stands, the most frequent first."""
    counts = Counter(value for value in values if value)
    return tuple(Facet(value, count) for value, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _hits(connection: Connection, match: str, numbers: list[int], rows: dict[str, ArticleRow]) -> tuple[Hit, ...]:
    # The places are cut out of these articles only: to cut them out of all that have the words, all texts would be read.
    question = text(
        "SELECT words.rowid, article.id, snippet(words, 0, :open, :close, '…', 24) FROM words "
        "JOIN article ON article.row = words.rowid "
        "WHERE words MATCH :match AND words.rowid IN (SELECT value FROM json_each(:found))"
    )
    given = {"match": match, "open": _OPEN, "close": _CLOSE, "found": json.encode(numbers).decode()}
    cut = {number: (id_, marked) for number, id_, marked in connection.execute(question, given)}
    return tuple(_hit(rows[cut[number][0]], cut[number][1]) for number in numbers)


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
