"""Which articles hold these words, and how do they spread over outlets and months?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from runut.records.span import Span
from runut.store.search import Limits, Piece, index_of
from runut.store.search.asking import CLOSE, OPEN
from runut.store.views.articles import article_rows
from runut.store.views.rows import ArticleRow, Hit
from runut.store.wordforms import WordForms
from runut.store.words import pieces, typed

# So many of the best articles are counted by outlet and month.
COUNTED = 1_000
_MONTH = len("2024-08")

_Forms = tuple[tuple[str, tuple[str, ...]], ...]


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

    A word finds its other forms and, where it is not a short one, words that begin with it; a phrase in quotation marks stands
    as it is. Of very many articles, the last that were kept are looked at (`runut.store.search.asking.LOOKED`).
    """
    wanted, told = _wanted(connection, forms, asked.words)
    if not wanted:
        return Found(hits=(), total=0, forms=told)
    index = index_of(connection)
    numbers = index.best(wanted, _limits(asked), COUNTED)
    rows = article_rows(connection, [id_ for _, id_ in numbers])
    shown = [number for number, _ in numbers[(page - 1) * most : page * most]]
    cut = index.cut(wanted, shown)
    return Found(
        hits=_hits(rows, cut, shown),
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
    wanted, _ = _wanted(connection, forms, words)
    if not wanted:
        return ()
    index = index_of(connection)
    numbers = index.best(wanted, Limits(), min(most, COUNTED))
    shown = [number for number, _ in numbers]
    return _hits(article_rows(connection, [id_ for _, id_ in numbers]), index.cut(wanted, shown), shown)


def arrived(connection: Connection, forms: WordForms, asked: Asked, rows: tuple[int, int]) -> tuple[str, ...]:
    """The articles that hold all words of `asked`, of those behind the first of `rows`, up to the second."""
    wanted, _ = _wanted(connection, forms, asked.words)
    return tuple(index_of(connection).arrived(wanted, _limits(asked), rows)) if wanted else ()


def _wanted(connection: Connection, forms: WordForms, words: str) -> tuple[tuple[Piece, ...], _Forms]:
    """What an article must have all of, and the other forms of each word that has some."""
    known = {word: forms.of(connection, word) for phrase, word in typed(words) if not phrase}
    return pieces(words, known), tuple((word, others) for word, others in known.items() if others)


def _hits(rows: Mapping[str, ArticleRow], cut: Mapping[int, tuple[str, str]], shown: Sequence[int]) -> tuple[Hit, ...]:
    # An index that is not in step with the articles may name some that have not what is wanted.
    return tuple(_hit(rows[id_], place) for id_, place in (cut[number] for number in shown if number in cut))


def _limits(asked: Asked) -> Limits:
    return Limits(outlet=asked.outlet, language=asked.language, since=asked.since, until=asked.until)


def _facets(values: Iterable[str]) -> tuple[Facet, ...]:
    """How often each value stands, the most frequent first."""
    counts = Counter(value for value in values if value)
    return tuple(Facet(value, count) for value, count in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _hit(article: ArticleRow, marked: str) -> Hit:
    clean, marks, start = "", [], 0
    for char in marked:
        if char == OPEN:
            start = len(clean)
        elif char == CLOSE:
            marks.append(Span(start, len(clean)))
        else:
            clean += char
    return Hit(article=article, snippet=clean, marks=tuple(marks))
