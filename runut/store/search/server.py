"""The index of words of a PostgreSQL server.

The words are those that a file's index has (`tokens.py`), under which the server's own index (GIN) finds articles: so the same
articles are found in both. In which order they come is for the server's dictionaries to say: an article that has a word in many
forms, as the dictionary of its language knows them, comes first.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from msgspec import json
from sqlalchemy import Connection, text

from runut.languages.load import available, load_pack
from runut.store.dialect import ask
from runut.store.search.asking import Limits, Piece
from runut.store.search.cutting import cut
from runut.store.search.tokens import terms

PLAIN = "simple"  # the dictionary for languages without a pack: words as they are
# PostgreSQL counts positions no further, and phrases are found no further into a text; words are.
_LAST_PLACE = 16_383
# So many different words of a text are found, more than any but a dictionary has: a row has room for a million bytes.
_DIFFERENT = 50_000
# So many characters of a text have a say in the order.
_STEMMED = 200_000
# So many texts are held at once.
_AT_ONCE = 500

_TABLES = """
CREATE TABLE search ("row" bigint PRIMARY KEY, words tsvector NOT NULL, stems tsvector NOT NULL);
CREATE INDEX search_words ON search USING gin (words);
CREATE TABLE term (term text COLLATE "C" PRIMARY KEY, articles integer NOT NULL)
"""
_ADDING = """
INSERT INTO search ("row", words, stems) SELECT "row", CAST(words AS tsvector), to_tsvector(CAST(kind AS regconfig), told)
FROM unnest(CAST(? AS bigint[]), CAST(? AS text[]), CAST(? AS text[]), CAST(? AS text[])) AS new ("row", words, kind, told)
"""
_COUNTING = """
INSERT INTO term (term, articles) SELECT * FROM unnest(CAST(? AS text[]), CAST(? AS integer[]))
ON CONFLICT (term) DO UPDATE SET articles = term.articles + excluded.articles
"""
_HAVING = """
FROM search JOIN article ON article.row = search.row
WHERE search.words @@ CAST(:match AS tsquery) AND article.id NOT IN (SELECT article FROM retired)
AND (CAST(:outlet AS text) = '' OR article.outlet = :outlet)
AND (CAST(:language AS text) = '' OR article.language = :language)
AND (CAST(:since AS text) = '' OR article.published >= :since)
AND (CAST(:until AS text) = '' OR article.published < CAST(:until AS text) || '~')
"""
_ARRIVED = (
    f"SELECT article.id {_HAVING} AND search.row > :first AND search.row <= :last ORDER BY article.row"  # of ours
)
_BEST = f"""
SELECT article.row, article.id {_HAVING}
ORDER BY ts_rank(search.stems, CAST(:stems AS tsquery), 1) DESC, article.row LIMIT :most
"""  # as above
_LAST = """
SELECT article.id FROM search JOIN article ON article.row = search.row WHERE search.words @@ CAST(:match AS tsquery)
ORDER BY search.row DESC LIMIT :most
"""
_HELD = """
SELECT article.row, article.id, article.text, CAST(search.words AS text) FROM article
LEFT JOIN search ON search.row = article.row WHERE article.row > ? ORDER BY article.row LIMIT ?
"""
_SAME = "SELECT CAST(? AS tsvector) = CAST(? AS tsvector)"
_OVER = 'SELECT "row" FROM search WHERE "row" NOT IN (SELECT "row" FROM article) ORDER BY "row"'
_BEGINNING = """
SELECT term.term, term.articles FROM json_array_elements_text(CAST(? AS json)) WITH ORDINALITY AS start (value, n)
JOIN term ON term.term >= start.value AND term.term < start.value || ? ORDER BY start.n, term.term LIMIT ?
"""


class ServerIndex:
    """See `runut.store.search.asking.Index`."""

    def __init__(self, connection: Connection) -> None:
        """Ask through `connection`."""
        self._connection = connection

    def create(self) -> None:
        """Make its tables."""
        for said in _TABLES.split(";"):
            ask(self._connection, said)

    def add(self, articles: Collection[str]) -> None:
        """Take up the texts of these articles."""
        told = 'SELECT "row", language, text FROM article WHERE id IN {texts} ORDER BY "row"'
        rows = ask(self._connection, told, (json.encode(sorted(articles)).decode(),)).all()
        counts: Counter[str] = Counter()
        values: list[tuple[int, str, str, str]] = []
        for row, language, whole in rows:
            places = _places(terms(whole))
            counts.update(places.keys())
            values.append((row, _vector(places), _dictionaries().get(language, PLAIN), whole[:_STEMMED]))
        if rows:
            ask(self._connection, _ADDING, tuple(map(list, zip(*values, strict=True))))
            ask(self._connection, _COUNTING, ([*sorted(counts)], [counts[term] for term in sorted(counts)]))

    def known(self, words: Collection[str]) -> Collection[str]:
        """Those of these words that some article has."""
        found = ask(
            self._connection, "SELECT term FROM term WHERE term IN {texts}", (json.encode(sorted(words)).decode(),)
        )
        return sorted(found.scalars())

    def beginning(self, starts: Collection[str], most: int) -> Sequence[tuple[str, int]]:
        """Words that begin as one of `starts`, with how many articles have each."""
        given = (json.encode(starts).decode(), "\U0010ffff", most)
        return [(term, count) for term, count in ask(self._connection, _BEGINNING, given)]

    def best(self, wanted: Sequence[Piece], limits: Limits, most: int) -> Sequence[tuple[int, str]]:
        """Rows and ids of the articles that have what is wanted, the best first."""
        given = {"outlet": limits.outlet, "language": limits.language, "since": limits.since, "until": limits.until}
        match, stems = query_of(wanted), self._stems(wanted)
        if not match:
            return []
        found = self._connection.execute(text(_BEST), {"match": match, "stems": stems, "most": most, **given})
        return [(row, id_) for row, id_ in found]

    def _stems(self, wanted: Sequence[Piece]) -> str:
        """Any of the words that are wanted, in any form, by all dictionaries."""
        said = " ".join(word for piece in wanted for word in piece.words)
        kinds = sorted({PLAIN, *_dictionaries().values()})
        asked = "SELECT replace(CAST(plainto_tsquery(CAST(? AS regconfig), ?) AS text), '&', '|')"
        found = {str(ask(self._connection, asked, (kind, said)).scalar_one()) for kind in kinds}
        return " | ".join(sorted(found - {""}))

    def arrived(self, wanted: Sequence[Piece], limits: Limits, rows: tuple[int, int]) -> Sequence[str]:
        """The ids of the articles that have what is wanted, of these rows."""
        given = {"outlet": limits.outlet, "language": limits.language, "since": limits.since, "until": limits.until}
        match = query_of(wanted)
        if not match:
            return []
        told = {"match": match, "first": rows[0], "last": rows[1], **given}
        return list(self._connection.scalars(text(_ARRIVED), told))

    def faults(self) -> Iterator[tuple[str, str]]:
        """Articles that the index lacks or has other words of, rows that belong to none, and words that are miscounted."""
        counts: Counter[str] = Counter()
        after = 0
        while rows := ask(self._connection, _HELD, (after, _AT_ONCE)).all():
            for _, id_, whole, held in rows:
                places = _places(terms(whole))
                counts.update(places.keys())
                if held is None:
                    yield f"article {id_}", "the index of words lacks it"
                elif not ask(self._connection, _SAME, (held, _vector(places))).scalar_one():
                    yield f"article {id_}", "the index holds other words of it"
            after = rows[-1][0]
        for (row,) in ask(self._connection, _OVER):
            yield f"words of row {row}", "there is no article of this row"
        known = {str(term): int(count) for term, count in ask(self._connection, "SELECT term, articles FROM term")}
        for term in sorted(term for term in counts.keys() | known.keys() if counts[term] != known.get(term, 0)):
            yield f"the word {term}", "it is not in as many articles as the index says"

    def anew(self) -> None:
        """Make it anew of all articles, a portion at a time."""
        ask(self._connection, "DELETE FROM search")
        ask(self._connection, "DELETE FROM term")
        ids = list(ask(self._connection, 'SELECT id FROM article ORDER BY "row"').scalars())
        for at in range(0, len(ids), _AT_ONCE):
            self.add(ids[at : at + _AT_ONCE])

    def last(self, wanted: Sequence[Piece], most: int) -> Sequence[str]:
        """The ids of the last articles that have what is wanted."""
        match = query_of(wanted)
        return list(self._connection.scalars(text(_LAST), {"match": match, "most": most})) if match else []

    def cut(self, wanted: Sequence[Piece], rows: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """For these rows: the article's id, and the place where it has what is wanted."""
        asked = 'SELECT "row", id, text FROM article WHERE "row" IN {numbers}'
        found = ask(self._connection, asked, (json.encode(list(rows)).decode(),))
        return {row: (id_, cut(whole, wanted)) for row, id_, whole in found}


@lru_cache(maxsize=1)
def _dictionaries() -> Mapping[str, str]:
    """Language -> the server's dictionary for it, where its pack names one."""
    heads = [load_pack(code).head for code in available()]
    return MappingProxyType({head.code: head.dictionary for head in heads if head.dictionary})


def _places(words: Iterable[str]) -> dict[str, list[int]]:
    """Word -> where it stands, counted in words from 1 on."""
    found: dict[str, list[int]] = {}
    for at, word in enumerate(words, 1):
        if word in found:
            found[word].append(at)
        elif len(found) < _DIFFERENT:
            found[word] = [at]
    return found


def _vector(places: Mapping[str, Sequence[int]]) -> str:
    """Words and places as PostgreSQL writes them; words are letters and digits, which mean nothing else to it."""
    return " ".join(f"'{word}':{','.join(str(min(at, _LAST_PLACE)) for at in found)}" for word, found in places.items())


def query_of(wanted: Sequence[Piece]) -> str:
    """What is wanted as PostgreSQL writes it; "" where it has no words.

    >>> query_of([Piece(words=("bantuan",), forms=("membantu",)), Piece(words=("Sarindal", "Raya"), begins=False)])
    "('bantuan':* | 'membantu') & ('sarindal' <-> 'raya')"
    """
    return " & ".join(f"({' | '.join(ways)})" for piece in wanted if (ways := list(_ways(piece))))


def _ways(piece: Piece) -> Iterable[str]:
    first = [term for word in piece.words for term in terms(word)]
    if first:
        yield " <-> ".join(f"'{term}'" for term in first) + ":*" * piece.begins
    for form in piece.forms:
        yield f"'{form}'"
