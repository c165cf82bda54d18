"""Whom it befell and who stands in a role without being known."""

from runut.records.reading import Reading
from tests.annotate.test_event_roles import flat, roles
from tests.annotate.test_events import EVENTS, reading_of


def befallen(reading: Reading) -> list[list[str]]:
    """The names of the recipients of each event, in order."""
    read = EVENTS(reading)
    known = {actor.id: actor.name for actor in read.actors}
    return [[known[role.actor] for role in event.recipients] for event in read.events]


def test_a_verb_of_killing_strikes_whom_it_names() -> None:
    """“Gempa … menewaskan Ratan” must strike Ratan, whatever stands between."""
    text = "Gempa|NOUN|nsubj|4 itu|DET|det|0 juga|ADV|advmod|4 telah|AUX|aux|4 menewaskan|VERB|root| Ratan|PROPN|obj|4"
    assert all(found == ["Ratan"] for found in befallen(reading_of(text)))
    assert befallen(reading_of(text))


def test_who_was_hit_is_the_one_who_died_of_it() -> None:
    """“Denar menabrak Ratan hingga tewas” must not let Denar die."""
    text = "Denar|PROPN|nsubj|1 menabrak|VERB|root| Ratan|PROPN|obj|1 hingga|ADP|case|4 tewas|VERB|xcomp|1"
    assert befallen(reading_of(text))[-1] == ["Ratan"]


def test_counted_people_are_people() -> None:
    """“Dua orang pekerja” must be struck, “dua orang” is nobody."""
    workers = "Dua|NUM|nummod|1 orang|NOUN|nsubj|3 pekerja|NOUN|compound|1 tewas|VERB|root|"
    anybody = "Dua|NUM|nummod|1 orang|NOUN|nsubj|2 tewas|VERB|root|"
    assert befallen(reading_of(workers)) == [["orang pekerja"]]
    assert befallen(reading_of(anybody)) == [[]]


def test_a_name_that_only_its_role_shows_is_a_person() -> None:
    """“Sarwendi divonis …” must name who was sentenced though no stage before knew him; a thing is nobody."""
    named = "Sarwendi|PROPN|nsubj|1 divonis|VERB|root| 4|NUM|nummod|3 tahun|NOUN|obl|1 penjara|NOUN|nmod|3"
    thing = "Berkas|NOUN|nsubj|1 divonis|VERB|root| 4|NUM|nummod|3 tahun|NOUN|obl|1 penjara|NOUN|nmod|3"
    assert befallen(reading_of(named)) == [["Sarwendi"]]
    assert ["Berkas"] not in befallen(reading_of(thing))


def test_a_refusal_concerns_who_made_the_offer() -> None:
    """“Menolak tawaran yang diajukan Kardova” must be a refusal of Kardova."""
    tags = {"menolak": "VERB", "yang": "PRON", "diusulkan": "VERB"}
    reading = EVENTS(reading_of(flat("Velmora menolak rencana yang diusulkan Kardova", **tags)))
    known = {actor.id: actor.name for actor in reading.actors}
    refusal = next(event for event in reading.events if event.type == "REJECT")
    assert [known[role.actor] for role in refusal.recipients] == ["Kardova"]


def test_when_something_was_is_no_new_clause() -> None:
    """“Ratan yang saat itu lewat diserang” must still be about Ratan."""
    tags = {"yang": "PRON", "saat": "SCONJ", "itu": "DET", "lewat": "VERB", "diserang": "VERB"}
    assert roles(reading_of(flat("Ratan yang saat itu lewat diserang", **tags))) == ([], ["Ratan"])


def test_our_side_in_a_bracket_is_who_stands_there() -> None:
    """“Kami (Velmora) …” must act for Velmora."""
    tags = {"Kami": "PRON", "(": "PUNCT", ")": "PUNCT", "menyerang": "VERB"}
    assert roles(reading_of(flat("Kami ( Velmora ) menyerang Kardova", **tags))) == (["Velmora"], ["Kardova"])
