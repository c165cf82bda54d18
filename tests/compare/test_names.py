"""Names that are spelled in two ways, or of two."""

from msgspec.structs import replace

from runut.records.annotations import Place
from runut.records.reading import Reading
from tests.compare.told import differing, seen
from tests.link.made import reading, span_of, with_events


def told(name: str, sentence: str, *places: str) -> Reading:
    """A flood in places."""
    base = with_events(
        reading(name, ["Kabar", sentence]), {"type": "HAPPEN", "mode": "flood", "trigger": "Banjir melanda"}
    )
    made = (
        Place(id=f"{name}:p{number}", span=span_of(sentence, one), sentence=1, name=one, kind="village")
        for number, one in enumerate(places)
    )
    return replace(base, places=tuple(made))


def test_one_place_spelled_in_two_ways() -> None:
    """Two articles that spell a village otherwise differ in its name."""
    first = told("a", "Banjir melanda Desa Tanjulan.", "Desa Tanjulan")
    second = told("b", "Banjir melanda Desa Tanjulen.", "Desa Tanjulen")
    entries = {"E1": ["a:e0", "b:e0"]}
    assert seen(differing([first, second], entries), "name") == [("conflict", ["Desa Tanjulan", "Desa Tanjulen"])]


def test_names_of_one_sentence_are_of_two() -> None:
    """Where a sentence lists both, they are two villages of like names, in every article."""
    first = told("a", "Banjir melanda Desa Tanjulan.", "Desa Tanjulan")
    second = told("b", "Banjir melanda Desa Tanjulen dan Desa Tanjulan.", "Desa Tanjulen", "Desa Tanjulan")
    assert seen(differing([first, second], {"E1": ["a:e0", "b:e0"]}), "name") == []
