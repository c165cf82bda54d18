"""The words that tell an event end where its clause ends."""

import pytest

from runut.link.clause import clause
from runut.records.claims import Event
from runut.records.span import Span


@pytest.mark.parametrize(
    ("sentence", "trigger", "told"),
    [
        (
            "Ia menawarkan bantuan senilai 3,6 juta dolar, kata dia.",
            "menawarkan",
            "menawarkan bantuan senilai 3,6 juta dolar",
        ),
        ("Velmora menolak tuduhan itu.", "menolak", "menolak tuduhan itu"),
        ("Banjir merusak 1.250 rumah (lihat peta) di Merindo.", "merusak", "merusak 1.250 rumah"),
        ("Ia berjanji “tidak akan pergi” kepada warga.", "berjanji", "berjanji"),
        ("Kardova Kirim\nBantuan", "Kirim", "Kirim"),
        ("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas akhir", "satu",
         "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"),
    ],
)  # fmt: skip
def test_clause(sentence: str, trigger: str, told: str) -> None:
    """From the trigger to the next mark that ends a clause, twelve words at most behind it."""
    at = sentence.index(trigger)
    event = Event(
        id="a:e0",
        sentence=0,
        sentence_span=Span(0, len(sentence)),
        trigger=Span(at, at + len(trigger)),
        type="AGREE",
    )
    assert clause(sentence, event) == told
