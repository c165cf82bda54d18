"""Who is found without being known beforehand: persons behind a field, initials, branches, bodies spelled out, headlines."""

import pytest

from runut.actors.load import load_register
from runut.annotate.actors import Actors
from runut.languages.load import load_pack
from runut.records.annotations import LocalActor
from runut.sources.load import Sources, load_sources
from tests.annotate.plain import plain_reading


@pytest.fixture(scope="module")
def stage() -> Actors:
    """The stage with the package's register and no outlets."""
    return Actors(load_pack("id"), load_register(), Sources([]))


def found(stage: Actors, text: str) -> dict[str, LocalActor]:
    """The actors of `text` by their names."""
    return {actor.name: actor for actor in stage(plain_reading(text)).actors}


def test_given_name_begins_the_person(stage: Actors) -> None:
    """A common given name behind a field of office is the person's, not what the office is of."""
    assert list(found(stage, "Menteri Keuangan Sri Kolsaria Ronsari menolak usul itu.")) == ["Sri Kolsaria Ronsari"]


@pytest.mark.parametrize("phrase", ["para pelukang", "kaum pelukang", "seorang pelukang"])
def test_measure_of_persons_makes_any_noun_mean_them(stage: Actors, phrase: str) -> None:
    """Behind "para", "kaum" and "seorang" also a noun of no table means persons; without them it does not."""
    assert list(found(stage, f"Kemarin {phrase} menolak usul itu.")) == [phrase]
    assert not found(stage, "Kemarin pelukang menolak usul itu.")


def test_time_of_day_counts_nobody(stage: Actors) -> None:
    """A time before a noun for people is no measure of them, thousands are."""
    assert "korban" in found(stage, "Pada pukul 09.00 korban menolak usul itu.")
    assert "1.200 korban" in found(stage, "Kemarin 1.200 korban menolak usul itu.")


def test_initials_are_listed_and_remembered(stage: Actors) -> None:
    """Capitals listed behind others that a word for initials introduces are persons, here and later; elsewhere they are not."""
    text = "Pria berinisial BKP dan MRS ditahan. Lalu hujan. BKP menolak usul itu."
    assert {n: a.kind for n, a in found(stage, text).items()} == {"BKP": "person", "MRS": "person"}
    assert len(found(stage, text)["BKP"].mentions) == 2
    assert not [a for a in found(stage, "Pria dan MRS ditahan.").values() if a.kind == "person" and a.name == "MRS"]


def test_body_whose_short_form_spells_it_out_is_whole(stage: Actors) -> None:
    """The initials in parentheses say where the name of a body begins, over small words; not that of anything else."""
    assert "Forum Nelayan dan Santri Lembayung" in found(
        stage, "Forum Nelayan dan Santri Lembayung (FNSL) menolak usul itu."
    )
    assert "Tempat Kejadian Perkara" not in found(stage, "Tempat Kejadian Perkara (TKP) ditutup.")


def test_branch_is_named_with_its_region(stage: Actors) -> None:
    """A body of the country's with a region behind it is its branch there, without one itself."""
    assert "BPBD Kabupaten Lembayung" in found(stage, "Menurut BPBD Kabupaten Lembayung, hujan turun.")
    assert "BPBD" in found(stage, "Menurut BPBD, hujan turun.")


def test_number_of_a_paper_is_nobody(stage: Actors) -> None:
    """The number of a ruling begins no name."""
    assert not found(stage, "Putusan Nomor 90/PUU-XXI/2023 dibacakan.")


def test_holder_of_the_title_is_meant_by_a_shared_surname(stage: Actors) -> None:
    """Of two with one surname, a title means the one who was given that office, not the one named last."""
    text = "Presiden Arden Kolsaria tiba. Kemarin Menteri Belia Kolsaria pulang. Presiden Kolsaria menolak usul itu."
    assert "Presiden Kolsaria" in {*found(stage, text)["Arden Kolsaria"].aliases, "Presiden Kolsaria"}
    assert len(found(stage, text)["Arden Kolsaria"].mentions) == 2


def test_what_one_is_closes_the_sentence(stage: Actors) -> None:
    """One measured person behind a name and a comma, at the sentence's end, says who that is."""
    text = "Kemarin AKP Arden Kolsaria bertemu AKP Belia Ronsari dan BKP (27), seorang pedagang."
    assert "seorang pedagang" in found(stage, text)["BKP"].aliases


def test_district_behind_a_preposition_is_a_place(stage: Actors) -> None:
    """A district acts, but behind "di" it is only where something is."""
    assert not found(stage, "Hujan turun di Kecamatan Tanjung Kolsa.")
    assert [a.kind for a in found(stage, "Kemarin Kecamatan Tanjung Kolsa menolak usul itu.").values()] == [
        "government"
    ]


def test_capitals_behind_an_office_s_body_are_no_person(stage: Actors) -> None:
    """The state's short form behind a parliament ("anggota DPR RI") is not the member's name."""
    assert not [
        a
        for a in found(stage, "Menurut anggota DPR RI, usul itu buruk.").values()
        if a.kind == "person" and a.name == "RI"
    ]


def test_unit_behind_a_number_is_no_medium() -> None:
    """A medium that is called like a unit of time is not meant behind a number."""
    stage = Actors(load_pack("id"), load_register(), load_sources())
    assert not [a for a in found(stage, "Kapal itu tiba dalam 12 detik saja.").values() if a.kind == "media"]
    assert [a for a in found(stage, "Menurut detikcom, kapal itu tiba.").values() if a.kind == "media"]


def test_both_suspects_are_those_called_so(stage: Actors) -> None:
    """Two of a noun such as "tersangka" are those called that or by initials, not whoever was named last."""
    text = (
        "GOS (21) dan BKP (27) ditahan. AKP Arden Kolsaria bertemu AKP Belia Ronsari. Kedua tersangka menolak usul itu."
    )
    assert {n for n, a in found(stage, text).items() if any(m.sentence == 2 for m in a.mentions)} == {"GOS", "BKP"}
    text = "AKP Arden Kolsaria bertemu AKP Belia Ronsari. Kedua tersangka menolak usul itu."
    assert "Kedua tersangka" in found(stage, text)


def test_short_form_of_the_article_is_longer_than_a_known_name(stage: Actors) -> None:
    """A short form in parentheses that begins with another's acronym means the body there, also elsewhere in the article."""
    text = "Badan Pengelola Kopi (BP Kopi) menolak usul itu. BP Kopi meminta bantuan."
    assert "BP Kopi" in found(stage, text)["Badan Pengelola Kopi"].aliases
    assert "BP" not in found(stage, text)
    assert "BP" in found(stage, "Menurut BP, hujan turun.")


def test_number_of_a_file_names_nobody(stage: Actors) -> None:
    """Before the number of a file the police end; a plate's number goes on saying who is meant."""
    names = found(stage, "Menurut laporan polisi nomor LP/B/12/X/2031/SPKT, polisi menolak usul itu.")
    assert "polisi" in {name.casefold() for name in names}
    assert not any("LP/B" in name and "olisi" in name for name in names)


def test_bound_before_a_count_is_no_part_of_the_name(stage: Actors) -> None:
    """Those who are counted are also called by the count alone, without "sebanyak"; a word like "para" is no count."""
    (crew,) = found(stage, "Sebanyak 4 nelayan menolak usul itu.").values()
    assert "4 nelayan" in {crew.name, *crew.aliases}
    assert "4 nelayan" not in found(stage, "Para nelayan menolak usul itu.")
