"""Every kind of damage is found and named, and a whole chronicle has none."""

from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import update

from runut.config import Config
from runut.engine.build import build
from runut.errors import NotAChronicle
from runut.read import read_paths
from runut.store import schema
from runut.store.checking import Fault, check
from runut.store.chronicle import Chronicle
from runut.store.connection import PAGE
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.store.checking.damaging import damaged, faults, first
from tests.store.making import findings, linked, reading


class Damage(NamedTuple):
    """What is done to the file, and the words that the fault must have, with its place."""

    name: str
    done: str
    says: str
    where: str


SEAL = "what is kept of it is not what was read from it"
DAMAGES = (
    Damage("a letter of a text", "UPDATE article SET text = replace(text, 'a', 'e') WHERE id = :article", SEAL, "kept"),
    Damage("a title", "UPDATE article SET title = 'Lain' WHERE id = :article", SEAL, "kept"),
    Damage("a digest", "UPDATE article SET digest = 'ff' WHERE id = :article", SEAL, "kept"),
    Damage("a cut text", "UPDATE article SET text = substr(text, 1, 40) WHERE id = :article", "cannot be read", "kept"),
    Damage("no seal", "UPDATE article SET seal = NULL WHERE id = :article", SEAL, "kept"),
    Damage("an address", "UPDATE article SET at = 'lain.example/x' WHERE id = :article", "it stands at “lain.example/x”", "kept"),
    Damage("a block", "UPDATE article SET blocks = '[[[0,5],\"body\"]]' WHERE id = :article", "no block holds its characters 5", "kept"),
    Damage("broken JSON", "UPDATE article SET asides = '[[' WHERE id = :article", "cannot be read", "kept"),
    Damage("a sentence", "UPDATE sentence SET role = 'caption' WHERE role = 'body'", "sentence", "kept"),
    Damage("a lost sentence", "DELETE FROM sentence WHERE n = 0", "sentence 0 is numbered 1", "kept"),
    Damage("a time elsewhere", 'UPDATE time SET start = 0, "end" = 3 WHERE start > 300', "does not stand in sentence", "kept"),
    Damage("a place elsewhere", 'UPDATE place SET start = 0, "end" = 3 WHERE start > 300', "does not stand in sentence", "kept"),
    Damage("a figure elsewhere", 'UPDATE figure SET start = 0, "end" = 3 WHERE start > 300', "does not stand in sentence", "kept"),
    Damage("a figure's value", "UPDATE figure SET value = value + 1", SEAL, "kept"),
    Damage("a statement beyond the text", "UPDATE statement SET content_end = 999999", "cannot be read", "kept"),
    Damage("a speaker of nobody", "UPDATE statement SET speaker = '[\"x:a0\",[0,5]]'", "cannot be read", "kept"),
    Damage("a lost statement", "DELETE FROM statement WHERE n = 0", SEAL, "kept"),
    Damage("an event's words", "UPDATE event SET trigger_start = 0, trigger_end = 2 WHERE trigger_start > 300", "do not stand in its sentence", "kept"),
    Damage("an event's sentence", "UPDATE event SET sentence = sentence + 1", "the sentence of", "kept"),
    Damage("a mention", "UPDATE local_actor SET mentions = replace(mentions, 'name', 'noun') WHERE mentions LIKE '%name%'", SEAL, "kept"),
    Damage("a chain", "DELETE FROM chain", "told on the word of a body that no chain of the article names", "kept"),
    Damage("a figure of nothing", "UPDATE figure SET event = 'x:e9' WHERE event IS NOT NULL", "which is not among its events", "kept"),
    Damage("keys", "DELETE FROM key", "no key is left by which others find it", "kept"),
    Damage("a key of nobody", "UPDATE key SET article = 999 WHERE article = 1", "keys of row 999: there is no article of this row", "made"),
    Damage("a lost article", "DELETE FROM article WHERE id = :article", "(article), which is not there", "kept"),
    Damage("an edge to nowhere", 'UPDATE OR IGNORE edge SET "right" = \'zz\'', "it names article zz (right), which is not there", "made"),
    Damage("a broken edge", "UPDATE edge SET reasons = '{'", "one of its lists cannot be read", "made"),
    Damage("an entry's story", "UPDATE entry SET story = 'S0' WHERE id = :entry", "it names story S0 (story), which is not there", "made"),
    Damage("an entry's actor", "UPDATE entry SET actors = '[\"nobody\"]' WHERE id = :entry", "it names actor nobody, which is not there", "made"),
    Damage("a lost entry", "DELETE FROM entry WHERE id = :entry", "(entry), which is not there", "made"),
    Damage("an entry without events", "UPDATE entry_event SET entry = (SELECT max(id) FROM entry) WHERE entry = (SELECT min(id) FROM entry)", "it has no event", "made"),
    Damage("an untold event", "DELETE FROM entry_event WHERE event = (SELECT event FROM entry_event WHERE entry = :entry)", "no entry holds it", "made"),
    Damage("an entry of another", "UPDATE entry SET id = 'Exx' WHERE id = :entry", "which is not there", "made"),
    Damage("a story without articles", "UPDATE story_article SET story = (SELECT max(id) FROM story) WHERE story = :story", "it has no article", "made"),
    Damage("an article in no story", "DELETE FROM story_article WHERE article = :article", "it is in no story and does not wait for one", "made"),
    Damage("a story that rests on nothing", "DELETE FROM standing WHERE story = :story", "nothing says on what it rests", "made"),
    Damage("a standing of nothing", "UPDATE standing SET story = 'S0' WHERE story = :story", "it names story S0 (story), which is not there", "made"),
    Damage("a lost actor", "DELETE FROM actor WHERE id = (SELECT min(id) FROM actor)", "(actor), which is not there", "made"),
    Damage("a lonely actor", "UPDATE actor_member SET actor = (SELECT max(actor) FROM actor_member)", "it has no member", "made"),
    Damage("a lost member", "DELETE FROM actor_member", "it is no actor of the chronicle, though its article is linked", "made"),
    Damage("an actor's kind", "UPDATE actor SET kind = 'tree'", "it is not what it should be", "made"),
    Damage("a disagreement's claim", "UPDATE disagreement SET variants = replace(variants, ':f', ':x')", "it names claim", "made"),
    Damage("a disagreement's list", "UPDATE disagreement SET variants = '[null, [1], 2]'", "one of its lists is not what it should be", "made"),
    Damage("an entry's list", "UPDATE entry SET actors = '7'", "one of its lists is not what it should be", "made"),
    Damage("a disagreement's kind", "UPDATE disagreement SET kind = 'quarrel'", "it is not what it should be", "made"),
    Damage("an omission's article", "UPDATE omission SET told_by = '[\"zz\"]'", "it names article zz, which is not in its story", "made"),
    Damage("an omission's entry", "UPDATE omission SET entry = 'E0'", "it names entry E0 (entry), which is not there", "made"),
    Damage("a reuse beyond the text", "UPDATE reuse SET later_end = 999999", "where nothing stands", "made"),
    Damage("a reuse elsewhere", "UPDATE reuse SET later_start = later_start + 1", "its id is not that of its passages", "made"),
    Damage("a waiting article that is gone", "INSERT INTO pending VALUES ('zz')", "it names article zz (article), which is not there", "made"),
    Damage("a retired article in a set", "INSERT INTO retired VALUES (:article, NULL, 'withdrawn')", "it no longer counts, but stands among those that are linked as one set", "made"),
    Damage("a story torn in two", "UPDATE piece SET piece = 'x' WHERE article = (SELECT min(article) FROM story_article WHERE story = (SELECT story FROM story_article GROUP BY story HAVING count(*) > 1 ORDER BY story LIMIT 1))", "not all its articles stand in one set that is linked", "made"),
    Damage("a retired article in a story", "INSERT INTO retired VALUES (:article, NULL, 'withdrawn')", "it no longer counts, but is in a story", "made"),
    Damage("retired for nobody", "INSERT INTO retired VALUES (:article, 'zz', 'changed')", "it names article zz (by), which is not there", "kept"),
    Damage("a judgement of nothing", "INSERT INTO judgement VALUES ('J1','reject','entry','[[\"zz:e0\"]]','Sari','2025-08-09','x','x',NULL,NULL)", "it names event zz:e0, which is not there", "kept"),
    Damage("an index without an article", "INSERT INTO words (words, rowid, text) SELECT 'delete', row, text FROM article WHERE id = :article", "the index of words lacks it", "made"),
    Damage("an index of other words", "INSERT INTO words (rowid, text) VALUES (1, 'kata lain')", "it does not hold the words of the articles", "made"),
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: str(one.name))
def test_damage_is_found(damage: Damage, demo_chronicle: Path, tmp_path: Path) -> None:
    """Whatever somebody changes behind the program's back, a check says which record it is, and what to do."""
    found = faults(damaged(demo_chronicle, tmp_path, damage.done))
    fitting = [one for one in found if damage.says in f"{one.record}: {one.says}" and one.where == damage.where]
    assert fitting, "\n".join(map(str, found)) or "nothing was found"


def test_a_whole_chronicle_has_no_faults(demo_chronicle: Path) -> None:
    """Nothing is said of a chronicle that is as the program made it, and how far the check is, is told."""
    steps = set[str]()
    with Chronicle(demo_chronicle) as chronicle:
        assert list(check(chronicle, lambda step, *_: steps.add(step))) == []
    assert steps == {"file", "articles", "links", "lists", "parts", "words"}


SAYING = """Kolsaria dan Veskulin bertukar surat

Presiden Velmora Arden Kolsaria berkirim surat kepada Presiden Kardova Tomar Veskulin pada 15 Agustus 2025.

Kantor berita negara VNA melaporkan, Kolsaria mengatakan kepada Veskulin bahwa kedua negara akan memperluas hubungan.
"""


def test_who_says_that_somebody_said_it_needs_no_chain(tmp_path: Path) -> None:
    """An agency that tells what a president said stands in the sentence itself; one that does not is a fault."""
    place = tmp_path / "a.txt"
    place.write_text(SAYING, encoding="utf-8")
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        build(chronicle, read_paths([str(place)]), Config())
        (told,) = chronicle.readings([one.id for one in Views(chronicle).articles()])
        assert [one for one in told.statements if one.via]
        assert not told.chains
        assert not list(check(chronicle))
        other = next(one for one in told.actors if one.mentions[0].sentence == 0)
        span = other.mentions[0].span
        with chronicle.engine.begin() as connection:
            connection.execute(update(schema.STATEMENT).values(via=[[other.id, [span.start, span.end]]]))
        assert any("on the word of a body" in one.says for one in check(chronicle))


def test_what_waits_to_be_linked_is_no_fault(tmp_path: Path) -> None:
    """Articles that were kept and not yet linked are whole."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"), ("story:tenda",)), Kept(reading("bb"), ("story:tenda",))])
        assert list(check(chronicle)) == []


def test_one_sentence_with_the_record_and_the_way_out() -> None:
    """A fault reads as every sentence of the program does."""
    said = [str(Fault(record="story S1", says="it has no article", where=where)) for where in ("made", "kept", "file")]
    assert said == [
        "story S1: it has no article; “runut check --mend” makes links, findings and the index of words anew.",
        "story S1: it has no article; restore the chronicle from a backup with “runut restore”, or add its article to a new one.",
        "story S1: it has no article; restore the chronicle from a backup with “runut restore”, or build it anew from its articles.",
    ]


@pytest.mark.parametrize("table", ["event", "article", "entry", "key", "ix_article_published"])
def test_a_page_overwritten(table: str, demo_chronicle: Path, tmp_path: Path) -> None:
    """A part of the file that holds nonsense is a fault of the file, or the file is not opened at all; never silence."""
    path = damaged(demo_chronicle, tmp_path)
    page = int(first(path, f"SELECT rootpage FROM sqlite_master WHERE name = '{table}'"))  # noqa: S608  # names above
    raw = bytearray(path.read_bytes())
    raw[(page - 1) * PAGE + 16 : page * PAGE] = b"\x5a" * (PAGE - 16)
    path.write_bytes(raw)
    try:
        found = faults(path)
    except NotAChronicle as error:
        assert "damaged" in str(error)  # noqa: PT017  # either is right
    else:
        assert any(one.where == "file" for one in found)


def test_made_readings_that_are_linked(tmp_path: Path) -> None:
    """Made links without what linking makes besides are told, so that a check is no mere formality."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        chronicle.keep([Kept(reading("aa"), ("k",)), Kept(reading("bb"), ("k",))])
        chronicle.connect(linked("aa", "bb"), findings("aa", "bb"))
        said = {one.says for one in check(chronicle)}
    assert "nothing says on what it rests" in said
