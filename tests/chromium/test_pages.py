"""Every page in a browser: open to everybody, whole at every width, without scripts and without a mouse."""

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from runut.serve.site import PAGES
from tests.serve.places import PASSING, places

NAMES = [page.name for page in PAGES if page.name not in PASSING]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# So many stops are made on a page; date fields have several of their own.
STOPS = 150
# Everything that a keyboard can reach.
REACHABLE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], iframe"


@pytest.fixture(scope="module")
def addresses(chronicle: Path) -> dict[str, str]:
    """An address of every page."""
    return places(chronicle)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_shut_out(chromium: Browser, host: str, addresses: dict[str, str], name: str) -> None:
    """axe-core finds no violation of WCAG 2.2 AA or of good practice, in light and dark."""
    context = chromium.new_context(locale="id-ID", color_scheme="light", bypass_csp=True)
    page = context.new_page()
    page.goto(host + addresses[name])
    reports = list[str]()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        reports += [f"{scheme}: {found.generate_report()}"] if found.violations_count else []
    context.close()
    assert not reports, "\n".join(reports)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_the_screen(page: Page, host: str, addresses: dict[str, str], name: str) -> None:
    """At no width does a page scroll sideways; only what is made to scroll does."""
    page.goto(host + addresses[name])
    for width in (1440, 820, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"at {width}"


@pytest.mark.parametrize("name", NAMES)
def test_no_page_breaks_its_own_policy(page: Page, host: str, addresses: dict[str, str], name: str) -> None:
    """The browser has nothing to complain of: no script fails, nothing is blocked, nothing is asked of another host."""
    said, asked = list[str](), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + addresses[name])
    page.wait_for_load_state("networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_control_is_reached_by_the_keyboard(page: Page, host: str, addresses: dict[str, str], name: str) -> None:
    """Tab goes through every link and control in order, each with a visible mark, and out again."""
    page.goto(host + addresses[name])
    wanted = page.locator(REACHABLE)
    count = page.evaluate(
        "wanted => [...document.querySelectorAll(wanted)].filter("
        "one => one.tabIndex >= 0 && one.checkVisibility({contentVisibilityAuto: false})).length",
        REACHABLE,
    )
    assert count > len("skip, home")
    reached = set()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "wanted => { const one = document.activeElement; const style = getComputedStyle(one); return ["
            "[...document.querySelectorAll(wanted)].indexOf(one), style.outlineStyle !== 'none' || one.tagName === 'IFRAME'] }",
            REACHABLE,
        )
        if seen[0] < 0:
            break  # through the page and out of it
        reached.add(seen[0])
        assert seen[1], f"{wanted.nth(seen[0]).evaluate('one => one.outerHTML')} shows no focus"
    assert len(reached) == count or len(reached) > STOPS // 3


def test_without_scripts_a_claim_is_two_clicks_away(chromium: Browser, host: str) -> None:
    """From a story to the marked words of an article in two clicks, with scripts switched off."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "/")
    page.locator("main .line h2 a").first.click()
    assert "/story/" in page.url
    page.locator("main details summary:visible").first.click()
    page.locator("main a.where:visible").first.click()
    assert "/article/" in page.url
    assert page.locator(":target").count() == 1
    context.close()


def test_language_and_colours_are_chosen_without_scripts(chromium: Browser, host: str) -> None:
    """The buttons at the foot change the page that one is on, and hold on the next."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.goto(host + "/search?q=banjir")
    page.get_by_role("button", name="English").click()
    assert page.url == host + "/search?q=banjir"
    page.get_by_role("button", name="dark").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto(host + "/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    context.close()
