"""A chronicle on a server is checked, and mended, as one in a file."""

from pathlib import Path

import pytest

from runut.engine.mending import mend
from runut.store.address import Server
from runut.store.checking import check
from runut.store.chronicle import Chronicle
from runut.store.connection import writing
from runut.store.moving import move
from tests.cluster import Cluster

DAMAGES = (
    ('DELETE FROM search WHERE "row" = 3', "the index of words lacks it", "made"),
    (
        "UPDATE search SET words = CAST('''halo'':1' AS tsvector) WHERE \"row\" = 2",
        "the index holds other words of it",
        "made",
    ),
    (
        "UPDATE term SET articles = articles + 1 WHERE term = 'rudal'",
        "the word rudal: it is not in as many articles",
        "made",
    ),
    ("DELETE FROM term WHERE term = 'rudal'", "the word rudal: it is not in as many articles", "made"),
    ("INSERT INTO search VALUES (99, '', '')", "words of row 99: there is no article of this row", "made"),
    (
        "UPDATE entry SET actors = '[\"nobody\"]' WHERE id = (SELECT min(id) FROM entry)",
        "it names actor nobody",
        "made",
    ),
    (
        "UPDATE article SET title = title || 'x' WHERE \"row\" = 1",
        "what is kept of it is not what was read from it",
        "kept",
    ),
)


@pytest.fixture(scope="module")
def whole(demo_chronicle: Path, postgres: Cluster) -> Server:
    """The bundled articles on a server."""
    there = postgres.new()
    with Chronicle(demo_chronicle) as chronicle:
        move(chronicle, there)
    return there


def test_a_whole_one_has_no_fault(whole: Server) -> None:
    """Moved to a server, everything is in its place."""
    with Chronicle(whole) as chronicle:
        assert list(check(chronicle)) == []


def test_damage_is_named_and_mended(whole: Server) -> None:
    """What is damaged is found with its record; what is made of articles is made anew, what was kept is told."""
    with Chronicle(whole) as chronicle:
        with chronicle.engine.connect() as connection:
            for done, _, _ in DAMAGES:
                connection.exec_driver_sql(done)
            connection.commit()
        found = list(check(chronicle))
        for _, says, where in DAMAGES:
            assert any(says in str(one) and one.where == where for one in found), says
        with writing(chronicle.engine, whole) as connection:
            connection.exec_driver_sql('UPDATE article SET title = left(title, -1) WHERE "row" = 1')
        left = list(check(chronicle))
        assert left
        assert all(one.where == "made" for one in left)
        mend(chronicle, left, lambda *_: None)
        assert list(check(chronicle)) == []
