"""Five questions that a reader brings, answered from the front page in four clicks at most, each with its evidence."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.chromium.reading import Reader

MOST = 4


@pytest.fixture
def reader(page: Page, host: str) -> Iterator[Reader]:
    """A reader who counts; whatever the question, four clicks are enough."""
    one = Reader(page, host)
    yield one
    assert one.clicks <= MOST


def test_who_told_it_first(reader: Reader) -> None:
    """The story's table of events and outlets marks the outlet that told an event first; the mark leads to its words."""
    page = reader.page
    reader.follow(page.get_by_role("link", name="Pakta Pertahanan Laut").first)
    reader.in_contents("matrix")
    row = page.locator("#matrix tr", has_text="rudal antikapal")
    names = page.locator("#matrix thead .grid-name").all_inner_texts()
    cells = row.locator("td").all()
    firsts = [name for name, cell in zip(names, cells, strict=True) if "first" in (cell.get_attribute("class") or "")]
    assert firsts == ["AntarNegeri"]
    reader.follow(row.locator("td.first a").first)
    expect(page.locator(".outlet-reports", has=page.locator(".tag")).first).to_contain_text("AntarNegeri")


def test_which_figures_differ(reader: Reader) -> None:
    """The story's figures stand side by side with who gives them; one that differs leads to the quoted sentences."""
    page = reader.page
    reader.follow(page.get_by_role("link", name="Kolsaria: Kami Tidak Memilih Kubu").first)
    reader.in_contents("figures")
    quantity = page.locator("#figures .quantity", has=page.locator("a.differs")).first
    assert quantity.locator(".value").count() > 1
    reader.follow(quantity.locator("a.differs"))
    assert "/finding/" in page.url
    assert page.locator(".version").count() > 1
    assert page.locator(".version mark").count() > 1


def test_what_somebody_said_and_by_whose_account(reader: Reader) -> None:
    """The page of a person has the words, each with the outlet that gives them; the citation leads to the marked words."""
    page = reader.page
    reader.in_bar("/actors")
    reader.ask((page.locator("main input").first, "Kolsaria"))
    reader.follow(page.locator("main").get_by_role("link", name="Arden Kolsaria").first)
    words = page.locator("#said .saying", has_text="Kami tidak memilih kubu").first
    expect(words.locator(".cite")).to_contain_text("Harian Sandiwarta")
    reader.follow(words.locator(".cite a").first)
    expect(page.locator(":target")).to_contain_text("Kami tidak memilih kubu")


def test_what_an_outlet_leaves_out(reader: Reader) -> None:
    """The story lists for each outlet what others tell; each leads to the reports of those who tell it."""
    page = reader.page
    reader.follow(page.get_by_role("link", name="Pakta Pertahanan Laut").first)
    reader.in_contents("absent")
    silent = page.locator("#absent details", has=page.locator("summary", has_text="TELUKRAYA24"))
    if silent.get_attribute("open") is None:
        reader.follow(silent.locator("summary"))
    reader.follow(silent.locator(".missing a").first)
    expect(page.locator(".tale-head")).to_contain_text("TELUKRAYA24")
    assert "TELUKRAYA24" not in page.locator("#reports h3").all_inner_texts()


def test_how_two_dealt_with_each_other(reader: Reader) -> None:
    """Two names give the months with their scores, and every event of them."""
    page = reader.page
    reader.in_bar("/relation")
    reader.ask((page.locator("#left"), "Velmora"), (page.locator("#right"), "Kardova"))
    expect(page.locator("h1")).to_contain_text("Kardova")
    expect(page.get_by_role("img", name="Velmora")).to_be_visible()
    assert page.locator("#page .line").count() > 0
    reader.follow(page.locator("#page .summary a").first)
    assert page.locator("#reports .quote").count() > 0
