"""What sections are made of: figures that count the same, words that differ, names of places."""

import doctest
from types import ModuleType

import pytest

from runut.records.span import Span
from runut.serve import anchors, labels
from runut.serve.anchors import OnePage
from runut.serve.describing import says
from runut.serve.labels import Labels
from runut.serve.quoting import AROUND, Desk
from runut.serve.sections import figures, passages
from runut.serve.sections.passages import differing
from runut.serve.wording import Wording
from runut.store.views.rows import ClaimView, Quotation

HERE = Span(0, 5)


@pytest.mark.parametrize("module", [anchors, labels, figures, passages])
def test_examples_hold(module: ModuleType) -> None:
    """The examples in docstrings are true."""
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0


def test_only_words_that_differ_are_own() -> None:
    """Passages are compared word by word, capitals aside, and their texts are kept."""
    one, other = differing("Hujan turun deras di hulu", "hujan turun sangat deras")
    assert [(piece.text, piece.own) for piece in one] == [("Hujan turun", False), (" deras", False), (" di hulu", True)]
    assert "".join(piece.text for piece in other) == "hujan turun sangat deras"
    assert [piece.text for piece in other if piece.own] == [" sangat"]


def test_every_character_of_a_passage_is_kept() -> None:
    """Punctuation, brackets and passages without a word lose nothing."""
    left, right = "“Hujan” (deras) -- turun!", "Hujan turun ..."
    for pieces, text in zip(differing(left, right), (left, right), strict=True):
        assert "".join(piece.text for piece in pieces) == text
    assert differing("...", "Hujan") == ((passages.Piece("...", own=True),), (passages.Piece("Hujan", own=True),))


def test_whole_articles_are_not_compared_word_by_word() -> None:
    """Passages of thousands of words are shown without marks, so that time stays linear."""
    text = "kata " * 5000
    assert differing(text, text + "lain") == (
        (passages.Piece(text, own=False),),
        (passages.Piece(text + "lain", own=False),),
    )


def _claim(kind: str, *cells: tuple[str, str], text: str = "Hujan turun.", span: Span = HERE) -> ClaimView:
    quotation = Quotation(
        article="aa",
        source="/b/aa.txt",
        outlet=None,
        published=None,
        line=1,
        span=span,
        around=Span(0, len(text)),
        text=text,
    )
    return ClaimView(id="aa:x0", kind=kind, cells=cells, quotation=quotation, chain=("Velnas",))


@pytest.mark.parametrize(
    ("value", "bound", "said"),
    [
        ("17", "exact", "17 orang"),
        ("5000", "more", "lebih dari 5.000 orang"),
        ("65-75.5", "range", "65 – 75,5 orang"),
        ("-3--1", "range", "-3 – -1 orang"),
        ("1e-05", "about", "sekitar 0 orang"),
    ],
)
def test_figures_are_told_with_their_bound(value: str, bound: str, said: str) -> None:
    """A figure's value and bound are written out in the page's language, with the chain."""
    claim = _claim("figure", ("value", value), ("bound", bound), ("unit", "person"), ("of", "tewas"))
    assert says(claim, Wording("id")) == f"{said} · tewas · menurut Velnas"


def test_endless_sentences_are_cut_around_the_words() -> None:
    """A quotation keeps its words whole and shows only so much of a sentence without end."""
    text = "awal " * 500 + "INTI" + " akhir" * 500
    at = text.index("INTI")
    desk = Desk(marks=(), articles={}, actors={}, listed=(), labels=Labels([]), ways=OnePage())
    quote = desk.claim(_claim("event", text=text, span=Span(at, at + 4)))
    assert quote.quoted == "INTI"
    assert quote.before.startswith("… awal")
    assert quote.after.endswith("akhir …")
    assert max(len(quote.before), len(quote.after)) <= AROUND + 2
    assert quote.href is None
