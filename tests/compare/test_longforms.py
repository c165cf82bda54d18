"""What the letters of an abbreviation stand for, told in two ways."""

import pytest

from runut.compare.slots.longforms import stands_for
from tests.compare.test_slips import found, told

KEEPER = "Laporan Harta Tahunan Pejabat Tanjul"
HOLDER = "Laporan Harta Tahunan Pengurus Tanjul"


def test_one_word_of_the_long_form_is_another() -> None:
    """Behind it in brackets, or in front of it in brackets."""
    first = told("a", f"Isi {KEEPER} (LHTPT) dibuka.")
    assert found(first, told("b", f"Isi {HOLDER} (LHTPT) dibuka.")) == [("conflict", [KEEPER, HOLDER])]
    assert found(first, told("b", f"Isi LHTPT ({HOLDER}) dibuka.")) == [("conflict", [KEEPER, HOLDER])]


def test_other_bodies_with_the_same_letters() -> None:
    """They share no words; more words, or another spacing, make no other long form."""
    assert (
        found(told("a", "Lalu Badan Air Tanjul (BAT) hadir."), told("b", "Lalu Bengkel Anak Teduh (BAT) hadir.")) == []
    )
    assert (
        found(told("a", "Lalu Badan Air Tanjul (BAT) hadir."), told("b", "Lalu Badan Air dan Tanjul (BAT) hadir."))
        == []
    )
    assert found(told("a", "Lalu Badan Air Tanjul (BAT) hadir."), told("b", "Lalu badan air Tanjul (BAT) hadir.")) == []


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("LHTPT", "Laporan Harta Tahunan Pejabat Tanjul"),
        ("BPAT", "Badan Pengelola Air dan Tanjul"),
        ("Balitair", "Badan Lindung dan Tirta Air"),
    ],
)
def test_letters_that_stand_for_words(short: str, long: str) -> None:
    """First letters, with more of a word where they are drawn together; small words between may have none."""
    assert stands_for(short, long.split())


def test_letters_that_stand_for_other_words() -> None:
    """A capitalised word without a letter, and letters without a word."""
    assert not stands_for("LHT", ["Laporan", "Harta", "Besar", "Tahunan"])
    assert not stands_for("LHTP", ["Laporan", "Harta", "Tahunan"])
