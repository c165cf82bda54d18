"""A file and a server find the same articles, and show the same words of them."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest
from sqlalchemy import event

from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.dialect import on_server
from runut.store.search import Index, Limits, Piece, index_of
from runut.store.views import Views
from runut.store.views.searching import Asked, Found
from runut.store.words import pieces
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


LIMITS = (
    Asked(words="kardova"),
    Asked(words="kardova", outlet="AntarNegeri"),
    Asked(words="kardova", language="id"),
    Asked(words="kardova", since="2025-08-11", until="2025-10"),
)


@pytest.fixture(scope="module")
def kept(demo_chronicle: Path) -> list[str]:
    """The bundled articles as they were kept, the last one first."""
    with closing(sqlite3.connect(demo_chronicle)) as opened:
        return [id_ for (id_,) in opened.execute("SELECT id FROM article ORDER BY row DESC")]


@pytest.mark.parametrize("asked", LIMITS, ids=str)
def test_of_many_the_last_are_looked_at(
    asked: Asked, views: Views, kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more have the words than are looked at, the last that were kept within the limits are found, in either store."""
    whole = {hit.article.id for hit in views.find(asked, 1, 50).hits}
    for looked in (1, 3):
        monkeypatch.setattr("runut.store.search.file.LOOKED", looked)
        monkeypatch.setattr("runut.store.search.server.LOOKED", looked)
        found = views.find(asked, 1, 50)
        assert len(whole) > looked
        assert {hit.article.id for hit in found.hits} == set([id_ for id_ in kept if id_ in whole][:looked])
        assert found.total == sum(facet.count for facet in found.languages) == looked


def test_a_file_puts_in_order_as_fts5_ranks(in_file: Views, demo_chronicle: Path) -> None:
    """All that have the words, by FTS5's rank among all, then as they were kept."""
    asked = (
        "SELECT article.id FROM words JOIN article ON article.row = words.rowid WHERE words MATCH ? ORDER BY rank, row"
    )
    with closing(sqlite3.connect(demo_chronicle)) as opened:
        for words, match in (
            ("kardova", '"kardova"*'),
            ('"pakta portama"', '"pakta portama"'),
            ("dan di", '"dan" AND "di"'),
        ):
            ranked = [id_ for (id_,) in opened.execute(asked, (match,))]
            assert [hit.article.id for hit in in_file.find(Asked(words=words), 1, 50).hits] == ranked
            assert [hit.article.id for hit in in_file.search(words, 7)] == ranked[:7]
            assert len(ranked) > 1


def test_short_words_stand_for_themselves(views: Views) -> None:
    """A word of three letters finds no longer ones, one of four does; in a phrase none does."""
    texts = {row.id: folded(views.reading(row.id).article.text) for row in views.articles()}
    for word in ("dan", "kar", "di", "2"):
        found = {hit.article.id for hit in views.find(Asked(words=word), 1, 50).hits}
        assert found == {id_ for id_, words in texts.items() if word in words}
    longer = {hit.article.id for hit in views.find(Asked(words="kard"), 1, 50).hits}
    assert longer == {id_ for id_, words in texts.items() if any(word.startswith("kard") for word in words)}
    assert longer
    assert not views.find(Asked(words='"kard"'), 1, 50).hits


def test_a_connection_is_left_as_it_was(demo_place: Address) -> None:
    """What a search sets up for itself on a connection is gone after it, and a second one finds the same."""
    left = "SELECT name FROM sqlite_temp_master"
    with Chronicle(demo_place) as chronicle, chronicle.engine.connect() as connection:
        if on_server(connection):
            left = "SELECT name, setting FROM pg_settings WHERE name IN ('enable_seqscan', 'plan_cache_mode') ORDER BY name"
        before = connection.exec_driver_sql(left).all()
        index, wanted = index_of(connection), pieces("kardova bantuan")
        found = [_all_of(index, wanted), _all_of(index, wanted)]
        assert connection.exec_driver_sql(left).all() == before
    assert found[0] == found[1]
    assert all(found[0])


def _all_of(index: Index, wanted: Sequence[Piece]) -> tuple[object, ...]:
    best = index.best(wanted, Limits(language="id"), 10)
    return best, index.cut(wanted, [row for row, _ in best]), index.last(wanted, 10)


def test_limits_are_told_by_indexes_alone(demo_chronicle: Path) -> None:
    """No question of a narrowed search walks the articles, or asks them one by one who they are but for those it shows."""
    asked = Asked(words="kardova", outlet="AntarNegeri", language="id", since="2025-08-11", until="2025-10")
    said = list[tuple[str, object]]()
    with Chronicle(demo_chronicle) as chronicle:
        event.listen(chronicle.engine, "before_cursor_execute", lambda *given: said.append((given[2], given[3])))
        Views(chronicle).find(asked, 1, 20)
        (best,) = [(words, given) for words, given in said if "MATERIALIZED" in words]
        with chronicle.engine.connect() as connection:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {best[0]}", best[1])]  # type: ignore[arg-type]  # as it was given before
    of_articles = [step for step in plan if "article" in step or "gone" in step]
    assert [step for step in of_articles if "COVERING INDEX" not in step] == [
        "SEARCH article USING INTEGER PRIMARY KEY (rowid=?)"
    ]
    assert len(of_articles) == 5  # who is gone, three limits, and those that are shown


def test_an_index_out_of_step_shows_what_is_there(demo_chronicle: Path, tmp_path: Path) -> None:
    """An article whose text was changed behind the index's back, so that it has the word no more, is not shown with it."""
    place = tmp_path / "changed.runut"
    shutil.copyfile(demo_chronicle, place)
    with Chronicle(place) as chronicle:
        before = [hit.article.id for hit in Views(chronicle).search("kardova")]
    with closing(sqlite3.connect(place)) as opened:
        opened.execute("UPDATE article SET text = 'nothing of it' WHERE id = ?", (before[1],))
        opened.commit()
    with Chronicle(place) as chronicle:
        assert [hit.article.id for hit in Views(chronicle).search("kardova")] == [before[0], *before[2:]]


def test_who_is_called_so_is_the_same(views: Views, in_file: Views) -> None:
    """Names are found by the articles that have their words."""
    for words in ("kar", "halden", "presiden velmora", "Tomar V", "?"):
        assert views.lately.called(words, 20) == in_file.lately.called(words, 20)


def test_words_that_some_article_has(demo_place: Address) -> None:
    """Single words as the articles have them, in small letters; no beginnings, no two at once, nothing else."""
    with Chronicle(demo_place) as chronicle, chronicle.engine.connect() as connection:
        asked = ("kardova", "kardov", "bantuan", "bantuan kemanusiaan", "velmora-kardova", "Kardova", '"', "", "2025")
        assert list(index_of(connection).known(asked)) == ["2025", "bantuan", "kardova"]


@pytest.mark.parametrize("looked", [2, 8, 400])
def test_the_last_with_a_few_letters(
    looked: int, demo_place: Address, kept: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is looked through first, the last articles are found that have words with all these beginnings."""
    monkeypatch.setattr("runut.store.search.file._LOOKED_FIRST", looked)
    with Chronicle(demo_place) as chronicle, chronicle.engine.connect() as connection:
        texts = {id_: folded(chronicle.readings([id_])[0].article.text) for id_ in kept}
        for words in ("d", "kar", "presiden v", "kardova b", "a s", "qx", "kardova qx"):
            have = [
                id_
                for id_ in kept
                if all(any(word.startswith(start) for word in texts[id_]) for start in words.split())
            ]
            for most in (1, 3, 50):
                assert index_of(connection).last(pieces(words, begins=1), most) == have[:most], words
