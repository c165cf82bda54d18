"""Parts of a place that somebody names who speaks of what happened."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_actors, with_events, with_statement


def searched(name: str, told: str, said: str = "Kami menunggu.") -> Reading:
    """A search told in one sentence, and what somebody says in another."""
    base = with_actors(reading(name, ["Kabar", told, said, "Dera Kolsaria hadir."]), ("Dera Kolsaria", "person", "VEL"))
    base = with_events(base, {"type": "HAPPEN", "mode": "search", "trigger": "Pencarian korban"})
    return with_statement(base, "Dera Kolsaria", said)


def test_what_is_said_of_a_happening_by_its_noun_is_compared() -> None:
    """A saying that names the search, and another part of the place, differs; a search goes on from part to part."""
    first = searched("a", "Pencarian korban dimulai di sisi timur lereng.")
    second = searched("b", "Pencarian korban berlanjut.", "Fokus pencarian saat ini di sektor tengah.")
    (found,) = [one for one in differing([first, second], {"E1": ["a:e0", "b:e0"]}) if one.slot == "place"]
    assert found.kind == "development"
    assert {one.says: one.records for one in found.variants} == {"sisi timur": ("a:e0",), "sektor tengah": ("b:s0",)}


def test_what_is_said_of_something_else_is_not() -> None:
    """A saying without the noun, or one in an article that does not tell the entry, says nothing of it."""
    first = searched("a", "Pencarian korban dimulai di sisi timur lereng.")
    second = searched("b", "Pencarian korban berlanjut.", "Tenda berdiri di sektor tengah.")
    assert seen(differing([first, second], {"E1": ["a:e0", "b:e0"]}), "place") == []
    second = searched("b", "Pencarian korban berlanjut.", "Fokus pencarian saat ini di sektor tengah.")
    assert seen(differing([first, second], {"E1": ["a:e0"]}), "place") == []
