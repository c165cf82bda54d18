"""Whom words beside a name mean: affiliations, nicknames, initials, roles, short names, phrases that point back."""

import pytest

from runut.actors.load import load_register
from runut.annotate.actors import Actors
from runut.annotate.actors.cast import Cast
from runut.annotate.actors.found import Entry, Found
from runut.annotate.actors.lexicon import make_lexicon
from runut.languages.load import load_pack
from runut.records.annotations import LocalActor
from runut.sources.load import Sources
from tests.annotate.plain import plain_reading


@pytest.fixture(scope="module")
def stage() -> Actors:
    """The stage with the package's register and no outlets."""
    return Actors(load_pack("id"), load_register(), Sources([]))


def found(stage: Actors, text: str) -> dict[str, LocalActor]:
    """The actors of `text` by name."""
    return {actor.name: actor for actor in stage(plain_reading(text)).actors}


def persons(stage: Actors, text: str) -> list[str]:
    """The names of the persons of `text`."""
    return [name for name, actor in found(stage, text).items() if actor.kind == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "Direktur Yayasan Pijar Lembayung Indonesia Arden Kolsaria menolak usul itu.",
        "Ketua Umum Asosiasi Tambak dan Kebun Lembayung (ATKL) Arden Kolsaria menolak usul itu.",
        "Kepala Stasiun Geofisika Kelas 1 Lembayung Arden Kolsaria menolak usul itu.",
        "Direktur Lembayung Institute Arden Kolsaria menolak usul itu.",
        "Kapolsek Lembayung AKP Arden Kolsaria menolak usul itu.",
    ],
)
def test_affiliation_is_no_part_of_the_name(stage: Actors, text: str) -> None:
    """However the body behind the office is called, the person has but the name."""
    assert persons(stage, text) == ["Arden Kolsaria"]


@pytest.mark.parametrize(
    "text",
    [
        "Presiden Arden Kolsaria atau yang akrab disapa Gus Kolsar tiba. Gus Kolsar menolak usul itu.",
        "Presiden Arden Kolsaria (Gus Kolsar) tiba. Gus Kolsar menolak usul itu.",
        "Presiden Arden Kolsaria atau Gus Kolsar tiba. Gus Kolsar menolak usul itu.",
    ],
)
def test_nickname_is_the_same_person(stage: Actors, text: str) -> None:
    """A name given with "called", in parentheses, or after "or" with an honorific is that of the person before."""
    assert persons(stage, text) == ["Arden Kolsaria"]
    assert {"Kolsar", "Gus Kolsar"} <= set(found(stage, text)["Arden Kolsaria"].aliases)


def test_two_persons_joined_by_or_stay_two(stage: Actors) -> None:
    """Without a word for a nickname, "or" sets one person against another."""
    text = "Presiden Arden Kolsaria atau Presiden Belia Ronsari menolak usul itu."
    assert persons(stage, text) == ["Arden Kolsaria", "Belia Ronsari"]


def test_office_before_two_names_is_the_second_ones(stage: Actors) -> None:
    """Who stands between commas behind somebody's lawyer is the lawyer; in a list each stands alone."""
    actors = found(stage, "Kuasa hukum Arden Kolsaria, Belia Ronsari, menolak usul itu.")
    assert actors["Belia Ronsari"].offices == ("Kuasa hukum Arden Kolsaria",)
    listed = found(stage, "Presiden Arden Kolsaria, Belia Ronsari, dan Cakra Melvani menolak usul itu.")
    assert listed["Arden Kolsaria"].offices == ("Presiden",)


def test_initials_mean_a_person_and_no_state(stage: Actors) -> None:
    """Letters behind the word for initials are a person's, even where a state is called so, and the noun before is too."""
    actor = found(stage, "Polisi menangkap seorang pria berinisial AS (34).")["AS"]
    assert (actor.kind, "seorang pria" in actor.aliases) == ("person", True)


def test_role_right_before_a_name_is_the_persons(stage: Actors) -> None:
    """A word for a part in the story stands before a name without becoming part of it."""
    actors = found(stage, "Korban Arden Kolsaria dirawat. Korban menolak usul itu.")
    assert [(name, actor.kind, len(actor.mentions)) for name, actor in actors.items()] == [
        ("Arden Kolsaria", "person", 2)
    ]


def test_short_company_name_means_the_company(stage: Actors) -> None:
    """The first words of a company's name are the company."""
    actors = found(stage, "Kemarin PT Dorvex Mineral Tbk menolak usul itu. Menurut Dorvex, usul itu buruk.")
    assert [(name, actor.kind, len(actor.mentions)) for name, actor in actors.items()] == [
        ("PT Dorvex Mineral Tbk", "company", 2)
    ]


def test_short_name_that_two_companies_share_means_neither(stage: Actors) -> None:
    """Where two names begin alike, their first word alone is no name of one of them."""
    text = (
        "Kemarin PT Dorvex Mineral menolak usul itu. Kemarin PT Dorvex Energi setuju. Menurut Dorvex, usul itu buruk."
    )
    assert not any("Dorvex" in actor.aliases for actor in found(stage, text).values() if actor.kind == "company")


@pytest.mark.parametrize("phrase", ["Pria 34 tahun itu", "Pria berusia 34 tahun itu", "Pria itu", "Politikus PDIP itu"])
def test_phrase_with_a_word_of_reference_is_the_one_spoken_of(stage: Actors, phrase: str) -> None:
    """What a person is, with a word of reference, means the person named before."""
    text = f"Presiden Arden Kolsaria tiba di Portama. {phrase} menolak usul itu."
    assert persons(stage, text) == ["Arden Kolsaria"]
    assert len(found(stage, text)["Arden Kolsaria"].mentions) == 2


def test_body_is_one_under_both_its_nouns(stage: Actors) -> None:
    """A body's long and short noun with one place are one body, also with the short form in between."""
    text = "Pemerintah Kabupaten (Pemkab) Lembayung setuju. Kemarin Pemkab Lembayung menolak usul itu."
    assert [a.kind for a in found(stage, text).values()] == ["government"]


def test_seat_in_a_dateline_is_a_place(stage: Actors) -> None:
    """A quarter by which a parliament is called is only that quarter behind a preposition."""
    assert not found(stage, "Mereka bertemu di Senayan.")
    assert found(stage, "Senayan menolak usul itu.")


def test_region_at_home_is_no_part_of_the_name(stage: Actors) -> None:
    """A province or regency that the register knows ends what the office is of, or stands for no person at all."""
    towns = load_register().towns
    region = next(t.name for t in towns if t.kind == "region" and t.country == "IDN" and t.name.isalpha())
    text = f"Ketua Komisi C DPRD {region} Kolsaria menolak usul itu. “Kami menolak,” kata Kolsaria."
    assert persons(stage, text) == ["Kolsaria"]
    assert persons(stage, f"Kepala Dinas Kesehatan {region} tiba.") == [f"Kepala Dinas Kesehatan {region}"]


def test_person_stands_behind_the_places_of_the_office(stage: Actors) -> None:
    """Village, town and region between commas lead to the one who holds the office there."""
    text = "Ketua RW 5 Kampung Tanjung, Batu Kolsa, Kota Lembayung, Arden Kolsaria menolak usul itu."
    assert persons(stage, text) == ["Arden Kolsaria"]


def test_office_and_name_mean_who_holds_the_office(stage: Actors) -> None:
    """The holder of “kuasa hukum X” is Y where the article says "kuasa hukum X, Y"."""
    text = "Kuasa hukum Arden Kolsaria tiba. Kuasa hukum Arden Kolsaria, Belia Ronsari, menolak usul itu."
    assert "Kuasa hukum Arden Kolsaria" in found(stage, text)["Belia Ronsari"].aliases


def test_short_form_of_more_words_is_a_body_s(stage: Actors) -> None:
    """Capitals whose short form has more letters than they have words end the name of a body."""
    text = "Ketua Umum Asosiasi Perusahaan Tambak Lembayung (APTL) menolak usul itu."
    assert persons(stage, text) == ["Ketua Umum Asosiasi Perusahaan Tambak Lembayung (APTL)"]


def test_office_with_a_word_of_reference_is_who_was_named(stage: Actors) -> None:
    """An office with "itu" ("Direktur Pelaksana X itu") is the person spoken of before."""
    text = "Menteri Arden Kolsaria tiba. Mantan Direktur Pelaksana Bank Dunia itu menolak usul itu."
    assert persons(stage, text) == ["Arden Kolsaria"]


def test_a_title_of_somebody_known_needs_no_name() -> None:
    """A mention by title alone ("pengacara Putin") of whom the register knows makes a person without taking a name from it."""
    cast = Cast(make_lexicon(load_pack("id"), load_register(), Sources([])), None, at_home=False)
    known = Entry(key="person:arden-kolsaria", name="Arden Kolsaria", kind="person", country=None, use="person")
    titled = Found(0, 1, 0, 16, 0, 16, form="title", kind="person", titles=["Pengacara Arden"], entry=known)
    persona = cast.persona(titled)
    assert persona is not None
    assert list(persona.titles) == ["Pengacara Arden"]
