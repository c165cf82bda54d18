"""A name that nobody knows, spelled in two ways."""

from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, with_events


def struck(name: str, text: str) -> Reading:
    """A report of a strike."""
    return with_events(reading(name, ["Kabar", text]), {"type": "HAPPEN", "mode": "explosion", "trigger": "Ledakan"})


def test_an_unknown_name_is_spelled_in_two_ways() -> None:
    """Two articles of one entry write it otherwise; of two entries, it may be another place."""
    told = [struck("a", "Ledakan terjadi di kota Tserenivka."), struck("b", "Ledakan mengguncang Tsereniwka.")]
    assert seen(differing(told, {"E1": ["a:e0", "b:e0"]}), "name") == [("conflict", ["Tserenivka", "Tsereniwka"])]
    assert differing(told, {"E1": ["a:e0"], "E2": ["b:e0"]}) == []


def test_a_word_cut_off_is_no_spelling() -> None:
    """Nor are two names of one article, or words without a capital."""
    cut = [struck("a", "Ledakan terjadi di kota Tserenivka."), struck("b", "Ledakan mengguncang Tserenivk.")]
    assert differing(cut, {"E1": ["a:e0", "b:e0"]}) == []
    both = [struck("a", "Ledakan terjadi di Tserenivka."), struck("b", "Ledakan di Tserenivka dan Tsereniwka.")]
    assert differing(both, {"E1": ["a:e0", "b:e0"]}) == []
    small = [struck("a", "Ledakan itu mengagetkan semua."), struck("b", "Ledakan itu menggagetkan semua.")]
    assert differing(small, {"E1": ["a:e0", "b:e0"]}) == []
