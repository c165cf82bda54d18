"""A chronicle goes from a file to a server and back, whole or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import create_engine, select, text

from runut.errors import BrokenMove, LockedChronicle, LostServer, NotAChronicle
from runut.export.jsonl import lines
from runut.records.judgements import Judgement
from runut.store import carrying, connection, opening, schema
from runut.store.address import Address, Server
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.moving import move
from runut.store.views import Views
from tests.cluster import Cluster
from tests.serve.making import kept
from tests.store.making import findings, linked, reading

ODD = "“Tawaran” 'dua' \\ \"tiga\" \u2028 \U0001f30a {a,b} NULL \\N \t ünïcödé %s ? :x"


def exported(place: Address) -> list[bytes]:
    """All that is exported of the chronicle there."""
    with Chronicle(place) as chronicle:
        return list(lines(Views(chronicle)))


def rows(place: Address) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as Python has it."""
    found = {}
    with Chronicle(place) as chronicle, chronicle.engine.connect() as opened:
        for table in schema.META.sorted_tables:
            found[str(table.name)] = [tuple(row) for row in opened.execute(select(table).order_by(*table.primary_key))]
    return found


def odd(place: Address) -> None:
    """A chronicle with something in each table, and texts that mean something to databases."""
    one, other = reading("aa"), reading("bb", published="2025-08-12", outlet=ODD)
    one = replace(
        one,
        article=replace(
            one.article, text=f"{one.article.text}\n{ODD}", authors=(ODD,), address="https://kabarutara.example/a"
        ),
    )
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(one, ("k", "l"), {"id.times": "1"}), Kept(other, ("k",))])
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        chronicle.save_search(ODD, "words=tenda", "Sari")
        chronicle.keep([Kept(reading("cc"))])
        chronicle.judge(
            [
                Judgement(
                    id="J1", verb="reject", kind="claim", parts=(("aa:s0",),), author="Sari", time="2025-08-13T08:00:00+07:00",
                    reason=ODD, said="statement aa:s0",
                )
            ]
        )  # fmt: skip
        chronicle.settle({"cc": None}, (), ())


def test_there_and_back_nothing_is_changed(tmp_path: Path, postgres: Cluster) -> None:
    """What comes to the server, and back to a file, is row by row and byte by byte what was there; so is the source."""
    path, back, there = tmp_path / "c.runut", tmp_path / "back.runut", postgres.new()
    odd(path)
    before = path.read_bytes(), rows(path), exported(path)
    with Chronicle(path) as chronicle:
        moved = move(chronicle, there)
    with Chronicle(there) as chronicle:
        assert move(chronicle, back).rows == moved.rows
    assert (path.read_bytes(), rows(path), exported(path)) == before
    assert rows(there) == rows(back) == before[1]
    assert exported(there) == exported(back) == before[2]
    assert moved.rows == sum(map(len, before[1].values()))
    assert (moved.articles, moved.found) == (3, 0)
    for place in (there, back):
        with Chronicle(place) as chronicle:
            assert [hit.article.id for hit in Views(chronicle).search("ünïcödé")] == ["aa"]
            chronicle.keep([Kept(reading("dd"))])
            assert len(Views(chronicle).search("tenda")) == 3


def test_all_that_pages_show_comes_along(tmp_path: Path, postgres: Cluster) -> None:
    """A chronicle built on a server equals one that was built in a file and moved there."""
    built, path, moved = postgres.new(), tmp_path / "c.runut", postgres.new()
    for place in (built, path):
        kept(place, hostile=ODD).close()
    with Chronicle(path) as chronicle:
        move(chronicle, moved)
    assert exported(built) == exported(path) == exported(moved)


def test_a_move_that_was_stopped_goes_on(
    place: Address, tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after any portion, the target is opened by nothing but the same move, which takes over what is missing alone."""
    monkeypatch.setattr(carrying, "ROWS", 2)
    monkeypatch.setattr(carrying, "ARTICLES", 1)
    there = postgres.new() if isinstance(place, Path) else tmp_path / "there.runut"
    odd(place)
    for stop_at in (3, 9, 17, 26):

        def stop(step: str, done: int, _total: int, at: int = stop_at) -> None:
            if step == "copying" and done >= at:
                raise KeyboardInterrupt

        with Chronicle(place) as chronicle, pytest.raises(KeyboardInterrupt):
            move(chronicle, there, stop)
        with pytest.raises(NotAChronicle) as caught:
            Chronicle(there, create=True)
        assert str(caught.value) == (
            f"{there}: a move to here was not finished; give the same “runut move” again, and it goes on."
        )
    with Chronicle(place) as chronicle:
        moved = move(chronicle, there)
    assert 26 <= moved.found < moved.rows
    assert rows(there) == rows(place)


def test_a_move_that_was_done_is_done(place: Address, tmp_path: Path, postgres: Cluster) -> None:
    """Given again, as after a kill behind its last step, it finds all of it there; what was changed since is left alone."""
    there = postgres.new() if isinstance(place, Path) else tmp_path / "there.runut"
    odd(place)
    with Chronicle(place) as chronicle:
        first = move(chronicle, there)
        again = move(chronicle, there)
        assert (again.rows, again.found, first.found) == (first.rows, first.rows, 0)
        with Chronicle(there) as other:
            (search,) = other.saved_searches()
            other.save_search(f"{search.name}!", search.asked, "Sari")  # as many rows, of which one is another
        before = rows(there)
        with pytest.raises(NotAChronicle) as caught:
            move(chronicle, there)
    assert str(caught.value) == f"{there}: there is a chronicle here already; name a place where there is nothing."
    assert rows(there) == before


def test_a_move_that_an_earlier_program_began_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a chronicle is not opened by bringing it up to date, nor filled by another program than the one that began."""
    path, there = tmp_path / "c.runut", tmp_path / "there.runut"
    odd(path)

    def stop(step: str, done: int, _total: int) -> None:
        if done > 4:
            raise KeyboardInterrupt(step)

    with Chronicle(path) as chronicle:
        with monkeypatch.context() as earlier:
            earlier.setattr(schema, "VERSION", 8)
            earlier.setattr(opening, "VERSION", 8)
            with pytest.raises(KeyboardInterrupt):
                move(chronicle, there, stop)
        with pytest.raises(NotAChronicle, match=r"a move to here was not finished; give the same “runut move” again"):
            Chronicle(there, create=True)
        with pytest.raises(NotAChronicle, match=r"take away what is here, or name another place"):
            move(chronicle, there)


def test_what_is_there_already_is_refused_and_left_alone(tmp_path: Path, postgres: Cluster) -> None:
    """A chronicle, another program's tables, a file that is none, and what another move began."""
    path, other, there = tmp_path / "c.runut", tmp_path / "other.runut", postgres.new()
    odd(path)
    kept(other).close()
    before = rows(other)
    with Chronicle(path) as chronicle:
        with pytest.raises(
            NotAChronicle, match=r"there is a chronicle here already; name a place where there is nothing\."
        ):
            move(chronicle, other)
        assert rows(other) == before
        engine = create_engine(there.url)
        with engine.begin() as opened:
            opened.execute(text("CREATE SCHEMA another; CREATE TABLE another.notes (a text)"))
        engine.dispose()
        taken = Server(there.url, "another")
        with pytest.raises(NotAChronicle) as caught:
            move(chronicle, taken)
        assert str(caught.value) == f"{taken}: the schema another holds other tables; name another with ?schema=."
        page = tmp_path / "page.html"
        page.write_text("<p>halo</p>")
        with pytest.raises(NotAChronicle, match="not a Runut chronicle"):
            move(chronicle, page)


def test_a_source_that_changed_begins_anew(tmp_path: Path, postgres: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun before the source changed is not gone on with."""
    monkeypatch.setattr(carrying, "ROWS", 2)
    path, there = tmp_path / "c.runut", postgres.new()
    odd(path)

    def stop(_step: str, done: int, _total: int) -> None:
        if done > 4:
            raise KeyboardInterrupt

    with Chronicle(path) as chronicle:
        with pytest.raises(KeyboardInterrupt):
            move(chronicle, there, stop)
        chronicle.keep([Kept(reading("ee"))])
        with pytest.raises(NotAChronicle) as caught:
            move(chronicle, there)
    assert str(caught.value) == (
        f"{there}: a move from another source was begun here, or its source has changed since; "
        "take away what is here, or name another place."
    )


@pytest.mark.parametrize(
    "said", ["UPDATE figure SET value = 21 WHERE id = 'aa:f0'", "DELETE FROM time WHERE id = 'aa:t0'"]
)
def test_a_copy_that_differs_is_not_opened(said: str, tmp_path: Path, postgres: Cluster) -> None:
    """A value or a row that is not the source's is seen in the comparison, and the copy stays unfinished."""
    there, path = postgres.new(), tmp_path / "c.runut"
    odd(there)

    def spoil(step: str, done: int, total: int) -> None:
        if step == "copying" and done == total:
            with closing(sqlite3.connect(path, isolation_level=None)) as raw:
                raw.execute(said)

    with Chronicle(there) as chronicle, pytest.raises(BrokenMove, match="is not that of the source") as caught:
        move(chronicle, path, spoil)
    assert str(caught.value).endswith(f"take {path} away and move again.")
    with pytest.raises(NotAChronicle):
        Chronicle(path)


def test_nobody_writes_to_the_source_meanwhile(place: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A move waits for who adds, and then says so."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    odd(place)
    with Chronicle(place) as chronicle, Chronicle(place) as other, other.alone():
        with pytest.raises(LockedChronicle) as caught:
            move(chronicle, tmp_path / "there.runut")
        assert str(caught.value) == (
            f"{place}: another program is writing to this chronicle; wait until it is done and try again."
        )
    assert not (tmp_path / "there.runut").exists()


def test_it_is_said_which_of_the_two_went_away(tmp_path: Path, postgres: Cluster) -> None:
    """Where the server goes while a chronicle is moved from it to a file, nothing is said against the file."""
    there, file = postgres.new(), tmp_path / "c.runut"
    odd(there)
    stopped: list[int] = []

    def tell(_: str, done: int, __: int) -> None:
        if not stopped:
            postgres.stop()
            stopped.append(done)

    try:
        with Chronicle(there) as chronicle, pytest.raises(LostServer) as told:
            move(chronicle, file, tell)
    finally:
        postgres.start()
    assert str(told.value).startswith(f"{there}: the server cannot be reached, or went away")
    with Chronicle(there) as chronicle:
        assert move(chronicle, file).found == stopped[0]
    assert rows(file) == rows(there)
