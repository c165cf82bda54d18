"""An address leads to what can be followed there, and no further than needed."""

import pytest

from runut.engine.following import Finder, opml
from runut.errors import BadStatus, SourceError
from runut.read.feeds import read_opml
from runut.sources.signs import load_signs
from tests.engine.watching import START, MadeWeb, Reply, Time, rss

HOME = "https://kabarutara.example"
LINKS = "".join(f"<a href='/2026/11/29/kabar-{number}'>Kabar {number}</a>" for number in range(4))
PAGE = f"<html><head><title>Kabar Utara</title></head><body>{LINKS}</body></html>"
NEWS = f"<urlset><url><loc>{HOME}/2026/11/29/kabar-1</loc></url></urlset>"


def web(**says: str) -> MadeWeb:
    """A site that says this at these paths ("_" stands for "/", "__" for "."), and nothing elsewhere."""
    pages = {f"{HOME}{path.replace('__', '.').replace('_', '/')}": text for path, text in says.items()}

    def say(address: str, _: str | None) -> Reply:
        if address not in pages:
            raise BadStatus(address, 404, "there is no such page (404)", "check the address")
        return Reply(address=address, body=pages[address].encode())

    return MadeWeb(Time(), say)


def found(made: MadeWeb, address: str) -> tuple[str, str]:
    """Kind and address of what is followed."""
    one = Finder(made, load_signs(), START).find(address)
    return one.kind, one.address.removeprefix(HOME)


FEED = rss(f"{HOME}/a").decode()


def test_a_feed_is_itself() -> None:
    """One request tells; an address without its scheme is asked by https."""
    made = web(_rss=FEED)
    assert found(made, "kabarutara.example/rss") == ("feed", "/rss")
    assert len(made.asked) == 1


def test_a_page_names_its_feed() -> None:
    """What the page names comes first; where that is none, the next is taken."""
    head = "".join(
        f"<link rel=alternate type=application/rss+xml href=/{name}>" for name in ("mati", "kosong", "hidup")
    )
    made = web(
        _politik=f"<html><head>{head}</head><body>{LINKS}</body></html>",
        _kosong=rss().decode(),
        _hidup=FEED,
        _feed=FEED,
    )
    assert found(made, f"{HOME}/politik") == ("feed", "/hidup")


def test_usual_places_are_looked_at_from_the_front_page_alone() -> None:
    """A section is no reason to follow the whole site: its own links are followed."""
    made = web(_=PAGE, _politik=PAGE, _rss__xml=FEED)
    assert found(made, f"{HOME}/") == ("feed", "/rss.xml")
    assert found(made, f"{HOME}/politik") == ("listing", "/politik")


def test_news_sitemaps() -> None:
    """robots.txt names them, or they lie at usual places; a page that is said to be one is none."""
    made = web(
        _=PAGE,
        _robots__txt=f"Sitemap: {HOME}/peta.xml\nSitemap: {HOME}/peta-news.xml",
        **{"_peta-news__xml": NEWS, "_peta__xml": PAGE},
    )
    assert found(made, f"{HOME}/") == ("sitemap", "/peta-news.xml")
    made = web(_=PAGE, **{"_sitemap-news__xml": NEWS})
    assert found(made, f"{HOME}/") == ("sitemap", "/sitemap-news.xml")


def test_nothing_there() -> None:
    """A page with hardly a link says so, one that is not there what the server said."""
    with pytest.raises(SourceError) as caught:
        found(web(_="<html><body>Kosong</body></html>"), HOME + "/")
    assert caught.value.reason == "neither a feed nor a news sitemap was found there, nor a page that lists articles"
    with pytest.raises(BadStatus):
        found(web(), HOME)


def test_what_is_exported_is_read_again() -> None:
    """Titles with signs of XML come back whole."""
    one = Finder(
        web(_rss=FEED.replace("Kabar</title>", "“Kabar” &amp; 3 &lt; 4</title>", 1)), load_signs(), START
    ).find(f"{HOME}/rss")
    assert one.title == "“Kabar” & 3 < 4"
    assert read_opml(opml([one]).encode(), "x") == ((f"{HOME}/rss", "“Kabar” & 3 < 4"),)
