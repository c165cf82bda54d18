"""Which events are one happening, and what an entry then says."""

from runut.actors.register import Register
from runut.languages.load import load_pack
from runut.link import Linker
from runut.records.links import Entry
from tests.link import flood
from tests.link.made import reading, with_actors, with_events

LINKER = Linker({"id": load_pack("id")}, Register())


def entries() -> dict[str, Entry]:
    """The entries of the flood's story by type."""
    readings = [flood.first(), flood.second()]
    return {entry.type: entry for entry in LINKER.connect(readings, LINKER.edges(readings[0], readings[1:])).entries}


def test_two_reports_become_one_entry() -> None:
    """The flood and the offer are one entry each, with the events of both articles."""
    found = entries()
    assert found["HAPPEN"].events == ("a1:e0", "a2:e0")
    assert found["AGREE"].events == ("a1:e1", "a2:e1")
    assert len(found) == 2


def test_entry_takes_the_most_exact_date() -> None:
    """“August” supports the ninth of August, which says more."""
    assert entries()["HAPPEN"].date == "2025-08-09"


def test_entry_names_chronicle_actors() -> None:
    """Cells hold actors of the chronicle: the surname of one article is the full name of the other."""
    offer = entries()["AGREE"]
    assert (offer.actors, offer.recipients) == (("person:tomar-veskulin",), ("state:VEL",))


def test_summary_is_a_sentence_of_the_cells() -> None:
    """The summary tells actor, recipient, words and date."""
    assert entries()["AGREE"].summary == (
        "Tomar Veskulin menyatakan kesediaan kepada Velmora: "
        "“menawarkan bantuan kepada Velmora untuk korban banjir Sarindal” (11 Agustus 2025)."
    )


def test_entry_gives_its_reasons() -> None:
    """The best pair's reasons say why the events are one."""
    said = {reason.signal: reason.says for reason in entries()["AGREE"].reasons}
    assert said["same kind"] == "Both are AGREE."
    assert said["same actors"] == "In both the actor is person:tomar-veskulin."


def test_other_actors_are_another_happening() -> None:
    """Two offers by two states to the same state stay two entries."""
    made = reading(
        "d1",
        ["Tawaran Bantuan", "Kardova menawarkan tenda kepada Velmora.", "Sunteria menjanjikan kapal kepada Velmora."],
    )
    made = with_actors(made, ("Kardova", "state", "KAR"), ("Velmora", "state", "VEL"), ("Sunteria", "state", "SUN"))
    made = with_events(
        made,
        {"type": "AGREE", "trigger": "menawarkan tenda", "actors": ["Kardova"], "recipients": ["Velmora"]},
        {"type": "AGREE", "trigger": "menjanjikan kapal", "actors": ["Sunteria"], "recipients": ["Velmora"]},
    )
    assert len(LINKER.connect([made], []).entries) == 2


def test_happenings_of_two_kinds_are_two() -> None:
    """A flood and the deaths in it are two happenings of one day."""
    made = reading("d2", ["Banjir Velmora", "Banjir melanda Velmora.", "Puluhan warga Velmora tewas."])
    made = with_actors(made, ("Velmora", "state", "VEL"))
    made = with_events(
        made,
        {
            "type": "HAPPEN",
            "mode": "flood",
            "trigger": "Banjir melanda",
            "recipients": ["Velmora"],
            "date": "2025-08-09",
        },
        {"type": "HAPPEN", "mode": "death", "trigger": "tewas", "recipients": ["Velmora"], "date": "2025-08-09"},
    )
    assert len(LINKER.connect([made], []).entries) == 2


def test_a_visit_is_the_meeting_and_last_months_is_another() -> None:
    """The talks are those of the visit of these days; the visit of the month before stays an entry of its own."""
    made = reading(
        "d9",
        [
            "Ratan Bertemu Tomar di Velmora",
            "Ratan mengunjungi Velmora pekan ini.",
            "Tomar dan Ratan berunding tentang beras.",
            "Bulan lalu Ilmar berkunjung ke Velmora.",
        ],
        published="2025-08-10",
    )
    made = with_actors(
        made,
        ("Ratan", "person", "KAR"),
        ("Tomar", "person", "VEL"),
        ("Velmora", "state", "VEL"),
        ("Ilmar", "person", "KAR"),
    )
    both: dict[str, object] = {"type": "CONSULT", "date": "2025-08", "actors": ["Ratan", "Tomar"]}
    visit: dict[str, object] = {"type": "CONSULT", "mode": "visit", "recipients": ["Velmora"]}
    made = with_events(
        made,
        both | {"trigger": "Bertemu"},
        visit | {"trigger": "mengunjungi", "actors": ["Ratan"], "date": "2025-08"},
        both | {"trigger": "berunding"},
        visit | {"trigger": "berkunjung", "actors": ["Ilmar"], "date": "2025-07"},
    )
    assert [
        len(entry.events) for entry in sorted(LINKER.connect([made], []).entries, key=lambda one: one.date or "")
    ] == [1, 3]
