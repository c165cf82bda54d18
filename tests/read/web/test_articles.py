"""Articles from addresses: under their own address, in their own name and encoding, with no secret."""

import json

import pytest

from runut.errors import NoArticle, SourceError
from runut.read.web.rules import Answer
from tests.read.web.pages import AT, TITLE, Web, canonical, numbers_in, page, told


def test_a_page_is_an_article_under_its_own_address() -> None:
    """Title, text, outlet, time and address are those that the page states; what came with the asked address is kept."""
    linked = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2025-08-11T10:00:00+07:00",
        "publisher": {"name": "Kabar Utara"},
        "author": {"name": "Sari Melati"},
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>{canonical("/banjir")}'
    web = Web({"/banjir": page(told(1, 2, 3), head), "/banjir?utm_source=x": page(told(1, 2, 3), head)})
    found = web.read("/banjir?utm_source=x")
    assert (found.title, found.outlet, found.authors, found.published) == (
        TITLE,
        "Kabar Utara",
        ("Sari Melati",),
        "2025-08-11T10:00:00+07:00",
    )
    assert (found.address, found.source) == (f"{AT}/banjir", f"{AT}/banjir?utm_source=x")
    assert numbers_in(found) == [1, 2, 3]
    assert web.asked == ["/banjir?utm_source=x"]


@pytest.mark.parametrize(
    "given",
    [
        "https://suaraselatan.example/banjir",
        "https://kabarutara.example.suaraselatan.example/banjir",
        "javascript:alert(1)",
        "https://sari:rahasia@www.kabarutara.example/banjir",
        "/",
        "http://[::1",
        "//10.0.0.1/banjir",
    ],
)
def test_a_page_speaks_for_its_own_site_alone(given: str) -> None:
    """It cannot take an address of another site, nor a front page's, for its own."""
    web = Web({"/banjir": page(told(1, 2), canonical(given) + f'<meta property="og:url" content="{given}">')})
    assert web.read("/banjir").address == f"{AT}/banjir"
    assert web.asked == ["/banjir"]


def test_nobody_speaks_in_anothers_name() -> None:
    """A page that names a known outlet which publishes elsewhere is of the host that it stands at."""
    head = '<meta property="og:site_name" content="Suara Selatan">'
    assert Web({"/banjir": page(told(1, 2), head)}).read("/banjir").outlet == "Kabar Utara"
    elsewhere = "https://siapa.example/banjir"
    assert Web({elsewhere: page(told(1, 2), head)}).read(elsewhere).outlet is None
    own = "https://berita.suaraselatan.example/banjir"
    assert Web({own: page(told(1, 2), head)}).read(own).outlet == "Suara Selatan"


@pytest.mark.parametrize(
    ("twin", "own"),
    [
        ("/banjir/amp", "/banjir"),
        ("/amp/banjir", "/banjir"),
        ("/banjir?print=1", "/banjir"),
        ("/cetak-7-banjir", "/banjir"),
        ("https://m.kabarutara.example/banjir", "https://kabarutara.example/banjir"),
    ],
)
def test_twins_become_the_one_article(twin: str, own: str) -> None:
    """Pages for phones and printers lead to the article itself: by what they name, or by how their address looks."""
    home = own if "://" in own else AT + own
    whole = page(told(1, 2, 3), canonical(own))
    named = Web({twin: page(told(1, 2), canonical(home), html="html amp"), own: whole}).read(twin)
    assert (named.address, numbers_in(named)) == (home, [1, 2, 3])
    unnamed = Web({twin: page(told(1, 2)), own: whole}).read(twin)
    assert named.text == unnamed.text or "cetak" in twin


def test_a_twin_without_its_article_stands_for_itself() -> None:
    """Where the named page is gone or is another article, what was read is kept under the address that was asked for."""
    twin = page(told(1, 2), canonical("/banjir"))
    for pages in (
        {"/banjir/amp": twin},
        {"/banjir/amp": twin, "/banjir": page(told(7, 8), title="Harga beras naik di Sarindal")},
    ):
        found = Web(pages).read("/banjir/amp")
        assert (found.address, numbers_in(found)) == (f"{AT}/banjir/amp", [1, 2])


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/png", "application/json", "application/rss+xml", "video/mp4"]
)
def test_what_is_no_page_is_said(kind: str) -> None:
    """A picture or a feed is none."""
    found = Answer(address=f"{AT}/a", asked=f"{AT}/a", status=200, body=b"%PDF-1.7", kind=kind)
    with pytest.raises(
        NoArticle, match=f"no page at this address, but a file of the kind {kind.split('+', maxsplit=1)[0]}"
    ):
        Web({"/a": found}).read("/a")


@pytest.mark.parametrize(
    ("charset", "encoded", "encoding"),
    [
        ("windows-1252", "windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252", "windows-1252"),
        ("utf-8", "windows-1252", "windows-1252"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("no-such-thing", "utf-8", "utf-8"),
        (None, "utf-8", "utf-8"),
        ("koi8-r", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_that_holds(charset: str | None, encoded: str, encoding: str) -> None:
    """The server's word counts where it can be true, UTF-8 where the bytes are that."""
    text = page(told(1, 2, 3).replace("Sari Melati", "Zoë Müller “Sari”"))
    body = text.encode(encoded)
    answer = Answer(address=f"{AT}/a", asked=f"{AT}/a", status=200, body=body, kind="text/html", charset=charset)
    found = Web({"/a": answer}).read("/a")
    assert "Zoë Müller “Sari”" in found.text
    assert found.encoding == encoding


def test_a_text_is_read_as_it_stands() -> None:
    """A plain text is an article, character by character."""
    answer = Answer(
        address=f"{AT}/a.txt", asked=f"{AT}/a.txt", status=200, body=b"Banjir\n\nHujan.\n", kind="text/plain"
    )
    found = Web({"/a.txt": answer}).read("/a.txt")
    assert (found.text, found.address) == ("Banjir\n\nHujan.\n", f"{AT}/a.txt")


def test_secrets_of_an_address_are_not_kept() -> None:
    """Neither the source nor the address of an article holds a key, and no error tells one."""
    asked = "/baca?id=7&token=rahasia&X-Amz-Signature=rahasia"
    found = Web({asked: page(told(1, 2, 3))}).read(asked)
    assert (found.address, found.source) == (f"{AT}/baca?id=7", f"{AT}/baca?id=7")
    for body in ("<p></p>", "<div>Checking your browser</div>"):
        with pytest.raises(SourceError) as caught:
            Web({asked: page(body, title="")}).read(asked)
        assert "rahasia" not in str(caught.value)
