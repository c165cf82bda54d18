"""What was offered or planned, and has been done since."""

from msgspec.structs import replace

from runut.compare import Comparer
from runut.languages.load import load_pack
from runut.records.findings import Disagreement
from runut.records.links import Entry, Linked, Membership, Story
from runut.records.reading import Reading
from tests.link.made import reading, with_actors, with_events

COMPARER = Comparer({"id": load_pack("id")})


def told(name: str, lines: list[str], published: str, *events: tuple[str, str]) -> Reading:
    """A report on Veskulin with events (type and trigger) of his."""
    base = with_actors(reading(name, lines, published), ("Veskulin", "person", "KAR"))
    cells: list[dict[str, object]] = [
        {"type": type_, "trigger": trigger, "actors": ["Veskulin"]} for type_, trigger in events
    ]
    return with_events(base, *cells)


def differing(*readings: Reading) -> list[Disagreement]:
    """What differs where the events of each type are one entry."""
    events = [event for one in readings for event in one.events]
    entries = tuple(
        Entry(
            id=f"E{type_}",
            story="S1",
            type=type_,
            status="occurred",
            events=tuple(one.id for one in events if one.type == type_),
            actors=("person:veskulin",),
            summary="Veskulin berkunjung.",
        )
        for type_ in sorted({one.type for one in events})
    )
    articles = tuple(one.article.id for one in readings)
    members = tuple(Membership(local=actor.id, actor="person:veskulin") for one in readings for actor in one.actors)
    story = Story(id="S1", title="Kabar", articles=articles)
    linked = Linked(articles=articles, memberships=members, stories=(story,), entries=entries)
    return list(COMPARER.findings(readings, linked).disagreements)


PLAN = told("a", ["Kabar", "Veskulin akan mengunjungi Tanjul."], "2025-08-10", ("AGREE", "mengunjungi"))
HELD = told("b", ["Kabar", "Veskulin tiba untuk kunjungannya."], "2025-08-12", ("CONSULT", "kunjungannya"))


def test_a_plan_that_is_carried_out_is_a_development() -> None:
    """A visit announced, and told as held in a later article in like words, has come to pass."""
    for ordered in ((PLAN, HELD), (HELD, PLAN)):
        (found,) = differing(*ordered)
        assert (found.slot, found.kind) == ("status", "development")
        assert {(one.says, one.records) for one in found.variants} == {("future", ("a:e0",)), ("occurred", ("b:e0",))}


def test_other_words_or_an_earlier_deed_are_no_development() -> None:
    """What is offered after the deed, or is another deed, is not carried out by it."""
    assert differing(PLAN, replace(HELD, article=replace(HELD.article, published="2025-08-09"))) == []
    other = told("b", ["Kabar", "Veskulin berpidato."], "2025-08-12", ("CONSULT", "berpidato"))
    assert differing(PLAN, other) == []


def test_a_headline_ahead_of_its_text_is_a_conflict() -> None:
    """One article whose headline has the visit and whose text only announces it contradicts itself."""
    lines = ["Veskulin Kunjungi Tanjul", "Ia akan mengunjungi Tanjul pekan depan."]
    (found,) = differing(told("a", lines, "2025-08-10", ("CONSULT", "Kunjungi"), ("AGREE", "mengunjungi")))
    assert (found.slot, found.kind) == ("status", "conflict")
