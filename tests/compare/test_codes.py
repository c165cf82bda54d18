"""Codes of letters and digits that are told with a slip."""

from tests.compare.test_slips import found, told


def test_digits_stand_in_another_order() -> None:
    """A flight is told three times, once with its digits turned round."""
    right = told("a", "Pesawat TN-793 tertunda."), told("b", "Pesawat TN 793 mendarat.")
    assert found(*right, told("c", "Penerbangan TN 937 ditunda.")) == [("conflict", ["TN 937", "TN-793"])]


def test_a_plate_has_one_digit_wrong() -> None:
    """Its letters are the same."""
    right = told("a", "Mobil berpelat B 2571 KRD disita."), told("b", "Mobil B 2571 KRD dibawa.")
    assert found(*right, told("c", "Mobil B 2511 KRD hilang.")) == [("conflict", ["B 2511 KRD", "B 2571 KRD"])]


def test_two_codes_are_of_two() -> None:
    """Told as often, in one sentence, one after the other, or with other letters; years and short numbers are no codes."""
    assert found(told("a", "Pesawat TN-793 tertunda."), told("b", "Penerbangan TN 937 ditunda.")) == []
    often = told("a", "Pesawat TN-793 tertunda.", "Lalu TN-793 mendarat.")
    assert found(often, told("b", "Penerbangan TN-793 dan TN 937 ditunda.")) == []
    assert found(often, told("b", "Penerbangan TN-794 ditunda.")) == []
    assert found(often, told("b", "Penerbangan KR-937 ditunda.")) == []
    years = told("a", "Ajang PKT 2019 dibuka.", "Lalu PKT 2019 ditutup."), told("b", "Ajang PKT 2091 dibuka.")
    assert found(*years) == []
    short = told("a", "Versi TN-14 dibuka.", "Lalu TN-14 ditutup."), told("b", "Versi TN-41 dibuka.")
    assert found(*short) == []
