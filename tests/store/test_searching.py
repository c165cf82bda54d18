"""A file and a server find the same articles, and show the same words of them."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.search.asking import CLOSE, OPEN, Piece
from runut.store.search.cutting import cut
from runut.store.search.file import match_of
from runut.store.search.tokens import terms, tokens
from runut.store.views import Views
from runut.store.views.searching import Asked, Found
from runut.text.fingerprints import folded

# Words, beginnings, forms of one word, phrases, several words, numbers, signs that mean something to one of the two, nothing.
QUERIES = (
    "bantuan",
    "membantu",
    "menuduh",
    "tuduhan",
    "penandatanganan",
    "rudal",
    "kar",
    "KARDOVA",
    "bantuan kemanusiaan",
    '"bantuan kemanusiaan"',
    '"Istana Laguna" pemimpin',
    '"pakta portama"',
    "banjir bandang korban",
    "2025",
    "10",
    "velmora-kardova",
    "kardova's",
    "a & b | !c",
    "bantuan AND NOT rudal",
    "(rudal)",
    "rudal:*",
    "'kardova",
    "bantuan*",
    '"',
    "tidak-ada-di-mana-pun",
    "presiden OR perdana",
)


@pytest.fixture(scope="module")
def views(demo_place: Address) -> Iterator[Views]:
    """The bundled articles, in a file and on a server."""
    with Chronicle(demo_place) as chronicle:
        yield Views(chronicle)


@pytest.fixture(scope="module")
def in_file(demo_chronicle: Address) -> Iterator[Views]:
    """The bundled articles in a file."""
    with Chronicle(demo_chronicle) as chronicle:
        yield Views(chronicle)


def _told(found: Found) -> object:
    """What is found, whatever its order."""
    hits = sorted((one.article.id, one.snippet, one.marks) for one in found.hits)
    return hits, found.total, found.forms, found.outlets, found.months, found.languages


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_is_found_and_shown(query: str, views: Views, in_file: Views) -> None:
    """For each query: the same articles with the same words and marks, the same forms, counts by outlet and month."""
    asked = Asked(words=query)
    assert _told(views.find(asked, 1, 50)) == _told(in_file.find(asked, 1, 50))


def test_queries_find_something(in_file: Views) -> None:
    """Most of them do, and some find all, some a few: else the two could agree on nothing."""
    counts = [in_file.find(Asked(words=query), 1, 50).total for query in QUERIES]
    assert sum(count > 0 for count in counts) >= 18
    assert len(set(counts)) >= 6


def test_every_word_of_the_articles_is_found_alike(views: Views, in_file: Views) -> None:
    """Every seventh word that the articles have, as it stands there."""
    every = sorted({word for row in in_file.articles() for word in folded(in_file.reading(row.id).article.text)})
    for word in islice(every, 0, None, 7):
        asked = Asked(words=f'"{word}"')
        assert _told(views.find(asked, 1, 50)) == _told(in_file.find(asked, 1, 50)), word


def test_narrowed_to_outlet_language_and_days(views: Views, in_file: Views) -> None:
    """Each limit narrows what is found, in both alike; pages follow each other without a gap."""
    outlets = [facet.value for facet in in_file.find(Asked(words="kardova"), 1, 50).outlets]
    limits = (
        Asked(words="kardova", outlet=outlets[0]),
        Asked(words="kardova", language="id"),
        Asked(words="kardova", language="en"),
        Asked(words="kardova", since="2025-10-08"),
        Asked(words="kardova", until="2025-08-11"),
        Asked(words="kardova", since="2025-10-08", until="2025-10-08"),
    )
    for asked in limits:
        assert _told(views.find(asked, 1, 50)) == _told(in_file.find(asked, 1, 50))
    whole = [hit.article.id for hit in views.find(Asked(words="kardova"), 1, 50).hits]
    paged = [hit.article.id for page in range(1, 6) for hit in views.find(Asked(words="kardova"), page, 4).hits]
    assert paged == whole


def test_who_is_called_so_is_the_same(views: Views, in_file: Views) -> None:
    """Names are found by the articles that have their words."""
    for words in ("kar", "halden", "presiden velmora", "Tomar V", "?"):
        assert views.lately.called(words, 20) == in_file.lately.called(words, 20)


WORDS = st.lists(
    st.sampled_from(
        ["kota", "Banjir", "banjir.", "air:", "naik", "3,5", "élan", "e\u0301lan", "di_kota", "–", "\n\n", "…"]
    ),
    max_size=60,
).map(" ".join)
WANTED = st.lists(
    st.sampled_from(
        [
            Piece(words=("ban",)),
            Piece(words=("kota",)),
            Piece(words=("air", "naik"), begins=False),
            Piece(words=("elan",), forms=("naik", "air")),
            Piece(words=("3", "5")),
        ]
    ),
    min_size=1,
    max_size=3,
    unique=True,
)


@given(WORDS, WANTED, st.integers(1, 12))
def test_places_are_cut_as_fts5_cuts_them(words: str, wanted: list[Piece], shown: int) -> None:
    """Whatever the text, what is wanted and how much is shown: the same place, with the same marks."""
    with create_engine("sqlite://").connect() as connection:
        connection.execute(text("CREATE VIRTUAL TABLE w USING fts5(t, tokenize='unicode61 remove_diacritics 2')"))
        connection.execute(text("INSERT INTO w VALUES (:t)"), {"t": words})
        asked = text("SELECT snippet(w, 0, :open, :close, '…', :shown) FROM w WHERE w MATCH :match")
        given_ = {"open": OPEN, "close": CLOSE, "shown": shown, "match": match_of(wanted)}
        found = connection.scalar(asked, given_)
    if found is not None:
        assert cut(words, wanted, shown) == found


def test_tokens_are_those_of_their_places() -> None:
    """The words alone are those that stand at the places, in texts with and without accents."""
    for told in ("Kota_Élan e\u0301lan 3,5", "kota_elan 3,5"):
        assert [one.term for one in tokens(told)] == terms(told)
        assert next(told[one.start : one.end] for one in tokens(told)).casefold() == "kota"
