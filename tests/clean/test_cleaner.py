"""What the cleaner says of an article beside the roles of its lines."""

from collections.abc import Callable

import pytest

from runut.errors import NoArticle
from runut.records.article import Article
from tests.growing import in_proportion

Clean = Callable[..., Article]

STORY = "Hujan deras turun di Portama sejak Sabtu pagi, kata pemerintah kepada warga."
NO_TITLE = "The text has no line that could be its title."
NO_DATE = "Neither the text nor its source says when it was published, so that relative dates in it stay open."
NO_STORY = (
    "There is nothing but furniture in it, so that nothing is read from it; check that the whole article was given."
)


def test_notes_word_for_word(clean: Clean) -> None:
    """What was not found is told in whole sentences, what the source states is not missed."""
    assert clean(STORY).notes == (NO_TITLE, NO_DATE)
    assert clean(f"Banjir di Portama\n\n{STORY}", title="Banjir di Portama", published="2024-08-04").notes == ()
    assert clean("Menu\nBeranda\nBagikan\nCopyright © 2024").notes == (NO_STORY,)
    years = clean(STORY, title="Banjir", published="1024-08-04").notes
    assert years == ("It gives 1024-08-04 as its day of publication, a year that cannot be right.",)


@pytest.mark.parametrize(
    ("stated", "left"),
    [
        ("0000-00-00", None),
        ("2025-02-30", None),
        ("９９９９-12-31", None),
        ("2025-08-11T25:61", "2025-08-11"),
        ("2025-08-11T10:00+99:99", "2025-08-11T10:00"),
    ],
)
def test_a_day_that_no_calendar_has_is_none(clean: Clean, stated: str, left: str | None) -> None:
    """Of what a source states as its day that is taken which a calendar and a clock have."""
    found = clean(STORY, title="Banjir", published=stated)
    assert (found.published, found.notes) == ((left, ()) if left else (None, (NO_DATE,)))


def test_only_furniture_is_still_an_article(clean: Clean) -> None:
    """A page of menus is kept, all of it furniture."""
    article = clean("Menu\nBeranda\nBagikan\nCopyright © 2024")
    assert {block.role for block in article.blocks} == {"furniture"}


def test_nothing_visible_is_no_article(clean: Clean) -> None:
    """A text without a visible character is refused with the way out."""
    with pytest.raises(NoArticle, match=r"a\.txt: there is nothing to be seen in its text; give the article's text\."):
        clean(" \n\u200a\n")


def test_the_same_article_has_one_id(clean: Clean) -> None:
    """The id hangs on text and outlet alone: not on the file, the title or what else is stated."""
    one = clean(STORY, outlet="Kabar Tiga")
    assert one.id == clean(STORY, outlet="Kabar Tiga", title="Banjir", published="2024-08-04").id
    assert len({one.id, clean(STORY).id, clean(STORY + " ").id, clean(STORY, outlet="Lain").id}) == 4
    assert clean(STORY, address="https://www.kabar.example/1").id == clean(STORY, outlet="kabar.example").id


@pytest.mark.parametrize(
    ("stated", "outlet"),
    [
        ({"outlet": "nasional.kompas.com"}, "Kompas.com"),
        ({"outlet": "KOMPAS.com"}, "Kompas.com"),
        ({"outlet": "Kabar Tiga"}, "Kabar Tiga"),
        ({"outlet": "Kanal Daerah", "address": "https://regional.kompas.com/read/1"}, "Kompas.com"),
        ({"address": "https://www.kabartiga.example/1"}, "kabartiga.example"),
        ({}, None),
    ],
)
def test_outlets_have_their_usual_names(clean: Clean, stated: dict[str, str], outlet: str | None) -> None:
    """An outlet that is known is called by its usual name, by whatever name or host it was stated."""
    assert clean(STORY, **stated).outlet == outlet


@pytest.mark.parametrize(
    ("begin", "outlet"),
    [
        ("JAKARTA, KOMPAS.com - ", "Kompas.com"),
        ("Jakarta, IDN Times - ", "IDN Times"),
        ("jpnn.com, JAKARTA - ", "JPNN.com"),
        ("https://jogja.times.co.id/ TIMES JOGJA, JAKARTA – ", "TIMES Indonesia"),
        ("KONTAN.CO.ID - JAKARTA. ", "Kontan"),
        ("Mataram (ANTARA) - ", "ANTARA"),
        ("LIPUTAN6.COM, Jakarta — ", "Liputan6.com"),
        ("FAKTUAL-INDONESIA: ", "Faktual Indonesia"),
        ("HARIAN PORTAMA - ", "HARIAN PORTAMA"),
        ("PortamaKini.id – ", "PortamaKini.id"),
        ("Portama, KabarTiga – ", "KabarTiga"),
        ("TELUKRAYA24 - ", "TELUKRAYA24"),
        ("PORTAMA - ", None),
    ],
)
def test_datelines(clean: Clean, begin: str, outlet: str | None) -> None:
    """A dateline is an aside of its line and names the outlet; a place alone names none."""
    article = clean(f"Banjir di Portama\n\n{begin}{STORY}")
    assert [aside.quote(article.text) for aside in article.asides] == [begin]
    assert article.outlet == outlet
    assert article.blocks[-1].role == "body"


@pytest.mark.parametrize("begin", ["Presiden Utaria - yang baru dilantik - ", "Ia berkata: ", "Banjir - dan hujan - "])
def test_no_dateline(clean: Clean, begin: str) -> None:
    """Dashes and colons of sentences make no dateline."""
    article = clean(f"Banjir di Portama\n\n{begin}{STORY}")
    assert (article.asides, article.outlet) == ((), None)


@pytest.mark.parametrize(
    ("line", "published", "authors"),
    [
        ("Minggu (4/8/2024)", "2024-08-04", ()),
        ("Senin, 20 Okt 2025 14:05 WIB", "2025-10-20T14:05+07:00", ()),
        ("Diterbitkan pada 5 Mei 2023, pukul 09.30 WITA", "2023-05-05T09:30+08:00", ()),
        ("23 September 2023, 17:02 WIT", "2023-09-23T17:02+09:00", ()),
        ("Sari Melati 15 Aug 2023, 18:09", "2023-08-15T18:09", ("Sari Melati",)),
        ("Sari Melati - Kabar Tiga | 15 Agustus 2023", "2023-08-15", ("Sari Melati",)),
        ("kota.kabartiga.com, 2013-12-6", "2013-12-06", ()),
        ("2024-08-04T10:08:58Z", "2024-08-04T10:08+00:00", ()),
        ("31 Februari 2024", None, ()),
        ("Portama, 4 Agustus 2024", "2024-08-04", ()),
    ],
)
def test_lines_that_date_the_article(clean: Clean, line: str, published: str | None, authors: tuple[str, ...]) -> None:
    """Dates in the ways of Indonesian pages become ISO 8601, with the zone's offset; a day that is none is none."""
    article = clean(f"Utaria Tawarkan Beras kepada Portama\n{line}\n\n{STORY}")
    assert (article.published, article.authors) == (published, authors)


def test_a_date_in_the_story_does_not_date_it(clean: Clean) -> None:
    """What a sentence tells of a day is not the day of publication."""
    assert (
        clean(f"Banjir di Portama\n\n{STORY}\nPada Minggu (4/8/2024) hujan berhenti di seluruh kota.").published is None
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{STORY} Sungai meluap dan warga mengungsi ke sekolah karena rumah mereka terendam.", "id"),
        ("Kerajaan Utaria berkata bahawa polis telah bersedia kerana hujan dijangka berterusan sehingga Khamis.", "ms"),
        ("Heavy rain has been falling over the city since Saturday morning, the government told residents.", "en"),
        ("12 345 678", "und"),
    ],
)
def test_languages(clean: Clean, text: str, language: str) -> None:
    """Indonesian is told from Malay by words that only one has, and what cannot be told is "und"."""
    assert clean(text).language == language
    assert clean(text, language="id-ID").language == "id"


@pytest.mark.parametrize(
    "unit", [f"{STORY}\n", f"{STORY} ", "Baca juga: Portama Kirim Beras ", "Portama\n", "- ", "(Foto "]
)
def test_time_is_linear(clean: Clean, unit: str) -> None:
    """Eight times the text takes not much more than eight times as long, whatever it is made of."""
    in_proportion(lambda times: clean(unit * times), 400, 3_200)
