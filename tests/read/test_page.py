"""Web pages become articles: main text, and what the page says of itself."""

import json
from pathlib import Path

import pytest

from runut.read import read_paths
from runut.read.page import headline

BODY = "".join(
    f"<p>Hujan deras turun di Portama sejak pagi, kata Sari Melati, dan {n} warga mengungsi ke sekolah di kota itu.</p>"
    for n in range(5, 12)
)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Banjir di Portama",
    "datePublished": "2024-08-04T17:02:00+07:00",
    "author": [{"@type": "Person", "name": "Sari Melati"}],
    "publisher": {"@type": "Organization", "name": "Kabar Tiga"},
}


def page(head: str, body: str = BODY) -> bytes:
    """A page with this head."""
    return f"<!DOCTYPE html><html><head>{head}</head><body><nav>Beranda</nav><article>{body}</article></body></html>".encode()


def read(path: Path, raw: bytes) -> tuple[str | None, str | None, tuple[str, ...], str | None, str | None]:
    """Title, outlet, authors, published and address of the page."""
    path.write_bytes(raw)
    found = next(read_paths([str(path)]))
    assert found.text.startswith(f"{found.title}\n\n") == bool(found.title)
    assert found.text[found.body_start :].startswith("Hujan deras turun")
    return found.title, found.outlet, found.authors, found.published, found.address


def test_json_ld_is_trusted_first(tmp_path: Path) -> None:
    """Title, outlet, author and time come from the page's JSON-LD, the address from its canonical link."""
    script = f'<script type="application/ld+json">{json.dumps({"@graph": [LINKED]})}</script>'
    link = '<link rel="canonical" href="https://kabartiga.example/banjir"><meta property="og:title" content="Lain">'
    assert read(tmp_path / "a.html", page(script + link)) == (
        "Banjir di Portama",
        "Kabar Tiga",
        ("Sari Melati",),
        "2024-08-04T17:02:00+07:00",
        "https://kabartiga.example/banjir",
    )


def test_meta_elements_serve_where_json_ld_is_broken(tmp_path: Path) -> None:
    """Broken JSON-LD is passed over; Open Graph says the same, with the site's name cut from the title."""
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
        '<meta property="og:title" content="Banjir &amp; longsor - Kabar Tiga"><meta property="og:site_name" content="Kabar Tiga">'
        '<meta property="article:published_time" content="2024-08-04 17:02">'
    )
    title, outlet, _, published, _ = read(tmp_path / "a.html", page(head))
    assert (title, outlet, published) == ("Banjir & longsor", "Kabar Tiga", "2024-08-04T17:02")


def test_declared_charset(tmp_path: Path) -> None:
    """A page that says which encoding it is in is read in it."""
    raw = page('<meta charset="iso-8859-2"><title>Banjir</title>').replace(b"Sari", "Łucja".encode("iso-8859-2"))
    path = tmp_path / "a.html"
    path.write_bytes(raw)
    found = next(read_paths([str(path)]))
    assert "Łucja Melati" in found.text
    assert found.encoding == "iso-8859-2"


@pytest.mark.parametrize(
    ("title", "site", "host", "cut"),
    [
        ("Banjir di Portama | Kabar Tiga", "Kabar Tiga", "", "Banjir di Portama"),
        ("Banjir di Portama - KabarTiga.example", "", "kota.kabartiga.example", "Banjir di Portama"),
        ("KabarTiga: Banjir di Portama", "Kabar Tiga", "", "Banjir di Portama"),
        ("Portama - Utaria: Banjir", "Kabar Tiga", "", "Portama - Utaria: Banjir"),
        ("Kabar Tiga", "Kabar Tiga", "", "Kabar Tiga"),
    ],
)
def test_site_name_is_cut_from_the_title(title: str, site: str, host: str, cut: str) -> None:
    """The site's name before or after a title goes; dashes and colons of the title itself stay."""
    assert headline(title, site, host) == cut
