"""Every control of the pages does what it says, by mouse and by keyboard, with scripts and without."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

# Nobody waits longer for a text to be read, in milliseconds.
PATIENCE = 60_000
ARTICLE = (
    "Wali Kota Merindo Resmikan Jembatan Baru\n\nMerindo - Wali Kota Merindo Darsa Malinta meresmikan jembatan baru di "
    "Sungai Orvane pada Senin (1/9/2025). Jembatan sepanjang 120 meter itu menelan biaya 40 miliar rupiah.\n"
)


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def either(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page where scripts run, and one where none does."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def by_keyboard(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to a control with Tab alone, and press a key there."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            page.keyboard.press(key)
            return
    pytest.fail(f"{wanted} is not reached")


def test_search_is_asked_narrowed_and_widened_again(either: Page, host: str) -> None:
    """The field of the bar, the facets, and the crosses that take them away."""
    page = either
    page.goto(host + "/")
    page.locator("#find").fill("banjir")
    page.locator(".find button").click()
    total = page.locator(".hits > li").count()
    assert total > 1
    page.locator(".facets a").first.click()
    assert "outlet=" in page.url
    narrowed = page.locator(".hits > li").count()
    assert 0 < narrowed < total
    assert len(set(page.locator(".hits .outlet").all_inner_texts())) == 1
    page.locator(".facets a", has_text="×").click()
    assert page.locator(".hits > li").count() == total


def test_a_phrase_is_asked_by_the_keyboard_alone(page: Page, host: str) -> None:
    """Tab to the field, type, Enter; Tab to a result, Enter."""
    page.goto(host + "/")
    by_keyboard(page, page.locator("#find"), "Shift")
    page.keyboard.type("“Kami tidak memilih kubu”")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    by_keyboard(page, page.locator(".hits h2 a").first)
    page.wait_for_url("**/article/*")


def test_stories_are_narrowed_by_what_one_chooses(either: Page, host: str) -> None:
    """Every field of the form is kept in the address and in the form, and one link takes all away."""
    page = either
    page.goto(host + "/")
    total = page.locator(".stories > .line").count()
    if page.locator(".narrowing[open]").count() == 0:
        page.locator(".narrowing summary").click()
    page.locator(".narrow [name=since]").fill("2025-10-01")
    page.locator(".narrow [name=outlet]").select_option("KabarTiga")
    page.locator(".narrow [name=differing]").check()
    page.locator(".narrow button").click()
    assert 0 < page.locator(".stories > .line").count() < total
    assert page.locator(".narrow [name=since]").input_value() == "2025-10-01"
    assert page.locator(".narrow [name=differing]").is_checked()
    page.locator(".narrow").get_by_role("link").click()
    assert page.locator(".stories > .line").count() == total


@pytest.mark.parametrize("layer", ["statement", "event", "figure", "chain", "actor"])
def test_layers_of_an_article_go_and_come_back(either: Page, host: str, layer: str) -> None:
    """A layer switched off leaves the words and takes its mark, by a click and by the space bar alike."""
    page = either
    page.goto(host + "/search?q=banjir")
    page.locator(".hits h2 a").first.click()
    box, words = page.locator(f"#show-{layer}"), page.locator(f".words .m.{layer}").first

    def look() -> str:
        drawn = "one => (s => [s.textDecoration, s.boxShadow, s.background, s.border, s.outline].join())"
        return str(words.evaluate(f"{drawn}(getComputedStyle(one))"))

    before = look()
    box.click()
    assert look() != before
    box.press("Space")
    assert look() == before
    expect(words).to_be_visible()


def test_details_open_by_the_keyboard(page: Page, host: str) -> None:
    """What is folded unfolds under Enter, and holds something."""
    page.goto(host + "/")
    page.locator(".stories h2 a").first.click()
    folded = page.locator("#figures details.further").first
    folded.locator("summary").first.press("Enter")
    expect(folded).to_have_attribute("open", "")
    expect(folded.locator(".quantity").first).to_be_visible()


def test_a_list_is_turned(either: Page, host: str) -> None:
    """On and back again, in the list of what somebody said."""
    page = either
    page.goto(host + "/actor/person%3Aarden-kolsaria")
    turn = page.locator("#said .turn")
    first = page.locator("#said .saying").first.inner_text()
    turn.locator("[rel=next]").click()
    assert page.locator("#said .saying").first.inner_text() != first
    page.locator("#said .turn [rel=prev]").click()
    assert page.locator("#said .saying").first.inner_text() == first


def test_an_earlier_day_is_seen_and_left(either: Page, host: str) -> None:
    """The field at the foot shows a day before anything was read; the line at the top leads back."""
    page = either
    page.goto(host + "/")
    page.locator("#as-of").fill("2020-01-01")
    page.locator(".day button").click()
    assert "as-of=2020-01-01" in page.url
    assert page.locator(".stories > .line").count() == 0
    page.locator(".then a").click()
    assert page.locator(".stories > .line").count() > 0


def test_a_chart_moves_where_scripts_run(page: Page, host: str) -> None:
    """The button puts the live chart in place of the picture; without a script there is no button, and the picture stays."""
    page.goto(host + "/relation?left=Velmora&right=Kardova")
    page.locator("[data-chart]").first.press("Enter")
    expect(page.frame_locator(".chart iframe").first.locator("svg, canvas").first).to_be_visible(timeout=PATIENCE)


def test_a_search_is_kept_and_forgotten(either: Page, desk: str) -> None:
    """Kept under a name it stands on every page of search, until the cross is pressed."""
    page = either
    page.goto(desk + "/search?q=banjir&outlet=KabarTiga")
    page.locator(".save [name=name]").fill("banjir di KabarTiga")
    page.locator(".save button").click()
    page.goto(desk + "/search")
    page.get_by_role("link", name="banjir di KabarTiga").click()
    assert "outlet=KabarTiga" in page.url
    page.get_by_role("button", name="banjir di KabarTiga").click()
    assert page.get_by_role("link", name="banjir di KabarTiga").count() == 0


def test_what_is_judged_stands_in_the_log_until_it_is_undone(either: Page, desk: str) -> None:
    """From the page of an event: rejected with a reason, in the log with its author, undone there, and as before."""
    page = either
    page.goto(desk + "/")
    page.locator(".stories h2 a").first.click()
    page.locator(".hap-says a").first.click()
    entry = page.url
    page.locator(".judging > summary").click()
    form = page.locator("form.decide", has=page.locator("[name=verb][value=reject]"))
    form.locator("[name=reason]").fill("contoh keputusan")
    form.locator("[name=author]").fill("ratri")
    form.locator("button").click()
    page.goto(desk + "/judgements")
    first = page.locator(".log > li").first
    assert "contoh keputusan" in first.inner_text()
    assert "ratri" in first.inner_text()
    first.locator("button").click()
    assert "undone" in (page.locator(".log > li").first.get_attribute("class") or "")
    page.goto(entry)
    assert page.locator("#reports .quote").count() > 0


def test_a_pasted_text_is_read_and_found(either: Page, desk: str) -> None:
    """Pasted, watched while it is read, told once it is kept, and found by its words; twice the same is known."""
    page = either
    page.goto(desk + "/add")
    page.locator("[name=text]").fill(ARTICLE)
    page.locator("[name=outlet]").fill("Warta Merindo")
    page.locator("form", has=page.locator("[name=text]")).locator("button").click()
    expect(page.locator("[role=status] strong")).to_be_visible(timeout=PATIENCE)
    page.goto(desk + "/search?q=jembatan")
    expect(page.locator(".hits h2 a", has_text="Jembatan Baru").first).to_be_visible()


def test_a_file_is_sent(page: Page, desk: str) -> None:
    """A file that one chooses is read, and named where one watches."""
    page.goto(desk + "/add")
    text = ARTICLE.replace("Jembatan", "Pasar").encode()
    sent = FilePayload(name="pasar.txt", mimeType="text/plain", buffer=text)
    page.locator("[type=file]").set_input_files(sent)
    page.locator("form", has=page.locator("[type=file]")).locator("button").click()
    expect(page.locator("[role=status] strong")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("h1")).to_contain_text("pasar.txt")
