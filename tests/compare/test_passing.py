"""A place that a sentence only mentions behind what befell a region."""

from msgspec.structs import replace

from runut.records.annotations import Place
from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, span_of, with_actors, with_events, with_statement


def flooded(passing: str, name: str, kind: str = "region", country: str | None = None) -> Reading:
    """A flood in a country, and a saying in which a place is mentioned in passing."""
    base = reading("a", ["Kabar", "Banjir melanda Velmora.", passing, "Dera Kolsaria hadir."])
    base = with_actors(base, ("Velmora", "state", "VEL"), ("Dera Kolsaria", "person", "VEL"))
    base = with_events(
        base, {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir melanda", "recipients": ["Velmora"]}
    )
    span = span_of(base.article.text, "Velmora")
    roles = tuple(replace(role, span=span) for role in base.events[0].recipients)
    base = replace(base, events=(replace(base.events[0], recipients=roles),))
    places = (
        Place(id="a:p0", span=span, sentence=1, name="Velmora", kind="country", country="VEL"),
        Place(id="a:p1", span=span_of(base.article.text, name), sentence=2, name=name, kind=kind, country=country),
    )
    return with_statement(replace(base, places=places), "Dera Kolsaria", passing)


def test_a_region_told_in_passing_is_more_exact() -> None:
    """“Lokasi banjir tepatnya di Pesisir Nuvar” says more exactly where in Velmora the flood is."""
    told = flooded("Lokasi banjir tepatnya di Pesisir Nuvar.", "Pesisir Nuvar")
    (found,) = [one for one in differing([told], {"E1": ["a:e0"]}) if one.slot == "place"]
    assert found.kind == "precision"
    assert {one.says: one.records for one in found.variants} == {"Velmora": ("a:e0",), "Pesisir Nuvar": ("a:s0",)}


def test_what_is_elsewhere_or_far_behind_is_none() -> None:
    """A place of another country, and one that stands behind other words, says nothing of the flood."""
    told = flooded("Korban banjir di Pesisir Nuvar.", "Pesisir Nuvar", country="KAR")
    assert seen(differing([told], {"E1": ["a:e0"]}), "place") == []
    told = flooded("Soal banjir para menteri akan bertemu lagi besok pagi di Pesisir Nuvar.", "Pesisir Nuvar")
    assert seen(differing([told], {"E1": ["a:e0"]}), "place") == []
