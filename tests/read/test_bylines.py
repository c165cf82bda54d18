"""Who wrote a page, where it states no author for machines."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from runut.read.bylines import authors_of
from runut.sources.bylines import Byline, load_bylines

DATA = load_bylines()


@pytest.mark.parametrize("byline", DATA.bylines, ids=lambda byline: byline.what)
def test_a_place_shows_its_names(byline: Byline) -> None:
    """Every place of the table is found in its example, with the names that stand there."""
    tree = LexborHTMLParser(byline.example)
    assert tree.css_first(byline.selector) is not None
    assert authors_of(tree) == byline.names


@pytest.mark.parametrize("word", DATA.leads.examples)
def test_words_before_a_name(word: str) -> None:
    """Words that lead to a name are no part of it, with a colon or without."""
    for sign in (" ", ": "):
        assert authors_of(LexborHTMLParser(f"<p class='author'>{word}{sign}Sari Melati</p>")) == ("Sari Melati",)


@pytest.mark.parametrize("name", [*DATA.leads.counter_examples, *DATA.joiners.counter_examples])
def test_names_that_begin_like_such_words(name: str) -> None:
    """A name that begins like a word that leads to or joins names is whole."""
    assert authors_of(LexborHTMLParser(f"<p class='author'>{name} Sari Melati</p>")) == (f"{name} Sari Melati",)
    assert authors_of(LexborHTMLParser(f"<p class='author'>Sari {name} Melati</p>")) == (f"Sari {name} Melati",)


@pytest.mark.parametrize("word", DATA.joiners.examples)
def test_words_between_names(word: str) -> None:
    """Words between two names part them."""
    assert authors_of(LexborHTMLParser(f"<p class='author'>Sari Melati {word} Budi Santoso</p>")) == (
        "Sari Melati",
        "Budi Santoso",
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p class='author'>Nama (wajib)</p>",
        "<p class='author'>Minggu, 4 Agustus 2024</p>",
        "<p class='byline'>redaksi@kabarutara.example</p>",
        f"<div class='author-bio'>{'Sari Melati menulis tentang kota. ' * 9}</div>",
        "<p>Sari Melati</p>",
    ],
)
def test_what_is_no_byline(html: str) -> None:
    """Labels of forms, days, addresses, long texts and names elsewhere name no author."""
    assert authors_of(LexborHTMLParser(html)) == ()
