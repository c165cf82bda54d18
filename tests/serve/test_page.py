"""The page as a whole: valid, self-contained, safe, the same every time, in both languages."""

import re
from base64 import b64decode
from itertools import pairwise
from pathlib import Path

import pytest

from runut.records.findings import Findings
from runut.serve import gather, report
from runut.serve.report import render
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from runut.store.views import Views
from tests.serve.making import HOSTILE, linked, reading
from tests.serve.reading import FETCHING, Page

LANGUAGES = ("id", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_valid_html(views: Views, language: str) -> None:
    """A browser has nothing to guess, and the page says which language it speaks."""
    page = Page(render(views, language=language))
    assert page.root.get("lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(views: Views, language: str) -> None:
    """Every address within the page names one place on it, and no two places have one name."""
    page = Page(render(views, language=language))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    inner = [address[1:] for _, address in page.targets() if address.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)
    for one in page.root.iter():
        for name in ("aria-labelledby", "for"):
            assert set(one.get(name, "").split()) <= set(ids)


def test_a_page_asks_nothing_of_the_network(page: str) -> None:
    """Nothing is fetched: no sources, imports or scripts; outward links are articles' addresses and say so politely."""
    parsed = Page(page)
    assert not parsed.all("script")
    assert not parsed.all("link")
    fetched = [one.get(name, "") for one in parsed.root.iter() for name in FETCHING if one.get(name)]
    assert {address.partition(",")[0] for address in fetched} == {"data:image/svg+xml;base64"}
    assert not re.search(r"@import|url\(", page)
    outward = [one for one in parsed.all("a") if not one.get("href", "").startswith("#")]
    assert [one.get("href") for one in outward] == [
        f"https://kabar.example/{id_}?a=1&b=2" for id_ in ("aa", "bb", "cc", "dd")
    ]
    assert {one.get("rel") for one in outward} == {"noopener noreferrer"}


def test_what_an_article_says_is_never_run(hostile: Views) -> None:
    """Markup in titles, texts, names, sources, addresses and notes stands there as text, in attributes and ids too."""
    text = render(hostile)
    page = Page(text)
    assert HOSTILE not in text
    assert not page.all("script")
    drawn = [one.get("src", "") for one in page.all("img")]
    assert all(re.fullmatch(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+", one) for one in drawn)
    assert not [one for one in drawn if b"<script" in b64decode(one.partition(",")[2])]
    assert not [name for one in page.root.iter() for name in one.attrib if name.startswith("on")]
    assert not [address for _, address in page.targets() if address.lower().startswith("javascript")]
    assert "<script>alert('x')</script>" in page.within("a-aa").words
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", id_) for id_ in page.ids())


def test_no_template_lets_text_through() -> None:
    """No template turns escaping off."""
    templates = sorted((Path(report.__file__).parent / "templates").glob("*.j2"))
    assert templates
    assert not [
        one.name for one in templates if re.search(r"\bsafe\b|autoescape|Markup", one.read_text(encoding="utf-8"))
    ]


def test_the_same_chronicle_gives_the_same_page(views: Views, page: str) -> None:
    """Rendering again changes nothing."""
    assert render(views) == page


def test_headings_go_down_step_by_step(page: str) -> None:
    """There is one first heading, and no level is passed over."""
    levels = [int(str(one.tag)[1]) for one in Page(page).root.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_page_can_be_used_by_keyboard(page: str) -> None:
    """The first link skips to the content, and what scrolls can be reached and has a name."""
    parsed = Page(page)
    assert parsed.all("a")[0].get("href") == "#main"
    regions = parsed.all("div", "scroll")
    assert regions
    assert all(one.get("tabindex") == "0" and (one.get("aria-label") or one.get("aria-labelledby")) for one in regions)


def test_a_chosen_story_stands_alone(views: Views) -> None:
    """A page of one story shows its articles and no others."""
    page = Page(render(views, stories=["S2"]))
    assert [one.get("id") for one in page.all("article", "text")] == ["a-dd"]
    assert [one.get("id") for one in page.all("section", "story")] == ["s-S2"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_chronicle_says_so(tmp_path: Path, language: str) -> None:
    """A chronicle without articles gives a whole page with a sentence."""
    with Chronicle(tmp_path / "e.runut", create=True) as chronicle:
        page = Page(render(Views(chronicle), language=language))
    assert page.within("main").words in {"Kronik ini belum memuat artikel.", "This chronicle holds no articles yet."}


def test_an_article_without_claims_is_shown(tmp_path: Path) -> None:
    """An article from which nothing was read stands there with its text and no list of claims."""
    bare = reading("zz", "3")
    empty = type(bare)(article=bare.article, sentences=bare.sentences)
    with Chronicle(tmp_path / "b.runut", create=True) as chronicle:
        chronicle.keep([Kept(empty)])
        story = linked(["zz"])
        chronicle.connect(type(story)(articles=story.articles, stories=story.stories), Findings())
        page = Page(render(Views(chronicle)))
    assert "Sebanyak 3 orang tewas" in page.within("a-zz").words
    assert not page.all("aside")
    assert "Tidak ditemukan" in page.within("s-S1").words


@pytest.mark.parametrize(("where", "limit"), [(gather, "MOST_ARTICLES"), (report, "MOST_BYTES")])
def test_a_large_chronicle_leaves_texts_out(
    views: Views, monkeypatch: pytest.MonkeyPatch, where: object, limit: str
) -> None:
    """Beyond the limits the full texts stay out, the page says so, quotations keep their places, and links still lead on."""
    monkeypatch.setattr(where, limit, 3)
    page = Page(render(views))
    assert "terlalu besar untuk satu halaman" in page.text
    assert not page.all("div", "words")
    assert "aa.txt, baris 4, karakter" in page.within("s-S1").words
    assert {address[1:] for _, address in page.targets() if address.startswith("#")} <= set(page.ids())


def test_a_story_has_the_charts_of_its_page(page: str) -> None:
    """Who tells what, from whom outlets have it and figures as dots stand on the page, their links leading to places on it."""
    parsed = Page(page)
    matrix, graph, figures = (parsed.within(f"s-S1-{name}") for name in ("matrix", "sources", "figures"))
    assert "pertama" in matrix.words
    assert {"#e-E0S1", "#e-E1S1"} <= set(matrix.links())
    assert "Jejaring pemberitaan" in graph.words
    assert [one.root.get("alt") for one in figures.all("img")] == [
        "1 jumlah berdampingan menurut 3 media, tiap nilai dengan batas dan harinya."
    ]
    assert "s-S2-matrix" not in parsed.ids()
