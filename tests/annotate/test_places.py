"""Which places an article names, without a model's help."""

import pytest
from msgspec.structs import replace

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


def test_a_headline_names_no_place_by_its_common_words(stage: Places) -> None:
    """What the text writes without a capital ends a name in a headline, unless the text has the two words as a name."""
    told = "Jembatan Tanjul Longsor Lagi, Warga Sarindal Diungsikan. Tebing di ujung jembatan itu longsor."
    assert set(found(stage, told)) == {"Jembatan Tanjul"}
    told = "Desa Tanjul Baru Terendam Banjir Besar Lagi. Air terendam lumpur di Desa Tanjul Baru sejak baru ini."
    assert set(found(stage, told)) == {"Desa Tanjul Baru"}


def test_a_direction_stays_in_a_name(stage: Places) -> None:
    """A word for a direction is common, and yet a part of names."""
    told = "Warga Provinsi Tarsia Timur Mengungsi Malam Hari. Mereka mengungsi karena angin bertiup dari timur."
    assert "Provinsi Tarsia Timur" in found(stage, told)


def test_a_month_within_a_name_ends_it_only_as_a_day(stage: Places) -> None:
    """What the model takes for a part of the name stays one, unless a number behind makes it a date."""
    names = {}
    for text in ("Polisi menggeledah Desa Lodira Mei, Distrik Nuvar.", "Banjir melanda Desa Lodira Mei 2024."):
        base = plain_reading(text)
        tokens = tuple(replace(one, entity="I-LOC") if one.text == "Mei" else one for one in base.sentences[0].tokens)
        marked = replace(base, sentences=(replace(base.sentences[0], tokens=tokens),))
        names[text] = stage(marked).places[0].name
    assert list(names.values()) == ["Desa Lodira Mei", "Desa Lodira"]


def test_a_short_head_in_brackets_stands_for_the_long_one(stage: Places) -> None:
    """The name behind the brackets belongs to both, and is told once."""
    text = "Ia ditahan di Lembaga Pemasyarakatan (Lapas) Nuvar Besar."
    (place,) = stage(plain_reading(text)).places
    assert (place.name, place.kind) == ("Lapas Nuvar Besar", "building")
    assert place.span.quote(text) == "Lembaga Pemasyarakatan (Lapas) Nuvar Besar"


def test_what_many_places_have_names_none(stage: Places) -> None:
    """The model's word does not make a place of a hospital without a name."""
    base = plain_reading("Korban dibawa ke Rumah Sakit.")
    marks = {"Rumah": "B-LOC", "Sakit": "I-LOC"}
    tokens = tuple(replace(one, entity=marks.get(one.text, "")) for one in base.sentences[0].tokens)
    assert stage(replace(base, sentences=(replace(base.sentences[0], tokens=tokens),))).places == ()


def test_a_number_of_a_house_is_no_part_of_its_road(stage: Places) -> None:
    """A road's name ends before what says which kilometre or house is meant."""
    assert set(found(stage, "Truk terguling di Tol Nuvar Km 12. Api muncul di Jalan Lodira Nomor 4.")) == {
        "Tol Nuvar",
        "Jalan Lodira",
    }
