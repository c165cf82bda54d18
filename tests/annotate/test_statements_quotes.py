"""Quotations with good, nested, mixed, missing and misplaced marks; and that hostile text takes linear time."""

import pytest

from runut.annotate.speech.quotes import find_quotations
from runut.records.span import Span
from tests.annotate.speech_examples import Told
from tests.growing import in_proportion


def inner(text: str) -> list[str]:
    """The words of each quotation of one zone."""
    return [quotation.inner.quote(text) for quotation in find_quotations(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Ya," katanya.', ["Ya,"]),
        ("“Ya,” katanya. „Tidak“, jawabnya. «Mungkin», kata kami.", ["Ya,", "Tidak", "Mungkin"]),
        ('"Ya,” katanya.', ["Ya,"]),
        ("''Ya,'' katanya.", ["Ya,"]),
        ("Itu 'air bah', katanya.", ["air bah"]),
        ("Ma'ruf dan Jum'at bukan kutipan.", []),
        ('"Perlu "kontak erat" antarnegara," katanya.', ['Perlu "kontak erat" antarnegara,']),
        ('Ia berkata,"Ya."', ["Ya."]),
        ('"Satu.\nDua," katanya.', ["Satu.\nDua,"]),
        ('"Tanpa akhir, katanya.\nBaris lain.', ["Tanpa akhir, katanya."]),
        ('"Satu.\n"Dua," katanya.', ["Satu.", "Dua,"]),
        ('Tanpa awal," katanya.', ["Tanpa awal,"]),
        ("Warga tiba.”\nKami lapar.\nKami haus,” katanya.", ["Kami lapar.\nKami haus,"]),
        ('"Satu"\n\nlalu "dua".', ["Satu", "dua"]),
        ('""', []),
    ],
)
def test_marks(text: str, words: list[str]) -> None:
    """Each text has these quotations."""
    assert inner(text) == words


def test_a_quotation_does_not_cross_a_blank_line() -> None:
    """What is open at a blank line has lost its closing mark."""
    assert inner('"Satu.\n\nDua "tiga" empat.') == ["Satu.", "tiga"]


@pytest.mark.parametrize(
    "text",
    [
        '"Kami siap. ' * 2000,
        'kata "Budi, ' * 2000,
        "Budi mengatakan " * 1500,
        "Menurut Budi, air naik, " * 2000,
        "dilansir Harian Jaya, " * 2500,
        '"Air naik," kata Budi, ' * 1500,
        "“" * 8000 + "”" * 8000,
        "yang disebut sebagai air, dan " * 2000,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """Four times the text takes about four times the time, in one sentence and with marks out of balance."""
    told = Told()
    in_proportion(lambda length: told.read(text[:length]), len(text) // 4, len(text), room=2)
