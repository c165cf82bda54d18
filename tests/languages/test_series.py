"""Every entry of the table of series does what its examples say."""

from collections import Counter

import pytest

from runut.languages.load import load_pack
from runut.languages.schema.series import Serial, SeriesTable
from runut.link.series import ANYTHING, BEGINNING, Series
from runut.text.fingerprints import folded
from runut.text.normalise import fold

TABLE = load_pack("id").table("series.toml", SeriesTable)


def belongs(serial: Serial, title: str) -> bool:
    """Whether a title is of this series, whatever the others say."""
    return Series(SeriesTable(series=(serial,))).of(folded(title))[0] is not None


@pytest.mark.parametrize("serial", TABLE.series, ids=lambda one: one.name)
def test_examples_are_of_the_series_and_counter_examples_of_none(serial: Serial) -> None:
    """The titles of an entry come again and again, those beside them are news."""
    assert serial.examples
    assert serial.counter_examples
    assert [title for title in serial.examples if Series(TABLE).of(folded(title))[0] != serial.standing] == []
    assert [title for title in serial.examples if not belongs(serial, title)] == []
    assert [title for title in serial.counter_examples if Series(TABLE).of(folded(title))[0] is not None] == []


@pytest.mark.parametrize("serial", TABLE.series, ids=lambda one: one.name)
def test_every_form_and_every_word_against_it_counts(serial: Serial) -> None:
    """No form is misspelt, hidden by another of its series or given twice; a word of `but` turns a title into news."""
    plain = {form: form.replace(BEGINNING, "").replace(ANYTHING, "laut") for form in serial.forms}
    assert [form for form, title in plain.items() if not belongs(serial, title)] == []
    assert [title for title in plain.values() if fold(title) != title] == []
    assert [form for form, many in Counter(serial.forms).items() if many > 1] == []
    first = plain[serial.forms[0]]
    assert [word for word in serial.but if belongs(serial, f"{first} {word}")] == []


def test_the_words_that_tell_a_series_are_named() -> None:
    """What is left of a title without them is what the article is about."""
    standing, frame = Series(TABLE).of(folded("Soal Lingkungan Kelas 4 dan Kunci Jawaban"))
    assert standing == "alone"
    assert frame == {"kunci", "jawaban"}


def test_a_form_that_is_bound_stands_at_the_beginning() -> None:
    """What may stand anywhere in news tells a series where a title begins with it."""
    assert Series(TABLE).of(folded("Cuaca Tanjul Besok Cerah"))[0] == "alone"
    assert Series(TABLE).of(folded("Nelayan Tanjul Tunggu Cuaca Besok"))[0] is None
