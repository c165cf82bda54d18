"""The index of words of a PostgreSQL server.

The words are those that a file's index has (`tokens.py`), under which the server's own index (GIN) finds articles: so the same
articles are found in both. In which order they come is for the server's dictionaries to say: an article that has a word in many
forms, as the dictionary of its language knows them, comes first.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec import json
from sqlalchemy import Connection, Row, text

from runut.languages.load import available, load_pack
from runut.store.dialect import ask
from runut.store.search.asking import LOOKED, Limits, Piece
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
_HAVING = """words @@ CAST(:match AS tsquery)
AND "row" NOT IN (SELECT gone."row" FROM retired JOIN article AS gone ON gone.id = retired.article)"""
_WITHIN = MappingProxyType(
    {
        "outlet": "outlet = :outlet",
        "language": "language = :language",
        "since": "published >= :since",
        "until": "published < CAST(:until AS text) || '~'",
    }
)
_ARRIVED = """
SELECT article.id FROM (SELECT "row" FROM search WHERE {having} AND "row" > :first AND "row" <= :last) AS new
JOIN article ON article."row" = new."row" WHERE {within} ORDER BY article."row"
"""
# The last that have what is wanted, with what gives them their rank. The sum keeps the server from walking all rows backwards
# to have them in order; where something narrows the search, rows alone are joined, as more of them fit into its memory, and
# what ranks them is looked up at the end.
_LAST_OF_ALL = 'SELECT "row", stems FROM search WHERE {having} ORDER BY "row" + 0 DESC LIMIT :looked'
_LAST_WITHIN = """
SELECT kept."row", (SELECT stems FROM search WHERE search."row" = kept."row") AS stems FROM (
    SELECT had."row" FROM (SELECT "row" FROM search WHERE {having} OFFSET 0) AS had
    JOIN article ON article."row" = had."row" WHERE {within} ORDER BY had."row" DESC LIMIT :looked
) AS kept
"""
_BEST = """
WITH last AS MATERIALIZED ({last}), best AS MATERIALIZED (
    SELECT "row", ts_rank(stems, CAST(:stems AS tsquery), 1) AS rank FROM last ORDER BY rank DESC, "row" LIMIT :most
)
SELECT best."row", article.id FROM best JOIN article ON article."row" = best."row" ORDER BY best.rank DESC, best."row"
"""
# The server takes looking at the words of a text for cheap and would read all texts, where its index tells the same at once;
# and a plan that it keeps for any words and limits is one for few articles.
_BY_INDEX = "SET LOCAL enable_seqscan TO off", "SET LOCAL plan_cache_mode TO force_custom_plan"
_AS_EVER = "SET LOCAL enable_seqscan TO DEFAULT", "SET LOCAL plan_cache_mode TO DEFAULT"
_LAST = """
SELECT article.id FROM (
    SELECT "row" FROM search WHERE words @@ CAST(:match AS tsquery) ORDER BY "row" + 0 DESC LIMIT :most
) AS last JOIN article ON article."row" = last."row" ORDER BY last."row" DESC
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
        given = {"match": query_of(wanted), "looked": LOOKED, "most": most, **_given(limits)}
        if not given["match"]:
            return []
        given["stems"], within = self._stems(wanted), _within(limits)
        last = (_LAST_WITHIN if within else _LAST_OF_ALL).format(having=_HAVING, within=within)
        return [(row, id_) for row, id_ in self._by_index(_BEST.format(last=last), given)]

    def _by_index(self, asked: str, given: Mapping[str, Any]) -> Sequence[Row[*tuple[Any, ...]]]:
        """What is answered to `asked`, which looks for words."""
        for said in _BY_INDEX:
            ask(self._connection, said)
        found = self._connection.execute(text(asked), given).all()
        for said in _AS_EVER:
            ask(self._connection, said)
        return found

    def _stems(self, wanted: Sequence[Piece]) -> str:
        """Any of the words that are wanted, in any form, by all dictionaries."""
        said = " ".join(word for piece in wanted for word in piece.words)
        kinds = sorted({PLAIN, *_dictionaries().values()})
        asked = "SELECT replace(CAST(plainto_tsquery(CAST(? AS regconfig), ?) AS text), '&', '|')"
        found = {str(ask(self._connection, asked, (kind, said)).scalar_one()) for kind in kinds}
        return " | ".join(sorted(found - {""}))

    def arrived(self, wanted: Sequence[Piece], limits: Limits, rows: tuple[int, int]) -> Sequence[str]:
        """The ids of the articles that have what is wanted, of these rows."""
        given = {"match": query_of(wanted), "first": rows[0], "last": rows[1], **_given(limits)}
        if not given["match"]:
            return []
        asked = _ARRIVED.format(having=_HAVING, within=_within(limits) or "true")
        return list(self._connection.scalars(text(asked), given))

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
        found = self._by_index(_LAST, {"match": match, "most": most}) if match else ()
        return [id_ for (id_,) in found]

    def cut(self, wanted: Sequence[Piece], rows: Sequence[int]) -> Mapping[int, tuple[str, str]]:
        """For these rows: the article's id, and the place where it has what is wanted."""
        asked = 'SELECT "row", id, text FROM article WHERE "row" IN {numbers}'
        found = ask(self._connection, asked, (json.encode(list(rows)).decode(),))
        return {row: (id_, cut(whole, wanted)) for row, id_, whole in found}


def _given(limits: Limits) -> dict[str, Any]:
    return {"outlet": limits.outlet, "language": limits.language, "since": limits.since, "until": limits.until}


def _within(limits: Limits) -> str:
    """What an article must be; only what is limited is asked for."""
    return " AND ".join(said for name, said in _WITHIN.items() if getattr(limits, name))


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
