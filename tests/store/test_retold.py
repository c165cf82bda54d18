"""What is taken over, said again and changed, as it is shown."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from runut.records.claims import Role, Statement
from runut.records.findings import Findings, FirstBy, Passage, Reuse, ReuseKind
from runut.records.links import Linked, Membership, Story
from runut.records.reading import Reading
from runut.store.address import Address
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.link.made import reading, span_of, with_actors

FORMULA = "Lembah ini tidak akan kami jual kepada siapa pun"
CHANGED = "Lembah ini tidak akan pernah kami jual"
OTHER = "Air sungai naik sejak subuh dan merendam pasar lama."
SPEAKER = "Arden Kolsaria"


def article(name: str, day: str, *lines: str) -> Reading:
    """An article whose lines are sentences, with a statement wherever the speaker's formula stands."""
    made = with_actors(reading(name, [f"Judul {name}", f"{SPEAKER} hadir.", *lines], day), (SPEAKER, "person", None))
    text = made.article.text
    said = [words for words in (FORMULA, CHANGED) if words in text]
    statements = tuple(
        Statement(
            id=f"{name}:s{number}",
            sentence=2,
            mode="direct",
            content=span_of(text, words),
            cue=span_of(text, "hadir"),
            speaker=Role(f"{name}:a0", span_of(text, SPEAKER)),
        )
        for number, words in enumerate(said)
    )
    return replace(made, statements=statements)


def pair(id_: str, kind: ReuseKind, *ends: tuple[Reading, str], by: FirstBy = "day") -> Reuse:
    """A shared passage between words of two articles."""
    one, other = (Passage(made.article.id, span_of(made.article.text, words)) for made, words in ends)
    return Reuse(id=id_, earlier=one, later=other, similarity=0.9, kind=kind, first_by=by)


def keep(path: Address, readings: list[Reading], reuses: list[Reuse]) -> Chronicle:
    """A chronicle with these articles and passages, all in one story."""
    chronicle = Chronicle(path, create=True)
    chronicle.keep([Kept(one) for one in readings])
    ids = tuple(one.article.id for one in readings)
    linked = Linked(
        articles=ids,
        memberships=tuple(Membership(local=f"{id_}:a0", actor="person:kolsaria") for id_ in ids),
        stories=(Story(id="S1", title="Lembah", articles=ids),),
    )
    chronicle.connect(linked, Findings())
    chronicle.keep_pairs((), reuses)
    return chronicle


@pytest.fixture
def views(place: Address) -> Iterator[Views]:
    """A formula said in August (quoted twice), in October and, changed, in December; and a paragraph copied twice."""
    august, quoted = article("a", "2025-08-10", FORMULA, OTHER), article("b", "2025-08-11", FORMULA, OTHER)
    october, december = article("c", "2025-10-02", FORMULA, OTHER), article("d", "2025-12-24", CHANGED)
    reuses = [
        pair("R1", "reuse", (august, FORMULA), (quoted, FORMULA)),
        pair("R2", "recurrence", (august, FORMULA), (october, FORMULA)),
        pair("R3", "recurrence", (quoted, FORMULA), (october, FORMULA)),
        pair("R4", "recurrence", (october, FORMULA), (december, CHANGED)),
        pair("R5", "reuse", (august, OTHER), (quoted, OTHER)),
        pair("R6", "reuse", (quoted, OTHER), (october, OTHER)),
    ]
    with keep(place, [august, quoted, october, december], reuses) as chronicle:
        yield Views(chronicle)


def test_a_formula_is_shown_with_all_its_sayings(views: Views) -> None:
    """One formula, three sayings by date, the speaker by name; two articles that quote one saying stand together."""
    (formula,) = views.formulas()
    assert (formula.speaker, formula.first, formula.last) == (SPEAKER, "2025-08-10", "2025-12-24")
    assert [[one.article for one in saying.quotations] for saying in formula.sayings] == [["a", "b"], ["c"], ["d"]]
    changed = [[(edit.how, edit.earlier, edit.later) for edit in saying.edits] for saying in formula.sayings]
    assert changed == [[], [], [("put in", "", "pernah"), ("left out", "kepada siapa pun", "")]]


def test_formulas_can_be_narrowed_to_articles(views: Views) -> None:
    """A formula is told whole where one of its sayings stands in the articles; elsewhere it is not told."""
    assert views.formulas(["d"]) == views.formulas()
    assert views.formulas(["x"]) == ()


def test_edits_point_into_the_articles(views: Views) -> None:
    """The words that were changed stand at the places that are named."""
    last = views.formulas()[0].sayings[-1]
    for edit in last.edits:
        assert edit.later_span.quote(views.reading("d").article.text) == edit.later
        assert edit.earlier_span.quote(views.reading("c").article.text) == edit.earlier


def test_reuses_can_be_asked_for_by_kind(views: Views) -> None:
    """Each kind is there, and all of them where none is asked for."""
    assert [one.id for one in views.reuses(kind="recurrence")] == ["R2", "R3", "R4"]
    assert len(views.reuses()) == 6
    assert [one.id for one in views.reuses(most=2)] == ["R1", "R2"]
    assert [one.id for one in views.reuses(["a"], most=1)] == ["R1"]
    assert [one.id for one in views.reuses(["d"])] == ["R4"]


def test_a_copy_is_led_back_to_the_earliest_text(views: Views) -> None:
    """The third in a chain of copies has its origin in the first, though only the second was compared with it."""
    found = {one.article.id: one for one in views.copies()}
    assert set(found) == {"b", "c"}
    assert [origin.article.id for origin in found["c"].origins] == ["a"]
    assert found["c"].origins[0].characters == len(OTHER)
    whole = sum(len(one.span) for one in views.reading("c").sentences)
    assert found["c"].share == pytest.approx(len(OTHER) / whole, abs=0.001)


def test_what_may_be_earlier_or_later_is_no_copy(place: Address) -> None:
    """Where nobody knows which was first the share stands apart, and no origin is named."""
    one, other = article("a", "2025-08-10", OTHER), article("b", "2025-08-10", OTHER)
    with keep(place, [one, other], [pair("R1", "reuse", (one, OTHER), (other, OTHER), by="unknown")]) as kept:
        (copy,) = Views(kept).copies()
    assert (copy.share, copy.origins) == (0, ())
    assert copy.undecided > 0


def test_quotations_of_a_story_are_made_anew_with_it(place: Address) -> None:
    """When a story is linked anew, its changed quotations go and shared passages stay."""
    one, other = article("a", "2025-08-10", FORMULA), article("b", "2025-08-11", FORMULA)
    reuses = [
        pair("R1", "reuse", (one, FORMULA), (other, FORMULA)),
        replace(pair("R2", "quotation", (one, FORMULA), (other, FORMULA)), changes=("number", "words")),
    ]
    with keep(place, [one, other], reuses) as chronicle:
        (passage, quotation) = Views(chronicle).reuses()
        assert (quotation.id, quotation.changes, passage.id) == ("R2", ("number", "words"), "R1")
        chronicle.connect(Linked(articles=("a",)), Findings())
        assert [left.id for left in Views(chronicle).reuses()] == ["R1"]
