"""What a newcomer leaves as it was is not made anew, and nobody can tell: a chronicle grown is the chronicle built at once."""

import random
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from runut.export.jsonl import lines
from runut.link import outline
from runut.records.findings import Findings
from runut.records.judgements import Judgement
from runut.records.links import Edge, Linked, Piece, Standing
from runut.records.reading import Reading
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from runut.store.web import Web
from runut.weaving import Weaver
from tests.link.made import reading, with_actors, with_events

DERIVED = (
    "story",
    "story_article",
    "entry",
    "entry_event",
    "disagreement",
    "omission",
    "reuse",
    "actor",
    "actor_member",
)
LOOSE = 0.22  # enough for an edge, too little for one story: the two are linked as one piece


def attack(name: str, published: str, status: str, place: str) -> Reading:
    """An article that tells of the attack of 24 February, in the words of its own place."""
    made = reading(name, [f"Kabar {place}", f"Serangan Kardova atas Velmora dikenang di {place}."], published)
    made = with_actors(made, ("Kardova", "state", "KAR"), ("Velmora", "state", "VEL"))
    told: dict[str, object] = {"type": "ASSAULT", "trigger": "Serangan", "date": "2025-02-24", "status": status}
    told |= {"actors": ["Kardova"], "recipients": ["Velmora"]}
    return with_events(made, told)


def speech(name: str, published: str, speaker: str, place: str, key: str | None = None) -> Reading:
    """An article in which somebody visits a place, named in full or in short, or known by the `key` of a register."""
    made = reading(name, [f"Kunjungan {place}", f"Kemarin {speaker} mengunjungi pasar {place}."], published)
    made = with_actors(made, (speaker, "person", None))
    made = replace(made, actors=tuple(replace(one, key=key) for one in made.actors))
    told: dict[str, object] = {
        "type": "CONSULT",
        "trigger": "mengunjungi",
        "date": published,
        "status": "occurred",
        "actors": [speaker],
    }
    return with_events(made, told)


READINGS = {
    one.article.id: one
    for one in (
        attack("a1", "2025-02-24", "occurred", "Sarindal"),
        attack("a2", "2025-06-01", "historical", "Portama"),
        attack("a3", "2025-06-03", "historical", "Merindo"),
        speech("s1", "2025-06-02", "Veskulin", "Talvi"),
        speech("s2", "2025-06-03", "Tomar Veskulin", "Nuvar"),
        speech("s3", "2025-06-04", "Tomar Veskullin", "Pelva"),
        speech("s4", "2025-06-05", "Tomar Veskullin", "Oskar"),
        speech("t1", "2025-06-04", "Ilvana", "Kolsa", "leader:KAR"),
        speech("t2", "2025-06-05", "Ratu Ilvana", "Marda", "leader:KAR"),
        speech("t3", "2025-06-06", "Ratu Ilvana", "Tanjul", "leader:KAR"),
    )
}
EDGES = [
    Edge(left=left, right=right, score=LOOSE)
    for left, right in (
        ("a1", "a2"),
        ("a2", "a3"),
        ("a3", "s1"),
        ("s1", "s2"),
        ("s2", "s3"),
        ("s3", "s4"),
        ("s4", "t1"),
        ("t1", "t2"),
        ("t2", "t3"),
    )
]


def judgement(verb: str, kind: str, part: str, name: str | None = None) -> Judgement:
    """What an analyst decided."""
    said = {"author": "Sari", "time": "2026-05-03T12:00:00+00:00", "reason": "Begitu", "said": part}
    return Judgement(id=f"J{verb}", verb=verb, kind=kind, parts=((part,),), name=name, **said)  # type: ignore[arg-type]  # plain words


JUDGED = (judgement("reject", "claim", "s1:e0"), judgement("rename", "actor", "person:tomar-veskullin", "Nama Lain"))


class Grown:
    """A chronicle to which steps are done in any order: an article comes, a judgement is made, an article goes."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Begin with nothing."""
        self.chronicle, self.weaver, self.here = chronicle, Weaver(chronicle), set[str]()

    def come(self, *articles: str) -> None:
        """Keep articles, with their edges to those that are there, and link what waits."""
        self.here |= set(articles)
        self.chronicle.keep([Kept(READINGS[one]) for one in articles])
        self.chronicle.keep_pairs([edge for edge in EDGES if {edge.left, edge.right} <= self.here], ())
        self.woven()

    def judged(self, one: Judgement) -> None:
        """Keep a judgement and link what it touches."""
        self.chronicle.judge([one])
        self.woven()

    def gone(self, article: str) -> None:
        """Withdraw an article."""
        self.weaver.retire({article: None})
        self.woven()

    def woven(self) -> None:
        """Link what waits."""
        self.weaver.weave(lambda *_: None)
        assert self.chronicle.pending() == ()


def all_of(chronicle: Chronicle) -> dict[str, list[str]]:
    """Everything that is derived, row by row, and the export."""
    with closing(sqlite3.connect(str(chronicle.path))) as raw:
        rows = {table: sorted(map(repr, raw.execute(f"SELECT * FROM {table}"))) for table in DERIVED}  # noqa: S608  # names above
    return rows | {"export": [line.decode() for line in lines(Views(chronicle))]}


def done(
    path: Path, order: list[str], portion: int, judged: int | None = None, *, gone: bool = False
) -> dict[str, list[str]]:
    """What a chronicle holds into which articles came in this order, judged after so many, one withdrawn in the end."""
    with Chronicle(path, create=True) as chronicle:
        grown = Grown(chronicle)
        for at in range(0, len(order), portion):
            grown.come(*order[at : at + portion])
            if judged is not None and at <= judged < at + portion:
                for one in JUDGED:
                    grown.judged(one)
        if gone:
            grown.gone("a1")
        return all_of(chronicle)


@pytest.mark.parametrize("seed", range(4))
def test_grown_is_built_at_once(seed: int, tmp_path: Path) -> None:
    """One by one in any order: who recalls what, and who is called what through other stories, must come out the same."""
    chance = random.Random(seed)  # noqa: S311  # an order, not a secret
    order = sorted(READINGS)
    whole = done(tmp_path / "whole.runut", order, len(order))
    assert any("recalled" in row for row in whole["entry"])
    chance.shuffle(order)
    assert done(tmp_path / "c.runut", order, 1 + seed % 2) == whole


@pytest.mark.parametrize("seed", range(4))
def test_judged_and_withdrawn_at_any_time(seed: int, tmp_path: Path) -> None:
    """Judgements made early or late, and an article that goes, must leave the same as all at once."""
    chance = random.Random(seed)  # noqa: S311  # an order, not a secret
    order = sorted(READINGS)
    whole = done(tmp_path / "whole.runut", order, len(order), 0, gone=True)
    assert any("Nama Lain" in row for row in whole["entry"])
    chance.shuffle(order)
    assert done(tmp_path / "c.runut", order, 1, chance.randrange(len(order)), gone=True) == whole


def test_what_did_not_change_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newcomer must have only those stories made anew that it changes; another version of the program, all of them."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        grown = Grown(chronicle)
        grown.come("a1", "a2", "s2", "s3")
        made = list[Standing]()
        connect = Chronicle.connect

        def noting(self: Chronicle, linked: Linked, findings: Findings, pieces: Sequence[Piece]) -> None:
            made.extend(linked.standings)
            connect(self, linked, findings, pieces)

        monkeypatch.setattr(Chronicle, "connect", noting)
        grown.come("a3")
        articles = {story: found for story, found in chronicle_stories(chronicle).items() if story in names(made)}
        assert sorted(articles.values()) == ["a1", "a2", "a3"]
        made.clear()
        monkeypatch.setattr(outline, "VERSION", "another")
        grown.come("s1", "s4")
        assert len(names(made)) == len(chronicle_stories(chronicle)) > len(articles)


def test_how_articles_look_is_made_again_where_it_is_not_kept(tmp_path: Path) -> None:
    """An article of which nothing is kept for scoring, or what another version made, must find its edges all the same."""
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        weaver = Weaver(chronicle)
        lines = ["Banjir Bandang Landa Sarindal", "Banjir bandang melanda Sarindal dan menghanyutkan jembatan gantung."]
        old = [weaver.kept(reading(name, lines, "2025-08-10")) for name in ("b1", "b2")]
        chronicle.keep([replace(old[0], outlook=None), replace(old[1], outlook=b"0" + (old[1].outlook or b""))])
        weaver.weave(lambda *_: None)
        later = Weaver(chronicle)
        chronicle.keep([later.kept(reading("b3", lines, "2025-08-11"))])
        later.weave(lambda *_: None)
        assert set(Web(chronicle).near(["b3"])["b3"]) == {"b1", "b2"}
        assert chronicle.outlooks(["b1", "b2", "b3"]).keys() == {"b1", "b2", "b3"}
        assert chronicle.outlooks(["b1"])["b1"] == old[0].outlook


def names(made: list[Standing]) -> set[str]:
    """The stories of standings."""
    return {one.story for one in made}


def chronicle_stories(chronicle: Chronicle) -> dict[str, str]:
    """Story -> its one article."""
    return {story.id: story.articles[0] for story in Views(chronicle).records().stories}
