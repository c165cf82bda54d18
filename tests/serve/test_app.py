"""The pages of a chronicle: each answers, says what is wrong, and stays within its policy."""

import shutil
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest
from starlette.testclient import TestClient

from runut.records.judgements import Judgement
from runut.serve.guard.headers import HEADERS
from runut.store.chronicle import Chronicle
from tests.serve.browsing import browser, token_in
from tests.serve.places import places
from tests.serve.reading import Page

# Bytes of a page, at most.
MOST = 300_000
# Links of a page that are followed.
FEW = 5


@pytest.fixture(scope="module")
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration."""
    return browser(demo_chronicle)


@pytest.fixture(scope="module")
def addresses(demo_chronicle: Path) -> list[str]:
    """An address of every page."""
    return list(places(demo_chronicle).values())


def test_every_page_answers_in_both_languages(asked: TestClient, addresses: list[str]) -> None:
    """Every kind of page is sound HTML in Indonesian and English, of no more than 300 kB, and its JSON is there."""
    for place in addresses:
        for language in ("id", "en"):
            answer = asked.get(f"{place}{'&' if '?' in place else '?'}lang={language}")
            assert answer.status_code == 200, place
            assert len(answer.content) < MOST, place
            html5lib.HTMLParser(strict=True).parse(answer.text)
            assert f'<html lang="{language}"' in answer.text
        assert asked.get(f"/api{place.rstrip('/')}").json()


def test_links_to_a_part_of_a_page_find_it(asked: TestClient, addresses: list[str]) -> None:
    """What stands behind the # of a link is there on the page that it leads to: the first few of each page are tried."""
    for place in addresses:
        links = [to for _, to in Page(asked.get(place).text).targets() if to.startswith("/") and "#" in to]
        for to in dict.fromkeys(links[:FEW]):
            path, _, part = to.partition("#")
            answer = asked.get(path)
            assert answer.status_code == 200, f"{place} leads to {to}"
            assert f'id="{unquote(part)}"' in answer.text, f"{place} leads to {to}"


def test_every_answer_carries_the_policy(asked: TestClient, addresses: list[str]) -> None:
    """No page allows scripts or styles inside it, or another site's frame."""
    sheet = asked.get("/").text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    for place in [*addresses, "/nowhere", "/story/none", sheet, "/static/x/none", "/csv/stories", "/api/openapi.json"]:
        headers = asked.get(place).headers
        assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS), place


@pytest.mark.parametrize(
    ("place", "status", "words"),
    [
        ("/nowhere", 404, "Tidak ada di sini"),
        ("/story/none", 404, "tidak memuat kisah “none”"),
        ("/entry/none", 404, "tidak memuat peristiwa “none”"),
        ("/article/none", 404, "tidak memuat artikel “none”"),
        ("/finding/none", 404, "tidak memuat perbedaan “none”"),
        ("/?as-of=tomorrow", 400, "“tomorrow” bukan tanggal"),
        ("/?page=99999", 404, "sudah habis sebelum halaman ini"),
        ("/?page=99999999999999999999", 404, 'href="/"'),
        ("/judgements?page=2", 404, 'href="/judgements"'),
        ("/outlets?page=9&lang=en", 404, 'href="/outlets?lang=en"'),
        ("/places?page=9", 404, 'href="/places"'),
        ("/search?q=zzzz&page=2", 404, 'href="/search?q=zzzz"'),
        ("/?page=-1", 200, ""),
    ],
)
def test_what_is_not_there_is_said_and_leads_on(asked: TestClient, place: str, status: int, words: str) -> None:
    """Unknown ids, dates and pages: a page that says so, with its status and a way on."""
    answer = asked.get(place, headers={"accept-language": "id"})
    assert answer.status_code == status
    assert words in answer.text
    assert 'href="/"' in answer.text


def test_a_list_ends_for_programs_too(asked: TestClient) -> None:
    """They are told in a sentence, with the status."""
    for place in ("/api/outlets?page=9", "/api?page=9"):
        answer = asked.get(place)
        assert (answer.status_code, list(answer.json())) == (404, ["error"]), place


def test_preferences_are_kept_and_need_the_token(asked: TestClient) -> None:
    """Language and colours are kept in the browser; a form from elsewhere changes nothing."""
    page = asked.get("/").text
    sent = {"language": "en", "theme": "dark", "back": "//elsewhere.example/"}
    assert asked.post("/preferences", data=sent).status_code == 403
    done = asked.post("/preferences", data={**sent, "token": token_in(page)})
    assert (done.status_code, done.headers["location"]) == (303, "/")
    assert '<html lang="en" data-theme="dark">' in asked.get("/").text
    asked.cookies.clear()


def test_a_removed_chronicle_is_said_and_well_again(demo_chronicle: Path, tmp_path: Path) -> None:
    """While the file is away pages say so; when one is back they show it."""
    path = tmp_path / "c.runut"
    shutil.copy(demo_chronicle, path)
    asked = browser(path)
    assert asked.get("/").status_code == 200
    path.rename(tmp_path / "away.runut")
    gone = asked.get("/")
    assert gone.status_code == 503
    assert "sudah tidak ada" in gone.text
    (tmp_path / "away.runut").rename(path)
    assert asked.get("/").status_code == 200


def test_an_earlier_day_stays_on_its_day(asked: TestClient) -> None:
    """What was known on a day is shown, said so, and every way stays on that day."""
    page = asked.get("/?as-of=2025-08-11&lang=id").text
    assert "Yang diketahui sampai akhir 11 Agustus 2025." in page
    assert "?as-of=2025-08-11" in page
    assert asked.get("/?as-of=1999-01-01&lang=id").text.count('<li class="line">') < page.count('<li class="line">')


def test_the_first_to_ask_for_a_day_is_answered(demo_chronicle: Path, tmp_path: Path) -> None:
    """A page of an earlier day is there for the first who asks, of a file that nobody has opened before."""
    path = tmp_path / "c.runut"
    shutil.copy(demo_chronicle, path)
    for place in ("/?as-of=2025-08-11", "/search?q=banjir&as-of=2025-08-12"):
        assert browser(path).get(place).status_code == 200


def test_a_day_is_still_shown_when_the_chronicle_changed(demo_chronicle: Path, tmp_path: Path) -> None:
    """Something written meanwhile makes a new copy of the day, and whoever reads the old one is not cut off."""
    path = tmp_path / "c.runut"
    shutil.copy(demo_chronicle, path)
    asked = browser(path)
    before = asked.get("/api?as-of=2025-08-11").json()["lines"][0]["story"]["articles"]
    with Chronicle(path) as chronicle:
        chronicle.judge(
            [
                Judgement(
                    id="J1",
                    verb="rename",
                    kind="story",
                    parts=(tuple(one["id"] for one in before),),
                    author="Sari",
                    time="2025-08-10T00:00:00+00:00",
                    reason="singkat",
                    said="kisah",
                    name="Air besar",
                )
            ]
        )
    assert asked.get("/api?as-of=2025-08-11").status_code == 200
