"""What a chronicle keeps, and that it keeps it whole."""

import itertools
import sqlite3
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import QueuePool, event

from runut.errors import FullDisk, LockedChronicle, NewerChronicle, NoChronicle, NotAChronicle
from runut.records.findings import Findings
from runut.records.links import Linked, Membership, Reason
from runut.records.reading import Reading
from runut.records.span import Span
from runut.store import connection
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.keys import Sought
from runut.store.schema import VERSION
from runut.store.views import Views
from tests.store.making import findings, linked, reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a chronicle may be made."""
    return tmp_path / "c.runut"


def test_a_reading_comes_back_as_it_was_kept(place: Address) -> None:
    """What is read back equals what was kept, layer by layer."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading(), ("k",), {"id.times": "1"})])
        assert chronicle.readings(["aa"]) == (reading(),)


@pytest.mark.parametrize("odd", ['"', "\\", "\t\x01", "\N{GRINNING FACE}", "[1, null]", "\\ud800", "’", "1e999"])
def test_odd_characters_come_back_as_they_were_kept(place: Address, odd: str) -> None:
    """What a name, a title or a list holds may look like JSON, which a reading is read by, or be none."""
    one = reading()
    actors = tuple(
        replace(actor, name=f"{odd}{actor.name}{odd}", aliases=(odd, f"a{odd}b"), key=odd) for actor in one.actors
    )
    article = replace(one.article, title=odd, authors=(odd,), notes=(f"{odd}: {odd}",), published_span=None)
    dated = replace(article, id="ab", source=odd, published_span=Span(1, 4))
    kept = replace(one, article=article, actors=actors), Reading(article=dated)
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(one) for one in kept])
        assert chronicle.readings(["aa", "ab"]) == kept


def test_adding_again_changes_nothing(place: Address) -> None:
    """An article that is there already is neither written nor marked as waiting."""
    with Chronicle(place, create=True) as chronicle:
        assert chronicle.keep([Kept(reading(), ("k",))])
        chronicle.connect(linked("aa"), Findings())
        assert not chronicle.keep([Kept(reading(), ("k",))])
        assert chronicle.pending() == ()
        assert chronicle.known(["aa", "bb"]) == {"aa"}


def test_an_article_waits_until_it_is_linked(place: Address) -> None:
    """A kept article is pending until its links are written, also when the file is opened anew in between."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading())])
    with Chronicle(place) as chronicle:
        assert chronicle.pending() == ("aa",)
        chronicle.connect(linked("aa"), Findings())
        assert chronicle.pending() == ()


def test_a_failed_article_leaves_no_trace(place: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing one layer fails, nothing of the article is kept."""
    with Chronicle(place, create=True) as chronicle:

        def fail(*_: object) -> None:
            raise KeyboardInterrupt("stop")

        monkeypatch.setattr("runut.store.keeping.index_of", fail)
        with pytest.raises(KeyboardInterrupt, match="stop"):
            chronicle.keep([Kept(reading(), ("k",))])
        monkeypatch.undo()
        assert chronicle.known(["aa"]) == frozenset()
        assert chronicle.keep([Kept(reading(), ("k",))])


def test_candidates_are_found_by_shared_keys(place: Address) -> None:
    """An article is found under its keys, with the number of keys shared."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"), ("x", "y"))])
        chronicle.keep([Kept(reading("bb"), ("y", "z"))])
        assert chronicle.sharing(["x", "y"]) == {"aa": 2, "bb": 1}
        several = [Sought(["z"]), Sought(["x", "y"], 2), Sought(["w"]), Sought([])]
        assert chronicle.sharing_each(several) == [{"bb": 1}, {"aa": 2}, {}, {}]


def test_a_linked_article_waits_again_where_it_is_told_to(place: Address) -> None:
    """An article whose links another one may change waits once more, and once only."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa")), Kept(reading("bb"))])
        chronicle.connect(linked("aa"), Findings())
        chronicle.wait(["aa", "bb"])
        assert chronicle.pending() == ("aa", "bb")


def test_linking_anew_replaces_what_stood_before(place: Address) -> None:
    """The links of a component are replaced, never doubled, also when its stories get other ids."""
    with Chronicle(place, create=True) as chronicle:
        for id_ in ("aa", "bb"):
            chronicle.keep([Kept(reading(id_))])
        chronicle.connect(linked("aa"), Findings())
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        story, entry = linked("aa", "bb").stories[0], linked("aa", "bb").entries[0]
        other = msgspec.structs.replace(
            linked("aa", "bb"),
            stories=(msgspec.structs.replace(story, id="S2"),),
            entries=(msgspec.structs.replace(entry, id="E2", story="S2"),),
        )
        chronicle.connect(other, Findings())
        known = Views(chronicle).records()
        assert [one.id for one in known.stories] == ["S2"]
        assert [one.id for one in known.entries] == ["E2"]
        assert known.disagreements == ()
        assert known.omissions == ()


def test_an_actor_is_what_its_members_make_it_in_any_order(tmp_path: Path) -> None:
    """Name, kind and aliases of an actor do not depend on the order in which articles were linked."""
    names = {"aa": "Velmora", "bb": "Republik Velmora", "cc": "Velmora"}
    seen = set()
    for n, order in enumerate(itertools.permutations(names)):
        with Chronicle(tmp_path / f"{n}.runut", create=True) as chronicle:
            for id_ in order:
                one = reading(id_)
                local = msgspec.structs.replace(one.actors[0], name=names[id_], aliases=("negara itu",))
                chronicle.keep([Kept(msgspec.structs.replace(one, actors=(local, *one.actors[1:])))])
                alone = linked(id_)
                chronicle.connect(msgspec.structs.replace(alone, stories=(), entries=()), Findings())
            seen.add(Views(chronicle).records().actors)
    assert len(seen) == 1
    actor = next(one for one in seen.pop() if one.id == "person:presiden-velmora")
    assert (actor.name, actor.aliases) == ("Velmora", ("Republik Velmora", "negara itu"))


def test_an_actor_without_members_goes(place: Address) -> None:
    """When its last member turns out to be somebody else, an actor is no longer in the chronicle."""
    with Chronicle(place, create=True) as chronicle:
        chronicle.keep([Kept(reading())])
        chronicle.connect(linked("aa"), Findings())
        moved = Membership(
            local="aa:a1", actor="state:KRD", reasons=(Reason("register", "the register knows it", 1.0),)
        )
        chronicle.connect(Linked(articles=("aa",), memberships=(moved,)), Findings())
        assert [one.id for one in Views(chronicle).records().actors] == [
            "media:velnas",
            "person:presiden-velmora",
            "state:KRD",
        ]


def test_a_chronicle_that_is_not_there_is_told_so(path: Path) -> None:
    """Opening without making names the path and the way out."""
    with pytest.raises(NoChronicle) as caught:
        Chronicle(path)
    assert str(caught.value) == f"{path}: there is no chronicle here; make one with “runut add FILES -c {path}”."


def test_a_folder_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    """A chronicle in a missing folder names the folder."""
    path = tmp_path / "no" / "c.runut"
    with pytest.raises(NoChronicle) as caught:
        Chronicle(path, create=True)
    assert str(caught.value) == f"{path}: the folder {path.parent} is not there; make it first."


@pytest.mark.parametrize(
    "content", [b"just some text that is long enough to be a file header, it seems", b"\x00" * 5000]
)
def test_a_file_that_is_no_chronicle_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    """Some other file is neither opened nor changed."""
    path.write_bytes(content)
    with pytest.raises(NotAChronicle) as caught:
        Chronicle(path, create=True)
    assert str(caught.value) == f"{path}: this file is not a Runut chronicle; name another with -c."
    assert path.read_bytes() == content


def test_one_that_was_only_begun_is_none(path: Path) -> None:
    """Whoever looks at what a program left that was stopped while it made the file is told so; adding goes on from there."""
    (begun := sqlite3.connect(path)).execute("PRAGMA journal_mode = WAL")
    begun.close()
    with pytest.raises(NoChronicle) as caught:
        Chronicle(path)
    assert str(caught.value) == f"{path}: there is no chronicle here; make one with “runut add FILES -c {path}”."
    Chronicle(path, create=True).close()
    Chronicle(path).close()


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    """A SQLite file of another program is not taken for an empty chronicle."""
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAChronicle) as caught:
        Chronicle(path, create=True)
    assert str(caught.value) == f"{path}: this file is not a Runut chronicle; name another with -c."
    assert path.read_bytes() == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """A folder is not a chronicle."""
    with pytest.raises(NotAChronicle) as caught:
        Chronicle(tmp_path)
    assert str(caught.value) == f"{tmp_path}: this is a folder, not a chronicle; name a file."


def test_a_newer_chronicle_is_refused(path: Path) -> None:
    """A file of a later version is not opened, and both versions are named."""
    Chronicle(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(NewerChronicle) as caught:
        Chronicle(path)
    assert str(caught.value) == (
        f"{path}: this chronicle is of version 99, this program knows {VERSION}; install a newer Runut to open it."
    )


def test_a_locked_chronicle_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program writes, a writer waits, then says so; what was kept stays, and later writing works."""
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"))])
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedChronicle) as caught:
            chronicle.keep([Kept(reading("bb"))])
        assert str(caught.value) == (
            f"{path}: another program is writing to this chronicle; wait until it is done and try again."
        )
        other.rollback()
        other.close()
        assert chronicle.keep([Kept(reading("bb"))])
        assert chronicle.known(["aa", "bb"]) == {"aa", "bb"}


def test_too_many_at_once_are_told_so(path: Path) -> None:
    """Where every connection is in use for too long, who asks hears it in a sentence, and is answered when one is free."""
    with Chronicle(path, create=True) as chronicle, ExitStack() as held:
        pool = chronicle.engine.pool
        assert isinstance(pool, QueuePool)
        pool._timeout = 0.05  # noqa: SLF001  # half a minute is too long for a test
        with pytest.raises(LockedChronicle) as caught:  # noqa: PT012  # one of these many is the first without a connection
            for _ in range(100):
                held.enter_context(chronicle.engine.connect())
                chronicle.known(["aa"])
        assert str(caught.value) == (
            f"{path}: too many ask for something of this chronicle at once; ask again in a moment."
        )
        held.close()
        assert chronicle.known(["aa"]) == frozenset()


def test_a_full_disk_is_told_so_and_loses_nothing(path: Path) -> None:
    """When there is no room for an article, the sentence says so, and those kept before are whole."""
    with Chronicle(path, create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"))])
        big = reading("bb")
        article = msgspec.structs.replace(big.article, text=big.article.text + "x" * 4_000_000)
        # A cap on the pages of a new connection's file fails exactly as a full disk does.
        chronicle.engine.dispose()
        event.listen(chronicle.engine, "connect", lambda raw, _: raw.execute("PRAGMA max_page_count = 100"))
        with pytest.raises(FullDisk) as caught:
            chronicle.keep([Kept(msgspec.structs.replace(big, article=article))])
        assert str(caught.value) == (
            f"{path}: there is no room left on the disk; what was kept is whole, free some room and go on."
        )
        assert chronicle.known(["aa", "bb"]) == {"aa"}
        assert chronicle.readings(["aa"]) == (reading("aa"),)
