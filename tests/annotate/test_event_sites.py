"""Where an event can have happened: which of the places that an article names are sites."""

import re

import pytest
from msgspec.structs import replace

from runut.annotate.events.where import Map, Sites
from runut.languages.load import load_pack
from runut.languages.schema.places import PlaceTable
from runut.records.annotations import Place, Token
from runut.records.reading import Reading
from runut.records.span import Span
from tests.annotate.readings_by_hand import reading_of

SITES = Sites(load_pack("id").table("places.toml", PlaceTable))


def placed(text: str, *names: str, kind: str = "region") -> Reading:
    """A reading of one sentence in which `names` are places."""
    reading = reading_of(text)
    words = [(word.start(), word.end(), word.group()) for word in re.finditer(r"\w+|[^\w\s]", text)]
    tokens = tuple(
        Token(
            start=start,
            end=end,
            text=word,
            lemma=word,
            pos={"dan": "CCONJ", ",": "PUNCT"}.get(word, "X"),
            dep="dep",
            head=0,
            entity="",
        )
        for start, end, word in words
    )
    places = tuple(
        Place(id=name, span=Span(at, at + len(name)), sentence=0, name=name, kind=kind)
        for name in names
        for at in (text.index(name),)
    )
    return replace(reading, sentences=(replace(reading.sentences[0], tokens=tokens),), places=places)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kebakaran melalap pasar di Kolsaria.", "Kolsaria"),
        ("Kebakaran terjadi di sebuah pasar di wilayah selatan Kolsaria.", "Kolsaria"),
        ("Banjir melanda Kolsaria.", "Kolsaria"),
        ("Utusan itu bertolak ke Kolsaria.", "Kolsaria"),
    ],
)
def test_a_place_behind_a_word_of_place_is_a_site(text: str, place: str) -> None:
    """What is said to be where must count, over words for its parts and kind."""
    assert [site.name for site in SITES.of(placed(text, place))] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Kolsaria menawarkan bantuan.",
        "Hubungan Kolsaria membaik.",
        "Utusan dari Kolsaria berpidato.",
        "Media pemerintah Kolsaria melaporkannya.",
    ],
)
def test_whose_somebody_is_is_no_site(text: str) -> None:
    """A land that only says whose president, relation or envoy it is must not be where something happened."""
    assert not SITES.of(placed(text, "Kolsaria"))


def test_a_list_of_sites() -> None:
    """All places of a list behind one word of place must count."""
    found = SITES.of(placed("Warga mengungsi di Kolsaria, Sarindal dan Velmora.", "Kolsaria", "Sarindal", "Velmora"))
    assert [site.name for site in found] == ["Kolsaria", "Sarindal", "Velmora"]


def test_a_road_is_a_site_by_its_name() -> None:
    """A road or river must need no word of place."""
    text = "Truk menabrak pagar Jalan Merpati."
    assert SITES.of(placed(text, "Jalan Merpati", kind="road"))
    assert not SITES.of(placed(text, "Jalan Merpati", kind="city"))


def test_what_befalls_may_stand_right_before_its_place() -> None:
    """“Banjir Kolsaria” must be a flood there; “pesan Kolsaria” must not be a message there."""
    reading = placed("Banjir Kolsaria surut.", "Kolsaria")
    map_ = Map(reading, SITES)
    found = map_.near(0, Span(0, 6), (), befalls=True)
    assert found is not None
    assert found.name == "Kolsaria"
    assert map_.near(0, Span(0, 6), (), befalls=False) is None
