"""Who is meant by an office, a description or a name that is cut short."""

import pytest

from runut.records.article import BlockRole
from tests.annotate.speech_examples import Said, Told


@pytest.fixture(scope="module")
def told() -> Told:
    """The stages, made once."""
    return Told()


def test_an_office_that_points_back_is_who_spoke_last(told: Told) -> None:
    """“Mantan bupati itu mengatakan” and “kata politikus itu” go on with the person before."""
    said = told.said(
        '"Air surut," kata {Ratna}.\nMantan bupati Sarindal itu mengatakan pompa akan dipasang.\n'
        '"Besok kami pulang," ujar politikus asal Portama itu.'
    )
    assert [one.who for one in said] == ["Ratna", "Ratna", "Ratna"]


def test_an_ordinary_person_before_the_cue_is_nobody_else(told: Told) -> None:
    """“Perempuan itu mengaku” may bring somebody in: it is not the officer who spoke before."""
    said = told.said('"Air surut," kata {Ratna}.\nPerempuan itu mengaku tidak tahu jalan lain.')
    assert said[1].who != "Ratna"


def test_the_name_behind_an_office_and_a_comma_speaks(told: Told) -> None:
    """“kata Kepala Dinas Air Sarindal, Bima Sakti, di Portama” is Bima, though the office was taken for a name."""
    said = told.said('"Kami siap," kata {Kepala Dinas Air Sarindal}, {Bima Sakti}, di Portama.')
    assert said == [Said("Bima Sakti", "Kami siap")]


def test_a_name_before_its_office_speaks(told: Told) -> None:
    """“Bima Sakti, Analis Klub Teluk mengatakan” is Bima."""
    said = told.said("{Bima Sakti}, Analis {company:Klub Teluk} mengatakan jalan akan dibuka.")
    assert said == [Said("Bima Sakti", "jalan akan dibuka", "indirect")]


def test_a_list_of_persons_is_no_office(told: Told) -> None:
    """“kata Ratna, Bima, dan ...”: the first speaks."""
    assert told.said('"Kami siap," kata {Ratna}, {Bima}, dan warga.')[0].who == "Ratna"


def test_somebody_without_an_office_or_name_speaks_behind_a_bare_cue(told: Told) -> None:
    """“kata si perekam” and “kata warga bernama Bima” name the speaker."""
    assert told.said('"Airnya deras," kata si perekam.')[0].who == "si perekam"
    assert told.said('"Airnya deras," kata warga setempat bernama {Bima}.')[0].who == "Bima"


def test_a_person_keeps_the_floor_for_quotations(told: Told) -> None:
    """A body that hopes between two quotations of a person does not take the second from the person."""
    said = told.said(
        '"Air surut," kata {Ratna}.\n{government:Badan Air} berharap pompa segera menyala.\n"Besok kami pulang," ujarnya.'
    )
    assert [one.who for one in said] == ["Ratna", "Badan Air", "Ratna"]


def test_a_subject_behind_an_opening_phrase_takes_the_floor(told: Told) -> None:
    """“Saat dikonfirmasi ..., Bima tak memberi informasi. Dia menyatakan ...” is Bima's."""
    said = told.said(
        '"Air surut," kata {Ratna}.\nSaat dikonfirmasi terkait hal itu, {Bima} tak memberi informasi.\n'
        "Dia menyatakan bakal merilis data itu."
    )
    assert said[1].who == "Bima"


def test_titles_give_the_words_behind_a_colon_to_their_subject(told: Told) -> None:
    """“X Kritik Y: ...” is X's; a noun phrase that only ends with a name says nothing."""
    title: dict[int, BlockRole] = {0: "title"}
    assert told.said("{Ratna} Kritik {Bima}: Jangan Diam", title) == [Said("Ratna", "Jangan Diam", "indirect")]
    assert told.said("Soal Pompa, {Ratna}: Jangan Diam", title)[0].who == "Ratna"
    assert told.said("Jadwal {group:Liga Portama}: Klub Teluk vs Klub Muara", title) == []
    whole = told.said("{Ratna}: Terima Kasih Sudah Mengingatkan Bahwa Kita Bersaudara", title)
    assert [one.what for one in whole] == ["Terima Kasih Sudah Mengingatkan Bahwa Kita Bersaudara"]


def test_a_source_needs_no_comma(told: Told) -> None:
    """“Menurutnya air ...”, “tetapi menurut X, ...” and “yang menurutnya ...” hold the clause that follows."""
    said = told.said("{Ratna} tiba. Menurutnya air akan surut besok.")
    assert [one.what for one in said] == ["air akan surut besok"]
    said = told.said("Pompa itu menyala, tetapi menurut {Ratna}, air tidak akan surut.")
    assert [one.what for one in said] == ["air tidak akan surut"]
    said = told.said("{Ratna} tiba. Warga membawa pompa yang menurutnya sudah rusak sejak lama.")
    assert [one.what for one in said] == ["sudah rusak sejak lama"]
    assert told.said("Menurut {Ratna} di kantornya, air akan surut.")[0].what == "air akan surut"


def test_a_clause_ends_before_a_quotation_with_its_own_cue(told: Told) -> None:
    """Where a full stop is missing, “..., kata dia, warga menyampaikan pernyataan "Kami siap ..," tuturnya” is two."""
    said = told.said(
        "{Ratna} tiba. Banjir itu, kata dia, harus menjadi pelajaran bagi semua warga "
        '"Kami semua harus siap menghadapi banjir berikutnya," tuturnya.'
    )
    assert [one.what for one in said] == [
        "harus menjadi pelajaran bagi semua warga",
        "Kami semua harus siap menghadapi banjir berikutnya",
    ]


def test_nouns_joined_before_a_cue_are_not_cut(told: Told) -> None:
    """“mengatakan pakar dan pegiat telah mengingatkan bahwa ...” is one clause."""
    said = told.said("{Ratna} mengatakan para pakar dan pegiat sungai telah mengingatkan bahwa tanggul akan jebol.")
    assert said[0].what == "para pakar dan pegiat sungai telah mengingatkan bahwa tanggul akan jebol"


def test_a_cue_that_ends_its_sentence_waits_for_the_next(told: Told) -> None:
    """On damaged pages “Ratna mengataka.” and “Untuk pompa, lanjut Ratn.” are told in the sentence behind."""
    said = told.said("{Ratna} mengataka.\nPompa akan menyala besok pagi.")
    assert said == [Said("Ratna", "Pompa akan menyala besok pagi", "indirect")]
    said = told.said("{Ratna} tiba di posko.\nKemudian untuk pompa. lanjut Ratn.\nSemua pompa sudah menyala.")
    assert said == [Said("Ratna", "Semua pompa sudah menyala", "indirect")]
    assert told.said("{Ratna} mengatakan.\nSenin (27/2).") == []


def test_a_condition_does_not_open_what_is_said(told: Told) -> None:
    """“menyadari akibatnya jika ...” holds a condition, “mengatakan jika ...” a clause."""
    said = told.said("{Ratna} mengatakan jika pompa akan menyala.")
    assert said[0].what == "pompa akan menyala"
    assert told.said("{Ratna} menyadari akibat buruk jika diam.") == []
