"""Articles from addresses: their own address, all their parts, and no wall taken for one of them."""

import json
from collections.abc import Mapping

import pytest

from runut.errors import BadStatus, NoArticle, SourceError, WalledPage
from runut.languages.load import load_web
from runut.read.web.articles import WebArticles
from runut.read.web.rules import Answer, Conditions
from runut.records.article import RawArticle
from runut.sources.load import Sources
from runut.sources.outlet import Outlet

AT = "https://www.kabarutara.example"
TITLE = "Banjir melanda Portama"
SOURCES = Sources(
    [
        Outlet(name="Kabar Utara", kind="outlet", domains=("kabarutara.example",)),
        Outlet(name="Suara Selatan", kind="outlet", domains=("suaraselatan.example",)),
    ]
)


def told(*numbers: int) -> str:
    """Paragraphs, one for each number, long enough to be a page's main text."""
    return "".join(
        f"<p>Hujan deras turun di Portama pada hari ke-{n}, kata Sari Melati, dan {n * 10} keluarga mengungsi ke sekolah "
        f"di kota itu karena air sungai masuk ke rumah mereka sampai setinggi {n} meter sejak malam sebelumnya.</p>"
        for n in numbers
    )


def page(body: str, head: str = "", *, title: str = TITLE, html: str = "html", after: str = "") -> str:
    """A page with a headline, this body, and `after` behind it."""
    return (
        f"<!DOCTYPE html><{html}><head><title>{title}</title>{head}</head><body><nav><a href='/'>Beranda</a></nav>"
        f"<article><h1>{title}</h1>{body}</article>{after}</body></html>"
    )


def canonical(path: str) -> str:
    """The line by which a page names its own address."""
    return f'<link rel="canonical" href="{path}">'


class Web:
    """What lies at which address, and what was asked for."""

    def __init__(self, pages: Mapping[str, str | Answer]) -> None:
        """Paths are those of the outlet's own host."""
        self.pages = {(key if "://" in key else AT + key): value for key, value in pages.items()}
        self.asked: list[str] = []

    def fetch(self, address: str, conditions: Conditions = Conditions(), accept: str = "*/*") -> Answer:  # noqa: B008 (frozen)
        """As a fetcher does."""
        assert conditions == Conditions()
        assert "text/html" in accept
        self.asked.append(address.removeprefix(AT))
        found = self.pages.get(address)
        if found is None:
            raise BadStatus(address, 404, "there is no such page (status 404)", "check the address")
        if isinstance(found, Answer):
            return found
        return Answer(
            address=address, asked=address, status=200, body=found.encode(), kind="text/html", charset="utf-8"
        )

    def read(self, address: str) -> RawArticle:
        """The article at `address`."""
        articles = WebArticles(self.fetch, 100_000, tables=load_web(), sources=SOURCES)
        return articles.read(address if "://" in address else AT + address)


def numbers_in(article: RawArticle) -> list[int]:
    """Which paragraphs it holds, in their order."""
    body = article.text[article.body_start :]
    return [int(part.split(",")[0]) for part in body.split("pada hari ke-")[1:]]


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


def links(*pairs: tuple[str, str]) -> str:
    """Links with their words behind an article."""
    return "<div>" + " ".join(f'<a href="{href}">{words}</a>' for href, words in pairs) + "</div>"


@pytest.mark.parametrize(
    ("second", "third", "labels"),
    [
        ("/banjir?page=2", "/banjir?page=3", ("2", "3")),
        ("/banjir?halaman=2", "/banjir?halaman=3", ("Halaman 2", "3")),
        ("/banjir/2", "/banjir/3", ("Selanjutnya", "Selanjutnya »")),
        ("/banjir?id=7&page=2", "/banjir?id=7&page=3", ("2 dari 3", "3 dari 3")),
        ("/banjir-halaman-2", "/banjir-halaman-3", ("Halaman berikutnya", "Halaman selanjutnya")),
    ],
)
def test_parts_are_put_together_in_order(second: str, third: str, labels: tuple[str, str]) -> None:
    """Each part once, in the order of their numbers, also where each links only to the next; repeated lines stand once."""
    first = "/banjir?id=7" if "id=7" in second else "/banjir"
    again = "<p>Hujan deras turun di Portama pada hari ke-1, kata Sari Melati, dan 10 keluarga mengungsi ke sekolah di kota "
    again += "itu karena air sungai masuk ke rumah mereka sampai setinggi 1 meter sejak malam sebelumnya.</p>"
    pages = {
        first: page(told(1, 2, 3), after=links((second, labels[0]))),
        second: page(again + told(4, 5, 6), after=links((first, "1"), (third, labels[1]))),
        third: page(told(7, 8, 9), after=links((second, "2"))),
    }
    web = Web(pages)
    found = web.read(first)
    assert numbers_in(found) == list(range(1, 10))
    assert found.address == AT + first
    assert "It was put together from 3 pages." in found.notes
    assert web.asked == [first, second, third]
    assert web.read(third).text == found.text
    assert web.read(third).digest == found.digest


def test_all_on_one_page_is_taken_where_there_is_one() -> None:
    """It is fetched in place of the parts, and stands under the address of the article."""
    after = links(("/banjir?page=2", "2"), ("/banjir?page=all", "Tampilkan semua"))
    pages = {
        "/banjir": page(told(1, 2, 3), after=after),
        "/banjir?page=2": page(told(4, 5, 6), after=after),
        "/banjir?page=all": page(told(1, 2, 3, 4, 5, 6), canonical("/banjir"), after=after),
    }
    web = Web(pages)
    assert [numbers_in(web.read(path)) for path in ("/banjir", "/banjir?page=all", "/banjir?page=2")] == [
        [*range(1, 7)]
    ] * 3
    assert "/banjir?page=2" not in web.asked[:3]
    assert {web.read(path).address for path in pages} == {f"{AT}/banjir"}


@pytest.mark.parametrize(
    ("href", "words"),
    [
        ("/banjir?page=2#komentar", "2"),
        ("/harga-beras?page=2", "2"),
        ("https://suaraselatan.example/banjir?page=2", "2"),
        ("/banjir?page=2", "Baca juga: Harga beras naik"),
        ("/banjir-susulan", "Selanjutnya"),
        ("javascript:next(2)", "2"),
        ("/banjir?page=99", "99"),
    ],
)
def test_other_links_are_no_parts(href: str, words: str) -> None:
    """Comments, other articles, other sites, and what is called otherwise."""
    web = Web({"/banjir": page(told(1, 2, 3), after=links((href, words)))})
    assert numbers_in(web.read("/banjir")) == [1, 2, 3]
    assert web.asked == ["/banjir"]


def test_parts_end_where_they_repeat_or_fail() -> None:
    """A server that gives one page under every number is asked once more; a part that is missing is said."""
    after = links(*((f"/banjir?page={n}", str(n)) for n in range(2, 40)))
    same = page(told(1, 2, 3), after=after)
    web = Web({"/banjir": same, **{f"/banjir?page={n}": same for n in range(2, 40)}})
    assert numbers_in(web.read("/banjir")) == [1, 2, 3]
    assert web.asked == ["/banjir", "/banjir?page=2"]
    web = Web({"/banjir": same, "/banjir?page=2": page(told(4, 5, 6))})
    found = web.read("/banjir")
    assert numbers_in(found) == [1, 2, 3, 4, 5, 6]
    assert "Part 3 of the article could not be read, so that its end is missing." in found.notes
    web = Web({"/banjir": same, **{f"/banjir?page={n}": page(told(3 * n, 3 * n + 1)) for n in range(2, 40)}})
    assert len(web.read("/banjir").text) > 0
    assert len(web.asked) == 20


WALLS = [
    ("pay", "the page shows only its first lines to readers who do not pay"),
    ("logging in", "the page shows its article only after logging in"),
    ("consent", "the page asks for consent in place of its article"),
    ("scripts", "the page shows its article only to browsers that run its scripts"),
    ("human", "the page wants proof that its reader is human in place of its article"),
    ("nothing", "the page says that there is nothing at its address"),
]


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (told(1) + "<p>Berlangganan untuk membaca artikel ini selengkapnya.</p>", "pay"),
        (told(1) + "<p>Subscribe to continue reading.</p>", "pay"),
        (told(1) + "<div class='gate'><b>Artikel ini</b> hanya tersedia untuk pelanggan.</div>", "pay"),
        (told(1) + "<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script>", "pay"),
        (told(1) + "<p>Silakan masuk untuk melanjutkan membaca.</p>", "logging in"),
        (
            "<div>Situs ini menggunakan cookie untuk meningkatkan pengalaman Anda.</div><button>Setuju</button>",
            "consent",
        ),
        ("<div id='root'></div><noscript>You need to enable JavaScript to run this app.</noscript>", "scripts"),
        ("<noscript>Silakan <b>aktifkan</b> JavaScript untuk melanjutkan.</noscript>", "scripts"),
        ("<div>Checking your browser before accessing kabarutara.example.</div>", "human"),
        ("<p>Kami sedang memeriksa peramban Anda sebelum melanjutkan.</p>", "human"),
        ("<h2>404</h2><p>Maaf, halaman yang Anda cari tidak ditemukan.</p>", "nothing"),
    ],
)
def test_walls_are_said_and_are_no_articles(body: str, word: str) -> None:
    """A demand to pay, log in, agree or prove to be human is told in one sentence, in both languages of the tables."""
    with pytest.raises(WalledPage) as caught:
        Web({"/banjir": page(body, title="Kabar Utara")}).read("/banjir?token=rahasia".partition("?")[0])
    assert [said for name, said in WALLS if name == word] == [caught.value.reason]


@pytest.mark.parametrize(
    "around",
    [
        "<div>Kami menggunakan cookie. Terima semua kuki</div>",
        "<noscript>Please enable JavaScript to see comments.</noscript>",
        "<p>Already a subscriber? Log in</p>",
        "<form>Silakan login untuk melanjutkan ke komentar</form>",
    ],
)
def test_words_around_an_article_are_no_wall(around: str) -> None:
    """Banners of consent, hints for browsers, and offers stand around articles that are there to be read."""
    assert numbers_in(Web({"/banjir": page(told(1, 2, 3, 4, 5, 6), after=around)}).read("/banjir")) == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]


def test_an_article_about_walls_is_an_article() -> None:
    """What a page tells of pages that want to be paid is no demand to pay."""
    about = (
        "<p>Media itu meminta pembaca berlangganan untuk membaca, kata Mira Tandaya, dan menutup berita gratisnya.</p>"
    )
    assert "berlangganan untuk membaca" in Web({"/a": page(about + told(1, 2, 3, 4, 5, 6))}).read("/a").text


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
