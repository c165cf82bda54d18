"""Whatever bytes an address gives, reading them ends in what stands there, or in one sentence."""

from urllib.parse import urlsplit

from hypothesis import example, given, settings
from hypothesis import strategies as st

from runut.errors import SourceError
from runut.read.feeds import article_of_item, feeds_named, read_opml, sitemaps_named
from runut.read.feeds.fulltext import plain_text
from runut.read.options import ReadOptions
from runut.records.gathering import FeedPage, Item
from runut.sources.signs import load_signs
from tests.read.feeds.made import AT, page, rss

SEEDS = (
    rss(
        "<title>A &amp; B</title><link>/a</link><guid>g</guid><pubDate>Sat, 28 Nov 2026 23:30:00 +0700</pubDate>"
        "<description><![CDATA[<p>Hujan</p>]]></description>"
    ),
    (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><link href="b"/><updated>2026-11-28</updated>'
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div></content></entry></feed>'
    ),
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item rdf:about="x"><link>/c</link></item></rdf:RDF>',
    '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "url": "/d", "date_published": "2026-11-28"}]}',
    "<urlset><url><loc>/e</loc><lastmod>2026-11-28</lastmod></url></urlset>",
    "<html><body><a href='/2026/11/29/banjir-di-portama'>Banjir</a><a href='//[x'>x</a></body></html>",
    '<opml><body><outline xmlUrl="https://kabarutara.example/rss" text="x"/></body></opml>',
)
ODD = (
    "\x00",
    "<",
    ">",
    "&",
    "&#0;",
    "&#xD800;",
    "]]>",
    "<![CDATA[",
    "<!--",
    '"',
    "'",
    "\ud800",
    "é",
    "0000-00-00",
    "1e999",
    "<?xml",
    "[",
    "{",
    "\r",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A feed of which pieces are taken away, doubled, or replaced by odd signs, in some encoding."""
    text = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 20)))
        text = text[:start] + draw(st.sampled_from([*ODD, text[start:end] * 2, draw(st.text(max_size=5))])) + text[end:]
    return text.encode(draw(st.sampled_from(["utf-8", "utf-16", "utf-8-sig", "latin-1"])), "replace")


def bears(raw: bytes) -> None:
    """Reading `raw` in every way ends well, and what comes out can be kept."""
    try:
        found = page(raw)
    except SourceError as error:
        assert str(error).startswith(AT)  # noqa: PT017  # either is fine, and each must be what it should
    else:
        check(found)
    text = raw.decode("utf-8", "replace")
    for read in (lambda: read_opml(raw, AT), lambda: feeds_named(text, AT, load_signs())):
        try:
            read()
        except SourceError as error:
            assert AT in str(error)  # noqa: PT017  # as above
    sitemaps_named(text, AT)
    plain_text(text)


def check(found: FeedPage) -> None:
    """Addresses are of the web, days are days, and everything can be written as UTF-8."""
    for item in found.items:
        for said in (item.address, item.mark, item.title, item.text, *item.authors):
            (said or "").encode("utf-8")
        assert item.address is None or urlsplit(item.address).scheme in {"http", "https"}
        assert all(day is None or "1990" <= day[:4] <= "2026" for day in (item.published, item.updated))
        kept = Item(id="i", feed="f", title=item.title, published=item.published, text=item.text)
        try:
            article_of_item(kept, AT, ReadOptions())
        except SourceError as error:
            assert str(error).startswith(AT)  # noqa: PT017  # as above


@settings(max_examples=200, deadline=None)
@given(raw=damaged())
@example(
    raw="<rss><channel><item><title>\ud800</title><link>/a</link></item></channel></rss>".encode(
        "utf-8", "surrogatepass"
    )
)
@example(raw=b'{"items": [{"content_text": "\\ud800", "title": "\\ud800 x", "id": "\\ud800"}]}')
@example(raw=b"<html><body><a href='/2026/11/29/banjir&#xD800;-di-portama'>&#xD800;</a></body></html>")
def test_damaged_feeds(raw: bytes) -> None:
    """Feeds that something went wrong with."""
    bears(raw)


@settings(max_examples=200, deadline=None)
@given(raw=st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    """Bytes that nobody wrote."""
    bears(raw)
