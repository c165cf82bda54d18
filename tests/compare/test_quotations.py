"""Which quotations were changed on the way."""

import pytest
from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.claims import Role, Statement, StatementMode
from runut.records.findings import Change, Reuse
from runut.records.links import Linked, Membership, Story
from runut.records.reading import Reading
from tests.link.made import reading, span_of, with_actors

COMPARER = Comparer({"id": load_pack("id")})
SPEAKER = "Arden Kolsaria"
SAID = "Kapal dagang dari Kardova boleh berlabuh di pelabuhan Tanjul selama 12 hari sebelum musim hujan datang"


def quoting(
    name: str, said: str, *, day: str = "2025-08-10", mode: StatementMode = "direct", date: str | None = None
) -> Reading:
    """An article that gives a saying, in quotation marks where it is direct."""
    marks = ("“", "”") if mode == "direct" else ("", "")
    line = f"{marks[0]}{said}{marks[1]}, kata {SPEAKER} di Sarindal."
    made = with_actors(reading(name, ["Judul", line], day), (SPEAKER, "person", None))
    text = made.article.text
    statement = Statement(
        id=f"{name}:s0",
        sentence=1,
        mode=mode,
        content=span_of(text, said),
        cue=span_of(text, "kata"),
        speaker=Role(f"{name}:a0", span_of(text, SPEAKER)),
        date=date,
    )
    return replace(made, statements=(statement,))


def found(*readings: Reading, speakers: tuple[str, ...] = ()) -> tuple[Reuse, ...]:
    """The changed quotations of a story of these articles; `speakers` are who is meant in each, else all mean one."""
    ids = tuple(one.article.id for one in readings)
    meant = speakers or ("person:kolsaria",) * len(readings)
    linked = Linked(
        articles=ids,
        memberships=tuple(
            Membership(local=actor.id, actor=who)
            for one, who in zip(readings, meant, strict=True)
            for actor in one.actors
        ),
        stories=(Story(id="S1", title="Judul", articles=ids),),
    )
    return COMPARER.findings(readings, linked).reuses


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("12 hari", "21 hari", ("number",)),
        ("12 hari", "dua belas hari", ()),
        ("boleh berlabuh", "tidak boleh berlabuh", ("negation",)),
        ("boleh berlabuh", "mungkin boleh berlabuh", ("hedge",)),
        ("berlabuh di", "dibongkar di", ("words",)),
        ("berlabuh di", "belabuh di", ()),
        ("berlabuh di", "dilabuhkan di", ()),
        ("Kapal dagang", "Kapal dari pedagang", ()),
        ("boleh berlabuh", "ya boleh berlabuh", ()),
        ("hari sebelum", "hari (dua pekan penuh dan lima hari) sebelum", ()),
        ("Kapal dagang", "Semua kapal dagang", ()),
        ("sebelum musim hujan datang", "", ()),
    ],
)
def test_what_was_changed_is_named(old: str, new: str, changes: tuple[Change, ...]) -> None:
    """A number, a negation, a hedge or other words are named; spelling, small words, brackets and ends are no change."""
    told = [
        one.changes for one in found(quoting("a", SAID), quoting("b", SAID.replace(old, new).strip(), day="2025-08-11"))
    ]
    assert told == ([changes] if changes else [])


def test_both_places_and_their_order_are_given() -> None:
    """The earlier telling comes first, and the places hold the words that differ with what is around them."""
    changed = SAID.replace("12", "21")
    one, other = quoting("b", SAID), quoting("a", changed, day="2025-08-11")
    (reuse,) = found(other, one)
    assert (reuse.kind, reuse.first_by, reuse.earlier.article, reuse.later.article) == ("quotation", "day", "b", "a")
    assert reuse.earlier.span.quote(one.article.text) == SAID
    assert reuse.later.span.quote(other.article.text) == changed


def test_a_paraphrase_may_use_other_words_but_not_turn_the_saying_round() -> None:
    """Against a paraphrase other words are no change, a negation is."""
    other_words = quoting("b", SAID.replace("berlabuh", "bersandar"), mode="indirect")
    turned = quoting("c", SAID.replace("boleh", "tidak boleh"), mode="indirect")
    assert found(quoting("a", SAID), other_words) == ()
    assert [one.changes for one in found(quoting("a", SAID), turned)] == [("negation",)]
    assert found(other_words, turned) == ()


def test_what_is_said_anew_may_differ() -> None:
    """A newer count of a later day is no changed quotation, nor is one where several numbers are new."""
    newer = SAID.replace("12", "21")
    assert found(quoting("a", SAID), quoting("b", newer, day="2025-08-20")) == ()
    dated = quoting("a", SAID, date="2025-08-08"), quoting("b", newer, date="2025-08-10")
    assert found(*dated) == ()
    many = SAID.replace("dagang", "ke 3"), newer.replace("dagang", "ke 4")
    assert found(quoting("a", many[0]), quoting("b", many[1])) == ()


def test_copies_of_a_changed_quotation_are_told_once() -> None:
    """Two articles with the same changed words give one finding, from the earliest of each wording."""
    changed = SAID.replace("12", "21")
    tellings = [quoting("a", SAID), quoting("b", SAID), quoting("c", changed), quoting("d", changed)]
    (reuse,) = found(*tellings)
    assert (reuse.earlier.article, reuse.later.article) == ("a", "c")


def test_another_speaker_needs_more_in_common() -> None:
    """Words that are laid to two speakers are one saying only where nearly all are the same."""
    near = SAID.replace("12", "21")
    far = "Kapal dagang dari Kardova boleh berlabuh dan membongkar muatan besar di pelabuhan Tanjul selama 21 hari"
    two = ("person:kolsaria", "person:brusko")
    assert [one.changes for one in found(quoting("a", SAID), quoting("b", near), speakers=two)] == [("number",)]
    assert found(quoting("a", SAID), quoting("b", far), speakers=two) == ()


def test_order_of_articles_does_not_matter() -> None:
    """The same articles give the same findings in whatever order they come."""
    tellings = [
        quoting("a", SAID),
        quoting("b", SAID.replace("12", "21")),
        quoting("c", SAID.replace("boleh", "harus")),
    ]
    assert found(*tellings) == found(*tellings[::-1])
