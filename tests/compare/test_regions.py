"""Which places lie in which, as articles say themselves."""

from msgspec.structs import replace

from runut.compare.regions import Regions
from runut.records.annotations import Place
from runut.records.reading import Reading
from runut.text.normalise import fold
from tests.link.made import reading, span_of


def located(text: str, *names: str) -> Reading:
    """A sentence with its places marked."""
    base = reading("a", ["Kabar", text])
    places = tuple(
        Place(id=f"a:p{n}", span=span_of(base.article.text, name), sentence=1, name=name, kind="other")
        for n, name in enumerate(names)
    )
    return replace(base, places=places)


def test_a_place_named_before_another_lies_in_it() -> None:
    """“Tanjul, Distrik Nuvar, Sarindal” puts each in the next and in all that follow; the other way round it says nothing."""
    regions = Regions(
        [located("Unjuk rasa pecah di Tanjul, Distrik Nuvar, Sarindal.", "Tanjul", "Distrik Nuvar", "Sarindal")], {}
    )
    assert regions.within(fold("Tanjul"), fold("Sarindal"))
    assert regions.within(fold("Nuvar"), fold("Sarindal"))
    assert not regions.within(fold("Sarindal"), fold("Tanjul"))


def test_a_list_puts_nothing_in_anything() -> None:
    """“Tanjul, Nuvar” here and “Nuvar, Tanjul” there are lists."""
    one, other = (
        located("Warga Tanjul, Nuvar datang.", "Tanjul", "Nuvar"),
        located("Warga Nuvar, Tanjul datang.", "Nuvar", "Tanjul"),
    )
    assert not Regions([one, other], {}).within(fold("Tanjul"), fold("Nuvar"))


def test_places_parted_by_words_are_apart() -> None:
    """“dari Tanjul ke Nuvar” names two places."""
    assert not Regions([located("Mereka berjalan dari Tanjul ke Nuvar.", "Tanjul", "Nuvar")], {}).within(
        "tanjul", "nuvar"
    )
