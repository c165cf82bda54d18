"""What each section of a page shows, with the words that it rests on."""

import pytest

from runut.serve.report import render
from runut.store.views import Views
from tests.serve.making import ASIDE, SAID
from tests.serve.reading import Page, Section

CITED = "baris 4, karakter"


@pytest.fixture(scope="module")
def parsed(page: str) -> Page:
    """The page, parsed once."""
    return Page(page)


@pytest.fixture(scope="module")
def english(views: Views) -> Page:
    """The same page in English."""
    return Page(render(views, language="en"))


def test_the_head_counts_and_the_contents_lead_on(parsed: Page) -> None:
    """The head says how many articles, outlets, stories, events and differences; the contents name each section."""
    counts = {Section(one).words for one in parsed.all("div") if one.find("dt") is not None}
    assert {"artikel 4", "media 3", "kisah 2", "peristiwa 8", "perbedaan 3"} <= counts
    contents = Section(parsed.all("nav", "contents")[0])
    sections = ["timeline", "matrix", "differences", "statements", "figures", "omissions", "sources", "passages"]
    links = [link for link in contents.links() if link.startswith("#s-S1")]
    assert links == ["#s-S1", *(f"#s-S1-{name}" for name in sections)]


def test_the_timeline_tells_what_happened(parsed: Page) -> None:
    """An entry shows its date, type in words, who to whom, status, outlets, chain, differences and quotations."""
    flood = parsed.within("e-E0S1")
    assert "9 Agustus 2025" in flood.words
    assert "Kejadian: banjir" in flood.words
    assert "3 media: KabarTiga, Antarnegeri, cc.txt · menurut Velnas · 3 perbedaan" in flood.words
    assert "#d-D1" in flood.links()
    assert [one.words for one in flood.all("mark")] == ["Banjir melanda"] * 3
    assert [link for link in flood.links() if link.startswith("#m-")] == ["#m-aa.e0", "#m-bb.e0", "#m-cc.e0"]
    offer = parsed.within("e-E1S1")
    assert "Bantuan akan terjadi · Kolsaria → kepada Kardova" in offer.words
    assert "#p-person.kolsaria" in offer.links()


def test_background_stands_apart(parsed: Page) -> None:
    """What articles tell of as long past is not among what happened."""
    now, before = parsed.within("s-S1-timeline").all("ol", "timeline")
    assert "Tuduhan lama." in before.words
    assert "Tuduhan lama." not in now.words


def test_the_picture_says_in_words_what_it_draws(parsed: Page) -> None:
    """The picture has a name and a description, and a sign for each entry that has a day."""
    part = parsed.within("s-S1-timeline").root
    picture = next(one for one in part.iter() if one.get("class") == "days")
    named = {one.get("id"): "".join(one.itertext()) for one in picture.iter() if one.get("id")}
    title, desc = (named[id_] for id_ in picture.get("aria-labelledby", "").split())
    assert title == "Peristiwa menurut hari"
    assert desc.startswith("3 peristiwa sejak 9 Agustus 2025")
    assert "kerja sama, tindakan: 1; konflik, ucapan: 1; kejadian lain: 1;" in desc
    assert [one.get("href") for one in picture.iter() if str(one.tag).endswith("}a")] == [
        "#e-E1S1",
        "#e-E2S1",
        "#e-E0S1",
    ]


def test_statements_say_who_how_to_whom_and_where(parsed: Page) -> None:
    """A statement has its speaker, mode, addressee, medium, date and place in the article."""
    (speaker,) = parsed.within("s-S1-statements").all("details", "speaker")
    assert speaker.all("h4")[0].words == "Kolsaria"
    first = speaker.all("li")[0]
    assert f"“{SAID}” kata demi kata · kepada Kardova · dalam surat · diucapkan 10 Agustus 2025" in first.words
    assert "KabarTiga , 10 Agustus 2025 · aa.txt, baris 6, karakter" in first.words
    assert first.links() == ["#m-aa.s0"]


def test_figures_stand_side_by_side(parsed: Page) -> None:
    """A row shows what is counted, and for each outlet the quoted number with its link; it leads to the disagreement."""
    part = parsed.within("s-S1-figures")
    head, group, row = part.rows()
    assert head == ["Yang dihitung", "KabarTiga", "Antarnegeri", "cc.txt"]
    assert group == ["Banjir melanda Sarindal."]
    assert row[0] == "tewas berbeda"
    assert [cell.split(" orang")[0] for cell in row[1:]] == ["17", "21", "17"]
    assert all("menurut Velnas" in cell and CITED in cell for cell in row[1:])
    assert part.links() == ["#e-E0S1", "#d-D1", "#m-aa.f0", "#m-bb.f0", "#m-cc.f0"]


def test_a_disagreement_shows_both_sentences(parsed: Page) -> None:
    """Both variants stand next to each other with the words marked in their sentences, outlet, date and chain."""
    difference = parsed.within("d-D1")
    assert "Bertentangan berapa: tewas" in difference.words
    versions = difference.all("div", "version")
    assert [one.all("p", "says")[0].words for one in versions] == ["17", "21"]
    assert [one.all("mark")[0].words for one in versions] == ["17 orang", "21 orang"]
    assert "Sebanyak 17 orang tewas, menurut Velnas." in versions[0].words
    assert "Antarnegeri , 11 Agustus 2025 · menurut Velnas · bb.txt, baris 4" in versions[1].words
    assert versions[1].links() == ["#m-bb.f0"]


def test_a_disagreement_says_its_kind_weight_and_origins_in_words(parsed: Page, english: Page) -> None:
    """Every kind is told apart in words in both languages, with its weight and on how many origins each version rests."""
    kinds = {"d-D1": "Bertentangan", "d-D2": "Berkembang", "d-D3": "Lebih atau kurang tepat"}
    assert all(words in parsed.within(place).words for place, words in kinds.items())
    assert "More or less exact where" in english.within("d-D3").words
    facts = [one.words for one in parsed.within("d-D1").all("p", "facts")]
    assert facts == ["Banjir melanda Sarindal. · bobot 0,80", "dari 2 asal", "dari 1 asal"]
    part = parsed.within("s-S1-differences")
    assert [one.words[:12].strip() for one in part.all("span", "tag")] == [
        "Bertentangan",
        "→ Berkembang",
        "⊂ Lebih atau",
    ]


def test_a_disagreement_marks_the_words_that_differ(parsed: Page) -> None:
    """Where outlets differ on a date, the date's words are marked and not those of the event; the versions are told in words."""
    difference = parsed.within("d-D2")
    assert "Berkembang kapan" in difference.words
    assert [one.words for one in difference.all("p", "says")] == ["9 Agustus 2025", "10 Agustus 2025"]
    assert [one.words for one in difference.all("mark")] == ["Sabtu (9/8/2025)"] * 2


def test_the_matrix_says_in_words_who_leaves_out_what(parsed: Page) -> None:
    """For every entry that somebody leaves out each outlet says whether it tells it, not by colour alone."""
    head, row = parsed.within("s-S1-omissions").rows()
    assert head == ["Peristiwa", "KabarTiga", "Antarnegeri", "cc.txt"]
    assert row == [
        "11 Agustus 2025 · dari 2 asal · bobot 0,50 Warga membantah.",
        "● memuat",
        "○ tidak memuat",
        "– tidak dibandingkan",
    ]


def test_a_recurring_passage_marks_the_words_that_differ(parsed: Page) -> None:
    """Both texts stand there, and only the words in which they differ are marked."""
    passage = parsed.within("r-R1")
    assert "Diambil alih serupa 91 %" in passage.words
    earlier, later = passage.all("blockquote", "version")
    assert [one.words for one in earlier.all("span", "own")] == ["17"]
    assert [one.words for one in later.all("span", "own")] == ["21"]
    assert (earlier.links(), later.links()) == (["#m-R1.1"], ["#m-R1.2"])


def test_actors_are_counted(parsed: Page) -> None:
    """The table names actors with kind, country and what they do in how many articles."""
    rows = {row[0]: row[1:] for row in parsed.within("actors").rows()}
    assert rows["Kolsaria"][:6] == ["orang", "", "4", "4", "4", "–"]
    assert rows["Kardova"][:6] == ["negara", "", "4", "–", "–", "8"]


def test_relations_count_by_class_and_score(parsed: Page) -> None:
    """A pair has its events by quad class and the mean score of what happened; what is announced is counted apart."""
    rows = {tuple(row[:2]): row[2:] for row in parsed.within("relations").rows()}
    assert rows["Warga", "Kardova"][:7] == ["–", "–", "2", "–", "–", "–", "−2,0"]
    assert rows["Kolsaria", "Kardova"][:7] == ["–", "–", "–", "–", "–", "2", "–"]


def test_chains_say_on_whose_word(parsed: Page) -> None:
    """For every body the claims that each outlet tells on its word, the claims in its own name, and the words that say so."""
    part = parsed.within("chains")
    assert part.rows() == [
        ["Lembaga", "KabarTiga", "Antarnegeri", "cc.txt"],
        ["Velnas", "2", "4", "2"],
        ["tanpa perantara", "4", "8", "4"],
    ]
    assert [one.words for one in part.all("mark")] == ["menurut Velnas"] * 4
    assert {link for link in part.links() if link.startswith("#m-")} == {
        f"#m-{id_}.c0" for id_ in ("aa", "bb", "cc", "dd")
    }


def test_an_article_stands_whole_with_its_claims_marked(parsed: Page) -> None:
    """Every character of the article is there, with roles, asides, marks and a numbered list of claims that lead both ways."""
    part = parsed.within("a-aa")
    words = part.all("div", "words")[0]
    assert "Banjir melanda Sarindal, Sabtu (9/8/2025). Sebanyak 17 orang" in _without_notes(words)
    assert [one.words for one in words.all("span", "aside")] == [ASIDE]
    roles = [one.root.get("class", "") for one in words.all("div", "block")]
    assert roles == ["block title", "block byline", "block caption", *["block body"] * 4, "block furniture"]
    assert "bukan berita" in words.all("div", "furniture")[0].words
    assert parsed.within("m-aa.e1").words == "menawarkan bantuan"
    assert parsed.within("m-aa.s0").words == SAID
    claims = part.all("aside", "claims")[0].all("li")
    assert [one.root.get("value") for one in claims] == [str(n) for n in range(1, 7)]
    assert "Bantuan · Kolsaria → Kardova · 10 Agustus 2025 · akan terjadi lihat peristiwa" in claims[2].words
    assert claims[2].links() == ["#m-aa.e1", "#e-E1S1"]
    assert "#c-aa.e1" in words.links()


def _without_notes(words: Section) -> str:
    return "".join(
        "".join(piece for piece in one.root.itertext() if not piece.isdigit()) for one in words.all("div", "block")
    )


def test_who_a_word_means_is_told_without_a_mouse(parsed: Page) -> None:
    """A mention by another word than the name, and a time, carry what they mean for the style sheet to print."""
    words = parsed.within("a-aa").all("div", "words")[0]
    meant = {one.words: one.root.get("data-says") for one in words.all("span", "m") if one.root.get("data-says")}
    assert meant == {"Presiden": "Kolsaria", "Sabtu": "2025-08-09", "Warga membantah 5": "Warga"}


def test_layers_can_be_switched(parsed: Page) -> None:
    """Every layer has a box and a rule in the style sheet that hides it."""
    boxes = [one.get("id") for one in parsed.all("input")]
    assert boxes == [f"show-{layer}" for layer in ("statement", "event", "figure", "chain", "passage", "actor", "time")]
    style = "".join(parsed.all("style")[0].itertext())
    assert all(f":has(#{box}:not(:checked))" in style for box in boxes)


def test_a_story_says_what_was_not_found(parsed: Page) -> None:
    """Sections with nothing in them are named in one sentence."""
    assert "Tidak ditemukan: yang berbeda; siapa memuat apa; bagian yang berulang." in parsed.within("s-S2").words


def test_pages_speak_english(views: Views) -> None:
    """In English the page's own words, dates and numbers are English; the articles keep their language."""
    page = Page(render(views, language="en"))
    assert "Aid will happen · Kolsaria → to Kardova" in page.within("e-E1S1").words
    assert "10 August 2025" in page.within("e-E1S1").words
    assert {one.get("lang") for one in page.all("div", "words")} == {"id"}
