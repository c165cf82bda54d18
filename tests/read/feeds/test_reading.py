"""Feeds of every kind are read as they stand, and what cannot be believed is not."""

import gzip
import time
from contextlib import suppress

import pytest

from runut.errors import BinarySource, EmptySource, SourceError
from runut.read.feeds import feeds_named, read_opml, sitemaps_named
from runut.read.feeds.opening import LARGEST
from runut.records.gathering import FeedItem
from runut.sources.signs import load_signs
from tests.read.feeds.made import AT, FULL, page, rss


def test_rss() -> None:
    """Addresses are absolute, dates keep their offset, titles lose their markup, short texts are no articles."""
    found = page(
        rss(
            "<title>Banjir &amp;amp; longsor <![CDATA[<b>di</b>]]> Portama</title><link>/2026/banjir?a=1#x</link>"
            "<guid isPermaLink='false'>kabar-7</guid><pubDate>Sat, 28 Nov 2026 23:30:00 +0700</pubDate>"
            "<description>Hujan lebat.</description>",
            head="<link>https://kabarutara.example/</link><ttl>30</ttl>",
        )
    )
    assert (found.kind, found.title, found.home, found.least) == (
        "feed", "Kabar Utara", "https://kabarutara.example/", 1800,
    )  # fmt: skip
    assert found.items == (
        FeedItem(
            address="https://kabarutara.example/2026/banjir?a=1",
            mark="kabar-7",
            title="Banjir & longsor di Portama",
            published="2026-11-28T23:30:00+07:00",
        ),
    )


def test_atom_with_full_text_authors_and_changes() -> None:
    """An Atom entry's content is its text where it is a whole article; its change is told apart from its publication."""
    found = page(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Kabar</title><entry><title>Banjir</title><id>tag:1</id>'
        '<link href="../berita/banjir"/><published>2026-11-28T10:00:00+07:00</published>'
        "<updated>2026-11-28T12:00:00+07:00</updated><author><name>Sari Dewi</name></author>"
        f'<content type="html">&lt;p&gt;{FULL}&lt;/p&gt;</content></entry></feed>'
    )
    (item,) = found.items
    assert item.address == "https://kabarutara.example/berita/banjir"
    assert (item.published, item.updated) == ("2026-11-28T10:00:00+07:00", "2026-11-28T12:00:00+07:00")
    assert (item.authors, item.text) == (("Sari Dewi",), f"<p>{FULL}</p>")


def test_json_feed() -> None:
    """JSON Feed gives the same; what is of the wrong type is left out."""
    found = page(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Kabar", "home_page_url": "/", "items": ['
        '{"id": 7, "url": "/berita/7", "title": "Banjir", "date_published": "2026-11-28T10:00:00Z",'
        '"authors": [{"name": "Sari"}, "x"]}, "odd", {"id": ["x"], "url": 3, "content_text": "Hujan."}]}'
    )
    assert found.items == (
        FeedItem(
            address="https://kabarutara.example/berita/7",
            mark="7",
            title="Banjir",
            published="2026-11-28T10:00:00+00:00",
            authors=("Sari",),
        ),
        FeedItem(text="Hujan."),
    )


def test_sitemaps_and_their_index() -> None:
    """A news sitemap gives titles and days, latest first; an index names the latest parts."""
    news = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">'
        "<url><loc>/a</loc><lastmod>2026-11-01</lastmod></url><url><loc>https://kabarutara.example/b</loc><n:news>"
        "<n:publication_date>2026-11-28T10:00:00+07:00</n:publication_date><n:title>Banjir</n:title></n:news>"
        "<lastmod>2026-11-28T11:00:00+07:00</lastmod></url></urlset>"
    )
    expected = (
        FeedItem(
            address="https://kabarutara.example/b",
            title="Banjir",
            published="2026-11-28T10:00:00+07:00",
            updated="2026-11-28T11:00:00+07:00",
        ),
        FeedItem(address="https://kabarutara.example/a", published="2026-11-01T00:00:00+00:00"),
    )
    assert page(news).items == expected
    assert page(gzip.compress(news.encode())).items == expected
    broken = page(news[:-9])
    assert broken.items == expected
    assert broken.notes == ("It breaks off in the middle; what stands before was read.",)
    index = "".join(f"<sitemap><loc>/s{n}.xml</loc><lastmod>2026-11-0{n}</lastmod></sitemap>" for n in range(1, 6))
    assert page(f"<sitemapindex>{index}</sitemapindex>").parts == tuple(
        f"https://kabarutara.example/s{n}.xml" for n in (5, 4, 3)
    )


def test_a_listing_page() -> None:
    """Only links of the same site that look like articles are items, each once, with their longest words."""
    found = page(
        "<!DOCTYPE html><html><head><title>Kabar Utara</title><base href='/berita/'></head><body>"
        "<a href='2026/11/29/banjir-di-portama'><img></a><a href='2026/11/29/banjir-di-portama#x'>Banjir di Portama</a>"
        "<a href='https://nasional.kabarutara.example/2026/11/29/gempa-terasa'>Gempa</a>"
        "<a href='https://lain.example/2026/11/29/gempa-terasa'>Lain</a><a href='/tag/banjir-besar-di-kota-portama'>T</a>"
        "<a href='javascript:x'>x</a><a href='/tentang-kami'>Kami</a></body></html>",
        "https://www.kabarutara.example/",
    )
    assert (found.kind, found.title) == ("listing", "Kabar Utara")
    assert found.items == (
        FeedItem(
            address="https://www.kabarutara.example/berita/2026/11/29/banjir-di-portama", title="Banjir di Portama"
        ),
        FeedItem(address="https://nasional.kabarutara.example/2026/11/29/gempa-terasa", title="Gempa"),
    )


def test_days_that_cannot_be_are_said_and_not_believed() -> None:
    """1970 and 2099 are no days of publication; the item is read all the same."""
    found = page(
        rss(
            "<link>/a</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>",
            "<link>/b</link><pubDate>Thu, 01 Jan 2099 00:00:00 GMT</pubDate>",
            "<link>/c</link><pubDate>kemarin sore</pubDate>",
            "<link>/d</link><pubDate>9999-12-31T23:59:59-12:00</pubDate>",
        )
    )
    assert [item.published for item in found.items] == [None] * 4
    assert found.notes == (
        "3 days that it gives are not believed, as nothing can have been published then (1970-01-01, 2099-01-01, 9999-12-31).",
    )


def test_encodings() -> None:
    """Text comes out as it was written, whatever the declaration says."""
    item = "<title>Kata “pulang”</title><link>/a</link>"
    declared = rss(item).replace('version="1.0"', 'version="1.0" encoding="windows-1252"')
    for raw in (declared.encode("windows-1252"), declared.encode("utf-8"), rss(item).encode("utf-16")):
        assert page(raw).items[0].title == "Kata “pulang”"


BOMB = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'


@pytest.mark.parametrize(
    "raw",
    [
        BOMB.encode(),
        b'<?xml version="1.0"?><!-- x -->' + BOMB.encode(),
        BOMB.encode("utf-16"),
        BOMB.replace("<!DOCTYPE rss [", '<!DOCTYPE rss SYSTEM "x>y" [').encode(),
        BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"').encode(),
        BOMB.replace("rss", "urlset").encode(),
    ],
)
def test_entities_of_its_own_are_refused_before_parsing(raw: bytes) -> None:
    """No feed may grow by entities, or name files by them."""
    with pytest.raises(SourceError) as caught:
        page(raw)
    assert str(caught.value) == (
        f"{AT}: it declares entities of its own, by which a feed could grow without end or name files; "
        "ask the outlet for a plain feed, or follow another of its addresses."
    )


def test_a_plain_document_type_is_no_harm() -> None:
    """Old feeds name the document type of RSS 0.91, which nobody fetches."""
    old = rss("<title>Banjir</title><link>/a</link>").replace(
        "<rss ",
        '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/x.dtd"><rss ',
    )
    assert page(old).items[0].title == "Banjir"


@pytest.mark.parametrize(
    ("raw", "kind", "reason"),
    [
        (b"", EmptySource, "the answer is empty"),
        (b"%PDF-1.7 x", BinarySource, "this is a PDF document, not text"),
        (b"hujan lebat", SourceError, "this is neither a feed nor a sitemap nor a page"),
        (b"{}", SourceError, "this is JSON, but no JSON Feed"),
        (b'{"items": [', SourceError, "this is no JSON"),
        (
            gzip.compress(b"<rss>" + b" " * (LARGEST + 9)),
            SourceError,
            f"it has more than {LARGEST:,} bytes, as no feed needs",
        ),
        (gzip.compress(b"<rss>", mtime=0)[:-12] + b"xxxxxxxxxxxx", SourceError, None),
        (b"<urlset", SourceError, None),
    ],
)
def test_what_is_no_feed_is_told(raw: bytes, kind: type[SourceError], reason: str | None) -> None:
    """One sentence says what is wrong."""
    with pytest.raises(kind) as caught:
        page(raw)
    assert reason is None or caught.value.reason == reason


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<![CDATA[", "&amp", "<item>", "<x:y ", "<?", "<!-- -->", "<a href='/2026/11/a'>", '{"a":'],
)
def test_broken_feeds_cost_little_time(piece: str) -> None:
    """Whatever is repeated in a feed of two million characters, reading it is this thread's work of seconds, not of hours."""
    began = time.thread_time()
    for raw in (
        rss(piece * (2_000_000 // len(piece))),
        "<html><body>" + piece * (400_000 // len(piece)),
        piece * (400_000 // len(piece)),
    ):
        with suppress(SourceError):
            page(raw)
    assert time.thread_time() - began < 60


def test_where_feeds_are() -> None:
    """A page names its feeds, a site its sitemaps; feeds of comments are left out."""
    html = (
        "<link rel='alternate' type='application/rss+xml' href='/rss'><link rel='alternate' hreflang='en' href='/en'>"
        "<link rel='alternate' type='application/rss+xml' title='Komentar' href='/rss/k'>"
        "<link rel='ALTERNATE nofollow' type='application/atom+xml; charset=utf-8' href='atom.xml'>"
    )
    assert feeds_named(html, "https://kabarutara.example/a/", load_signs()) == (
        "https://kabarutara.example/rss", "https://kabarutara.example/a/atom.xml",
    )  # fmt: skip
    assert (
        sitemaps_named("User-agent: *\nDisallow: /x\nSitemap: ftp://x\n", "https://kabarutara.example/robots.txt") == ()
    )


def test_opml() -> None:
    """Every feed of a list is found, in folders too; a list without one says so."""
    text = (
        '<opml version="2.0"><body><outline text="Utara"><outline text="Kabar Utara" xmlUrl="https://kabarutara.example/rss"/>'
        '</outline><outline xmlUrl="https://kabarutara.example/rss"/><outline xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    assert read_opml(text.encode(), "daftar.opml") == (("https://kabarutara.example/rss", "Kabar Utara"),)
    with pytest.raises(SourceError) as caught:
        read_opml(b"<opml><body/></opml>", "daftar.opml")
    assert str(caught.value) == "daftar.opml: it names no feed; give an OPML file, in which outlines have an xmlUrl."
