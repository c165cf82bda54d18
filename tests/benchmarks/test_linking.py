"""What counts in the scores of links, on invented names."""

from benchmarks.linking import judged, spoken, together
from runut.records.annotations import Place
from runut.records.reading import Reading
from tests.link.made import reading, span_of, with_actors

TEXT = "Presiden Arden Kolsaria dari Velmora tiba di Portama."


def made() -> Reading:
    """An article with a president, a state that nobody saw, and a capital seen as a place."""
    base = with_actors(reading("p", [TEXT]), ("Arden Kolsaria", "person", "VEL"))
    place = Place(id="p:p0", span=span_of(TEXT, "Portama"), sentence=0, name="Portama", kind="city", country="VEL")
    return Reading(article=base.article, sentences=base.sentences, actors=base.actors, places=(place,))


def verdict(words: str, kind: str, key: str) -> str:
    """How the link of `words` is judged where the president is linked to his name."""
    span = span_of(TEXT, words)
    return judged(made(), {"p:a0": "person:arden-kolsaria"}, (span.start, span.end), (kind, key))


def test_a_link_is_right_wrong_or_missing() -> None:
    """A leader by id, a capital by the city of the right state; something else is wrong, nothing is missing."""
    assert verdict("Arden Kolsaria", "leader", "person:arden-kolsaria") == "right"
    assert verdict("Arden Kolsaria", "leader", "person:milo-tarsandi") == "wrong"
    assert verdict("Portama", "capital", "state:VEL") == "right"
    assert verdict("Portama", "capital", "state:SUN") == "wrong"
    assert verdict("Velmora", "country", "state:VEL") == "missing"


def test_gold_actors_without_a_name_do_not_count() -> None:
    """Nouns, groups and single names are the same in no other article; states are by their code."""
    assert spoken({"name": "warga", "kind": "group", "country": "VEL", "aliases": []}) == ()
    assert spoken({"name": "Kolsaria", "kind": "person", "country": "VEL", "aliases": []}) == ()
    assert spoken({"name": "Velmora", "kind": "state", "country": "VEL", "aliases": []}) == ("state:VEL",)
    body = spoken({"name": "Badan Air (BA)", "kind": "igo", "country": None, "aliases": ["badan"]})
    assert (set(body), body[-1]) == ({"org:ba", "org:badan air"}, "org:badan air")


def test_gold_actors_are_one_by_name_or_part_of_it() -> None:
    """A person without the first name is the same person, a body by its initials the same body, another name another."""
    named = [
        ("a", "1", ("person:arden milo kolsaria",)),
        ("b", "1", ("person:milo kolsaria",)),
        ("c", "1", ("person:tomar veskulin",)),
        ("a", "2", ("org:ba", "org:badan air")),
        ("b", "2", ("org:ba",)),
    ]
    groups = {frozenset(group) for group in together(named)}
    assert groups == {
        frozenset({("a", "1"), ("b", "1")}),
        frozenset({("c", "1")}),
        frozenset({("a", "2"), ("b", "2")}),
    }
