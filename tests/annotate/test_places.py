"""Which places an article names, without a model's help."""

import pytest

from runut.actors.load import load_register
from runut.annotate.places import Places
from runut.languages.load import load_pack
from runut.languages.schema.places import PlaceHead, PlaceTable
from runut.records.annotations import Place
from tests.annotate.plain import plain_reading

PACK = load_pack("id")
HEADS = PACK.table("places.toml", PlaceTable).head
EXAMPLES = [(head, text) for head in HEADS for text in head.examples]
COUNTER_EXAMPLES = [text for head in HEADS for text in head.counter_examples]


@pytest.fixture(scope="module")
def stage() -> Places:
    """The stage with the package's register."""
    return Places(PACK, load_register())


def found(stage: Places, text: str) -> dict[str, Place]:
    """The places of `text` by name."""
    return {place.name: place for place in stage(plain_reading(text)).places}


@pytest.mark.parametrize(("head", "text"), EXAMPLES, ids=[text for _, text in EXAMPLES])
def test_head_word_makes_a_place_of_its_kind(stage: Places, head: PlaceHead, text: str) -> None:
    """The example of a head word holds a place of its kind."""
    assert head.kind in {place.kind for place in found(stage, text).values()}


@pytest.mark.parametrize("text", COUNTER_EXAMPLES)
def test_head_word_alone_is_no_place(stage: Places, text: str) -> None:
    """A head word without a name behind it makes no place."""
    assert found(stage, text) == {}


def test_town_has_country_and_degrees(stage: Places) -> None:
    """A capital by its name in this language has kind, state and degrees."""
    place = found(stage, "Mereka bertemu di Moskow.")["Moskow"]
    assert (place.kind, place.country) == ("city", "RUS")
    assert place.latitude == pytest.approx(55.75, abs=0.1)
    assert place.longitude == pytest.approx(37.6, abs=0.1)


def test_state_is_a_country_in_each_of_its_names(stage: Places) -> None:
    """The usual and the short name of a state are places of kind country."""
    places = found(stage, "Banjir melanda Korea Utara. Hujan turun di Korut.")
    assert [(p.kind, p.country) for p in places.values()] == [("country", "PRK")] * 2


def test_name_that_could_be_anything_needs_a_preposition(stage: Places) -> None:
    """A town's name that stands where a person could is no place without a preposition before it."""
    assert found(stage, "Kemarin Bima tertawa.") == {}
    assert found(stage, "Kemarin hujan di Bima.")["Bima"].country == "IDN"


def test_invented_places_work_through_their_head_words(stage: Places) -> None:
    """A province that nobody knows is a region without a country."""
    place = found(stage, "Hujan turun di Provinsi Tarsia Timur.")["Provinsi Tarsia Timur"]
    assert (place.kind, place.country, place.latitude) == ("region", None, None)


def test_places_are_numbered_in_order(stage: Places) -> None:
    """Ids count up with the text."""
    reading = stage(plain_reading("Kapal berlayar dari Surabaya ke Makassar lewat Laut Jawa."))
    assert [place.id for place in reading.places] == ["t:p0", "t:p1", "t:p2"]
    assert [place.name for place in reading.places] == ["Surabaya", "Makassar", "Laut Jawa"]


def test_a_quarter_of_the_sky_is_no_sea(stage: Places) -> None:
    """Behind “barat laut” stands the state whose north-west is meant, not the sea of that name."""
    assert set(found(stage, "Hujan mengguyur wilayah barat laut Korea Utara.")) == {"Korea Utara"}
    assert set(found(stage, "Kapal itu berlayar di Laut Jawa.")) == {"Laut Jawa"}
