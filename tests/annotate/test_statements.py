"""Whose words are whose, in sentences made for the purpose."""

import pytest

from runut.records.annotations import TimeExpression
from runut.records.span import Span
from tests.annotate.speech_examples import Said, Told


@pytest.fixture(scope="module")
def told() -> Told:
    """The stages, made once."""
    return Told()


def test_a_cue_without_a_name_goes_on_with_the_last_speaker(told: Told) -> None:
    """“tambahnya” and “lanjut dia” belong to whoever spoke last."""
    said = told.said('"Air surut," kata {Ratna}.\n"Tenda kami bongkar," tambahnya.\n"Besok kami pulang," lanjut dia.')
    assert [(one.who, one.what) for one in said] == [
        ("Ratna", "Air surut"),
        ("Ratna", "Tenda kami bongkar"),
        ("Ratna", "Besok kami pulang"),
    ]


def test_a_person_brought_in_takes_the_floor(told: Told) -> None:
    """A cue without a name after a sentence about somebody new is that person's."""
    said = told.said('"Air surut," kata {Ratna}.\n{Bima} tiba di posko.\n"Saya bawa beras," ujarnya.')
    assert said[1].who == "Bima"


def test_data_do_not_take_the_floor(told: Told) -> None:
    """After figures on a body's word, “katanya” is still the person's."""
    said = told.said(
        '"Air surut," kata {Ratna}.\nMenurut data {government:Badan Air}, debit turun.\n"Besok kami pulang," katanya.'
    )
    assert [one.who for one in said] == ["Ratna", "Badan Air", "Ratna"]


def test_the_speaker_of_an_inverted_cue_has_title_and_apposition(told: Told) -> None:
    """Behind a title and a comma the person speaks, not the body in the title."""
    said = told.said('"Kami siap," ujar Direktur Latihan {company:Klub Teluk}, {Bima Sakti}, di Portama.')
    assert said == [Said("Bima Sakti", "Kami siap")]


def test_what_stands_between_commas_is_not_the_subject(told: Told) -> None:
    """“Velmora, sekutu Tarsia, mengatakan”: Velmora speaks; “juru bicara, Ratna, mengatakan”: Ratna."""
    said = told.said("{state:Velmora}, sekutu {state:Tarsia}, mengatakan perundingan akan dibuka.")
    assert said == [Said("Velmora", "perundingan akan dibuka", "indirect")]
    said = told.said("Juru bicara {government:Kantor Kota}, {Ratna}, mengatakan jalan akan dibuka.")
    assert said == [Said("Ratna", "jalan akan dibuka", "indirect")]


def test_two_cues_share_a_sentence_and_a_subject(told: Told) -> None:
    """“menuduh ... dan memperingatkan bahwa ...” makes two statements of one speaker, cut at the conjunction."""
    said = told.said(
        "{state:Velmora} menuduh {state:Tarsia} melanggar gencatan senjata, dan memperingatkan bahwa pasukannya siap."
    )
    assert [(one.who, one.what) for one in said] == [
        ("Velmora", "Tarsia melanggar gencatan senjata"),
        ("Velmora", "pasukannya siap"),
    ]


def test_a_medium_that_reports_a_speaker_becomes_the_chain(told: Told) -> None:
    """“Kantor berita X melaporkan, Y mengatakan ...” is Y's, told by X."""
    said = told.said("{media:Antarnegeri} melaporkan, {Ratna} mengatakan kepada {Bima} bahwa pelabuhan akan dibuka.")
    assert said == [Said("Ratna", "pelabuhan akan dibuka", "indirect", ("Antarnegeri",))]


def test_addressee_place_and_day_are_not_content(told: Told) -> None:
    """Between cue and “bahwa” or comma stand those who were told, where and when."""
    said = told.said("{Ratna} mengatakan kepada {media:Harian Jaya} di kantornya, pelabuhan akan dibuka.")
    assert said[0].what == "pelabuhan akan dibuka"
    said = told.said("{Ratna} mengatakan pada Minggu bahwa pelabuhan akan dibuka.")
    assert said[0].what == "pelabuhan akan dibuka"


def test_a_clause_with_quoted_words_is_mixed(told: Told) -> None:
    """Quoted words inside an indirect clause make it mixed; a clause that is nothing but a quotation is direct."""
    assert told.said('{Ratna} menyebut banjir itu sebagai "cobaan berat".') == [
        Said("Ratna", 'banjir itu sebagai "cobaan berat"', "mixed")
    ]
    assert told.said('{Ratna} mengatakan bahwa "tidak ada jalan lain".') == [Said("Ratna", "tidak ada jalan lain")]


def test_an_embedded_quotation_takes_its_clause_along(told: Told) -> None:
    """“Kapal itu "berulang kali" masuk, kata X” is the whole clause."""
    said = told.said('Kapal itu masuk untuk "melanggar batas laut", kata {military:militer Velmora}.')
    assert said == [Said("militer Velmora", 'Kapal itu masuk untuk "melanggar batas laut"', "mixed")]


def test_scare_quotes_alone_say_nothing(told: Told) -> None:
    """A quoted term without a cue is no statement."""
    assert told.said('{Ratna} memakai istilah "banjir kiriman" untuk air itu.') == []
    assert told.said('Garis itu dikenal sebagai "Garis Biru".') == []


def test_titles_speak_with_a_colon_and_bare_verbs(told: Told) -> None:
    """“X: ...” and “X Sebut ...” are statements in a title, and only there."""
    assert told.said("{Ratna}: Pompa Akan Menyala", {0: "title"}) == [Said("Ratna", "Pompa Akan Menyala", "indirect")]
    assert told.said("{Ratna} Sebut Pompa Akan Menyala", {0: "heading"})[0].what == "Pompa Akan Menyala"
    assert told.said("Biang Kerok Banjir: Pompa Tua", {0: "title"}) == []


def test_a_quotation_without_a_cue_follows_its_neighbours(told: Told) -> None:
    """A paragraph that is one quotation belongs to who spoke last; an unclosed one to who goes on."""
    said = told.said('"Air mulai surut," kata {Ratna}.\n"Semoga besok kita semua bisa pulang ke rumah."')
    assert [one.who for one in said] == ["Ratna", "Ratna"]
    said = told.said('"Kami akan memenuhi semua kebutuhan warga di posko.\n"Lalu kami memperbaiki jalan," kata {Bima}.')
    assert [one.who for one in said] == ["Bima", "Bima"]


def test_the_cue_may_stand_in_the_next_sentence(told: Told) -> None:
    """“...” Demikian pernyataan X."""
    said = told.said('"Kami harus membangun hubungan baik," Demikian pernyataan {Ratna} dalam konferensi pers.')
    assert said == [Said("Ratna", "Kami harus membangun hubungan baik")]


def test_a_split_quotation_is_one_record(told: Told) -> None:
    """“...”, kata X, “...” gives the longer part."""
    said = told.said('"Besok," kata {Ratna}, "kami semua pulang ke rumah masing-masing."')
    assert said == [Said("Ratna", "kami semua pulang ke rumah masing-masing")]


def test_a_lost_comma_with_its_letter_is_read(told: Told) -> None:
    """On damaged pages “mengatakan,” has become “mengataka.” and “Ratna,” “Ratn.”."""
    assert told.said("{Ratna} mengataka. pelabuhan akan dibuka.")[0].what == "pelabuhan akan dibuka"
    said = told.said("{Ratna} tiba. Untuk pelabuhan itu. kata Ratn. pihaknya menunggu izin.")
    assert said == [Said("Ratna", "pihaknya menunggu izin", "indirect")]


def test_frame_of_a_statement(told: Told) -> None:
    """Addressee, medium and day of the saying are read beside the cue, the day of the report is not."""
    marked = '"Kami siap," kata {Ratna} kepada {media:Harian Jaya} dalam konferensi pers, Senin (20/10/2025).'
    day = "Senin (20/10/2025)"
    text = marked.replace("{Ratna}", "Ratna").replace("{media:Harian Jaya}", "Harian Jaya")
    at = text.index(day)
    time = TimeExpression(id="x:t0", span=Span(at, at + len(day)), sentence=0, type="DATE", value="2025-10-20")
    read = told.read(marked, times=(time,))
    (statement,) = read.statements
    names = {actor.id: actor.name for actor in read.actors}
    assert [names[role.actor] for role in statement.to] == ["Harian Jaya"]
    assert (statement.medium, statement.date, statement.via) == ("konferensi pers", "2025-10-20", ())


def test_newcomers_are_added_and_others_left_alone(told: Told) -> None:
    """A nameless speaker becomes an actor with the next number; the actors before stay as they were."""
    read = told.read('{Bima} tiba. "Kami lapar," kata seorang warga kepada wartawan.')
    assert [(actor.id, actor.name, actor.kind) for actor in read.actors] == [
        ("x:a0", "Bima", "person"),
        ("x:a1", "seorang warga", "person"),
    ]
    assert read.statements[0].speaker is not None
    assert read.statements[0].speaker.actor == "x:a1"


def test_denied_and_demanded_sayings_are_none(told: Told) -> None:
    """A negated cue, a demand and a bare act of thanks hold no statement."""
    assert told.said("{Ratna} tidak menyebut jumlah korban.") == []
    assert told.said("{Ratna} meminta {Bima} untuk pulang.") == []
    assert told.said("{Ratna} menyampaikan terima kasih kepada relawan.") == []
