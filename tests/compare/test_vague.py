"""A number here, “some” there."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen, suffered
from tests.link.made import reading, with_actors, with_events, with_figures


def some(name: str, noun: str) -> Reading:
    """A flood that struck people whom the report does not count."""
    base = with_actors(reading(name, ["Kabar", f"Banjir melanda {noun} di hilir."]), (noun, "group", None), form="noun")
    base = with_events(base, {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir melanda", "recipients": [noun]})
    return suffered(base, noun)


def counted(name: str, of: str = "nelayan", event: str = "Banjir itu menerjang") -> Reading:
    """The flood, with a number of those whom it struck."""
    base = with_events(
        reading(name, ["Kabar", f"{event} 14 {of} dari Tanjul."]), {"type": "HAPPEN", "mode": "flood", "trigger": event}
    )
    figure = {"words": f"14 {of}", "value": 14.0, "bound": "exact", "unit": "person", "of": of, "event": f"{name}:e0"}
    return with_figures(base, figure)


def test_a_number_is_more_exact_than_some() -> None:
    """“Sejumlah nelayan” and “14 nelayan” of one entry differ in precision."""
    found = differing([some("a", "sejumlah nelayan"), counted("b")], {"E1": ["a:e0", "b:e0"]})
    assert seen(found, "value") == [("precision", ["14 nelayan", "sejumlah nelayan"])]


def test_a_short_form_counts_the_same() -> None:
    """“Sejumlah warga negara Sarindal” are counted as “14 WNS”."""
    found = differing([some("a", "sejumlah warga negara Sarindal"), counted("b", "WNS")], {"E1": ["a:e0", "b:e0"]})
    assert len(seen(found, "value")) == 1


def test_others_are_not_counted() -> None:
    """Neither the number of something else, nor of another entry, says how many they were."""
    told, other = some("a", "sejumlah nelayan"), counted("b", "petani")
    assert seen(differing([told, other], {"E1": ["a:e0", "b:e0"]}), "value") == []
    assert seen(differing([told, counted("b")], {"E1": ["a:e0"], "E2": ["b:e0"]}), "value") == []
