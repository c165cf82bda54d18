"""Articles from addresses: no wall is taken for one."""

import pytest

from runut.errors import WalledPage
from tests.read.web.pages import Web, numbers_in, page, told

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
