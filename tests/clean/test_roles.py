"""Every visible line of a page has its role, and the story is found among the furniture."""

from collections.abc import Callable

import pytest

from runut.records.article import Article

Clean = Callable[..., Article]

PAGE = """f|Menu
f|Beranda
f|Internasional
t|Utaria Tawarkan Beras kepada Portama setelah Banjir
d|Minggu, 4 Agustus 2024 | 17:02 WIB
b|Penulis: Sari Melati
f|Bagikan
c|Warga Portama menyeberangi sungai dengan perahu (Foto: Kabar Tiga)
t|PORTAMA, Kabar Tiga - Perdana Menteri Utaria menawarkan beras kepada Portama setelah banjir besar pada Sabtu.
t|Tawaran itu disampaikan lewat surat, kata juru bicara pemerintah Utaria.
h|1. Beras dikirim pekan depan
t|Beras itu akan dikirim dengan kapal pekan depan, menurut pelabuhan Utaria.
f|Baca Juga: Portama Tutup Tiga Pelabuhan
f|ADVERTISEMENT
t|"Kami siap."
h|2. Portama belum menjawab
t|Pemerintah Portama belum menjawab tawaran itu sampai Minggu malam.
f|(abc/def)
b|Editor: Budi Utomo
f|Tags
f|Banjir Portama
f|Berita Terkait
f|Harga Emas Naik Lagi
f|Resep Sayur Lodeh dari Portama
f|Copyright © 2024 Kabar Tiga"""

ROLES = {
    "f": "furniture",
    "t": "body",
    "d": "date",
    "b": "byline",
    "c": "caption",
    "h": "heading",
}


def lined(page: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of a page whose lines are marked, and the roles expected of its lines."""
    marked = [line.split("|", 1) for line in page.split("\n")]
    expected = [(ROLES[mark], line.strip()) for mark, line in marked]
    title = next((at for at, (_, line) in enumerate(expected) if line.startswith("Utaria Tawarkan")), None)
    if title is not None:
        expected[title] = ("title", expected[title][1])
    return "\n".join(line for _, line in marked), expected


def told(article: Article) -> list[tuple[str, str]]:
    """Role and text of the article's blocks."""
    return [(block.role, block.span.quote(article.text)) for block in article.blocks]


def test_a_page_with_everything(clean: Clean) -> None:
    """Menus, prompts, teasers and lists of other stories are furniture; all else has its role."""
    text, expected = lined(PAGE)
    article = clean(text)
    assert told(article) == expected
    assert (article.title, article.outlet) == ("Utaria Tawarkan Beras kepada Portama setelah Banjir", "Kabar Tiga")
    assert (article.published, article.authors) == ("2024-08-04T17:02+07:00", ("Sari Melati", "Budi Utomo"))
    assert article.published_span is not None
    assert article.published_span.quote(text) == "4 Agustus 2024 | 17:02 WIB"
    assert [aside.quote(text) for aside in article.asides] == ["PORTAMA, Kabar Tiga - "]
    assert article.notes == ()


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\r\n"])
def test_blank_lines_and_line_ends_change_nothing(clean: Clean, gap: str) -> None:
    """The roles do not hang on how lines are set apart, and offsets are those of the text as read."""
    text, expected = lined(PAGE)
    assert told(clean(text.replace("\n", gap))) == expected


def test_one_sentence_a_line(clean: Clean) -> None:
    """Where sentences stand on lines of their own, short ones are body, not headings."""
    page = (
        "Utaria Tawarkan Beras kepada Portama, Ada Apa?\nkabartiga.com, 2024-08-04 03:30\n\n"
        "Utaria menawarkan beras kepada Portama pada Sabtu.\nKami siap.\n“Benar,” katanya.\nSungai meluap.\n"
        "Senin (5/8/2024).\nWarga mengungsi ke sekolah dan masjid."
    )
    article = clean(page)
    assert [role for role, _ in told(article)] == ["title", "date", *["body"] * 6]
    assert (article.outlet, article.published) == ("kabartiga.com", "2024-08-04T03:30")


def test_no_title(clean: Clean) -> None:
    """A text that begins with its first sentence has no title, and says so."""
    article = clean("KabarTiga.id – Hujan deras turun di Portama sejak Sabtu pagi, kata pemerintah.\n\nSungai meluap.")
    assert article.title is None
    assert [role for role, _ in told(article)] == ["body", "body"]
    assert article.outlet == "KabarTiga.id"


def test_a_given_title_is_the_title(clean: Clean) -> None:
    """The title that a source states is found in the text, whatever it looks like, and its repetition is furniture."""
    article = clean(
        "Video: Banjir.\n\nVideo: Banjir\nHujan deras turun di Portama sejak Sabtu pagi, kata pemerintah.",
        title="Video: Banjir.",
        body_start=16,
    )
    assert article.title == "Video: Banjir."
    assert told(article)[0][0] == "title"
    assert told(article)[-1][0] == "body"


def test_lists_are_body_and_numbered_headings_are_headings(clean: Clean) -> None:
    """Numbered lines next to each other are a list; one before a paragraph is a heading."""
    page = (
        "Bantuan untuk Portama\n\nUtaria mengirim bantuan ke Portama pada Sabtu pagi, yaitu:\n1. Beras 20 ton\n2. Air 40 ton\n"
        "3. Obat\nBantuan itu tiba di pelabuhan Portama pada Minggu malam.\n1. Warga menunggu\nWarga menunggu di pelabuhan sejak sore, kata petugas."
    )
    roles = [role for role, _ in told(clean(page))]
    assert roles == ["title", "body", "body", "body", "body", "body", "heading", "body"]


def test_a_cut_teaser_goes_on(clean: Clean) -> None:
    """A teaser that was cut into lines at its full stops is furniture to its end."""
    page = (
        "Banjir di Portama\n\nHujan deras turun di Portama sejak Sabtu pagi, kata pemerintah.\n"
        "Baca juga: Utaria Kirim Beras.\nPortama Belum Menjawab Tawaran Itu.\nSungai meluap dan warga mengungsi ke sekolah."
    )
    assert [role for role, _ in told(clean(page))] == ["title", "body", "furniture", "furniture", "body"]


def test_a_line_that_holds_a_teaser_and_the_story(clean: Clean) -> None:
    """Of a line that a teaser shares with the story only the teaser is an aside; the line stays body."""
    page = (
        "Banjir di Portama\n\nHujan turun di Portama sejak Sabtu pagi. Baca juga: Utaria Kirim Beras ke Portama "
        "Menurut Sari, sungai meluap. SCROLL TO CONTINUE WITH CONTENT Warga mengungsi ke sekolah."
    )
    article = clean(page)
    assert [role for role, _ in told(article)] == ["title", "body"]
    assert [aside.quote(page) for aside in article.asides] == [
        "Baca juga: Utaria Kirim Beras ke Portama",
        "SCROLL TO CONTINUE WITH CONTENT",
    ]
