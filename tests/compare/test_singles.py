"""A long name of one word, spelled with a slip in another sentence."""

from tests.compare.test_slips import found, told


def test_a_long_word_has_a_slip() -> None:
    """A letter is wrong or moved, in a word that the story never has in small letters."""
    both = told("a", "Menurut Bruskolan itu benar."), told("b", "Menurut Bruksolan itu salah.")
    assert found(*both) == [("conflict", ["Bruksolan", "Bruskolan"])]
    third = told("c", "Kata si Bruskollan itu benar.")
    assert found(*both, third) == [("conflict", ["Bruksolan", "Bruskolan", "Bruskollan"])]
    small = told("c", "Sebuah bruskolan ditemukan.")
    assert found(*both, small) == []


def test_short_words_forms_and_known_words_are_none() -> None:
    """They mean another; so does a word with another ending, or one beside it in a sentence."""
    assert found(told("a", "Menurut Brusko itu benar."), told("b", "Menurut Brisko itu salah.")) == []
    assert found(told("a", "Menurut Bruskolan itu benar."), told("b", "Menurut Bruskolana itu salah.")) == []
    assert found(told("a", "Menurut Kabupaten itu benar."), told("b", "Menurut Kabuapten itu salah.")) == []
    listed = told("a", "Menurut Bruskolan dan Bruksolan itu benar."), told("b", "Menurut Bruskolan itu benar.")
    assert found(*listed) == []


def test_where_a_sentence_begins_or_ends_no_name_is_read() -> None:
    """Its first word has a capital whatever it is, and its last may be damaged."""
    assert found(told("a", "Bruskolan itu benar."), told("b", "Bruksolan itu salah.")) == []
    assert found(told("a", "Itu kata Bruskolan."), told("b", "Itu kata Bruksolan.")) == []


def test_one_surname_of_two_people() -> None:
    """Two first names are of two; one who is told without it may be either."""
    two = told("a", "Kata Halden Bruskolan itu benar."), told("b", "Kata Ratan Bruksolan itu salah.")
    assert found(*two) == []
    alone = told("a", "Kata Halden Bruskolan itu benar."), told("b", "Kata si Bruksolan itu salah.")
    assert found(*alone) == [("conflict", ["Bruksolan", "Bruskolan"])]


def test_two_words_that_several_articles_have_are_of_two() -> None:
    """A slip stands in one article; the head of a body may be called nearly as the body is."""
    head = told("a", "Menurut Dirbruskolum itu benar."), told("b", "Kata si Dirbruskolum itu benar.")
    body = told("c", "Menurut Ditbruskolum itu benar."), told("d", "Kata si Ditbruskolum itu benar.")
    assert found(*head, body[0]) != []
    assert found(*head, *body) == []
    assert found(told("a", "Kata TanjulBruskolan itu benar."), told("b", "Kata TanjulBruksolan itu benar.")) == []
