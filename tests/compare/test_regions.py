"""Which places lie in which, as articles say themselves."""

import random
from itertools import product

import pytest
from msgspec.structs import replace

from runut.compare.once import Once
from runut.compare.regions import STEPS, Regions, placed
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


def regions_of(*readings: Reading) -> Regions:
    """What lies in what, as these articles say."""
    return Regions(placed(readings, Once()))


def test_a_place_named_before_another_lies_in_it() -> None:
    """“Tanjul, Distrik Nuvar, Sarindal” puts each in the next and in all that follow; the other way round it says nothing."""
    regions = regions_of(
        located("Unjuk rasa pecah di Tanjul, Distrik Nuvar, Sarindal.", "Tanjul", "Distrik Nuvar", "Sarindal")
    )
    assert regions.within(fold("Tanjul"), fold("Sarindal"))
    assert regions.within(fold("Nuvar"), fold("Sarindal"))
    assert not regions.within(fold("Sarindal"), fold("Tanjul"))


def plainly(put: set[tuple[str, str]], name: str, around: str) -> bool:
    """The same by going through all names that others lie around, at every step."""

    def same(one: str, other: str) -> bool:
        left, right = one.split(), other.split()
        short = min(len(left), len(right))
        return left[-short:] == right[-short:] and abs(len(left) - len(right)) <= 1

    front = [name]
    for _ in range(STEPS):
        front = sorted({outer for one in front for inner, outer in put if same(inner, one)})
        if any(same(one, around) for one in front):
            return not any(same(inner, around) and same(outer, name) for inner, outer in put)
    return False


@pytest.mark.parametrize("seed", range(5))
def test_as_the_plainest_way(seed: int) -> None:
    """Names with a word more or less in front are one; what lies in what must come out as where all are gone through."""
    chance = random.Random(seed)  # noqa: S311  # places, not secrets
    names = ["Tanjul", "Distrik Tanjul", "Kota Distrik Tanjul", "Nuvar", "Lembah Nuvar", "Sarindal", "Kota Sarindal"]
    apart = [(one, other) for one, other in product(names, repeat=2) if one.split()[-1] != other.split()[-1]]
    pairs = chance.sample(apart, 6)
    articles = [located(f"Warga {inner}, {outer} datang.", inner, outer) for inner, outer in pairs]
    regions, put = regions_of(*articles), {(fold(inner), fold(outer)) for inner, outer in pairs}
    for name, around in product(map(fold, names), repeat=2):
        assert regions.within(name, around) == plainly(put, name, around), (name, around)


def test_a_list_puts_nothing_in_anything() -> None:
    """“Tanjul, Nuvar” here and “Nuvar, Tanjul” there are lists."""
    one, other = (
        located("Warga Tanjul, Nuvar datang.", "Tanjul", "Nuvar"),
        located("Warga Nuvar, Tanjul datang.", "Nuvar", "Tanjul"),
    )
    assert not regions_of(one, other).within(fold("Tanjul"), fold("Nuvar"))


def test_places_parted_by_words_are_apart() -> None:
    """“dari Tanjul ke Nuvar” names two places."""
    assert not regions_of(located("Mereka berjalan dari Tanjul ke Nuvar.", "Tanjul", "Nuvar")).within("tanjul", "nuvar")
