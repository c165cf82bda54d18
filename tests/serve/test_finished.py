"""Pages that are kept for the next reader, and that none of them tells of another."""

from pathlib import Path

import pytest
from sqlalchemy import text
from starlette.requests import Request
from starlette.testclient import TestClient

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.finished import Finished
from runut.serve.guard.users import new_user, save_users
from runut.serve.pages.front import SEEN
from runut.serve.settings import Role, Settings
from runut.serve.site import PAGES
from runut.serve.visit import Visit
from runut.store.chronicle import Chronicle
from runut.store.connection import writing
from tests.serve.browsing import browser, token_in
from tests.serve.making import kept
from tests.serve.places import places

PHRASE = "sembilan ekor camar"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A chronicle made by hand."""
    kept(tmp_path / "c.runut").close()
    return tmp_path / "c.runut"


@pytest.fixture
def site(path: Path, tmp_path: Path) -> Site:
    """Its pages, for two readers, an analyst and a keeper."""
    users: list[tuple[str, Role]] = [
        ("ratri", "reader"),
        ("seno", "reader"),
        ("bagas", "analyst"),
        ("wulan", "keeper"),
    ]
    save_users(tmp_path / "users.toml", [new_user(name, role, PHRASE) for name, role in users])
    return Site(Settings(chronicle=path, users=tmp_path / "users.toml"), Engine(Config()))


def at(site: Site, name: str) -> TestClient:
    """The browser of somebody who logged in; all browsers are at one site."""
    asked = TestClient(site.application(), base_url="http://localhost", follow_redirects=False)
    token = token_in(asked.get("/login").text)
    sent = {"name": name, "password": PHRASE, "token": token, "back": "/"}
    assert asked.post("/login", data=sent).status_code == 303
    return asked


def request(path: str) -> Request:
    """What a browser asks for."""
    head = [(b"host", b"localhost")]
    return Request(
        {"type": "http", "scheme": "http", "path": path, "query_string": b"", "headers": head, "path_params": {}}
    )


def counting(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    """The templates of the pages that are made, as they are made."""
    made, page = list[str](), site.renderer.page

    def noted(template: str, *args: object) -> str:
        made.append(template)
        return page(template, *args)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(site.renderer, "page", noted)
    return made


def test_a_page_is_made_once_for_all_readers(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader of a page gets what was made for the first, with a name and a token of their own."""
    ratri, seno = at(site, "ratri"), at(site, "seno")
    made = counting(monkeypatch, site)
    first, second = ratri.get("/story/S1").text, seno.get("/story/S1").text
    assert made == ["story.html.j2"]
    assert "ratri, " in first
    assert "seno, " in second
    assert token_in(first) != token_in(second)
    assert first.replace(token_in(first), "").replace("ratri", "") == second.replace(token_in(second), "").replace(
        "seno", ""
    )


def test_nobody_sees_what_is_of_another(site: Site, path: Path) -> None:
    """On every page, whoever asks after others finds neither their names nor their tokens, nor what only they may do."""
    everybody = {name: at(site, name) for name in ("wulan", "bagas", "ratri", "seno")}
    ways = places(path)
    for page in PAGES:
        if page.name not in ways:
            continue
        seen = {name: asked.get(ways[page.name]) for name, asked in everybody.items()}
        again = {name: asked.get(ways[page.name]) for name, asked in reversed(everybody.items())}
        for name, answer in seen.items():
            assert again[name].status_code == answer.status_code, (page.name, name)
            if not page.open:
                assert again[name].text == answer.text, (page.name, name)
            others = [other for other in everybody if other != name]
            tokens = [token_in(seen[other].text) for other in others if seen[other].status_code == 200]
            assert not [one for one in [*others, *tokens] if one in answer.text], (page.name, name)
        for name in ("ratri", "seno"):
            assert 'action="/judge"' not in seen[name].text, (page.name, name)
    assert 'action="/judge"' in everybody["bagas"].get(ways["entry"]).text


def test_words_and_colours_are_each_reader_s_own(path: Path) -> None:
    """Language and colours by address, cookie and browser are kept apart."""
    asked = browser(path)
    ways = ("/?lang=en", "/?lang=id", "/?theme=dark", "/?theme=light")
    first = [asked.get(way).text for way in ways]
    assert len(set(first)) == len(ways)
    assert asked.get("/", headers={"Accept-Language": "en"}).text != asked.get("/").text
    asked.cookies.set("runut-theme", "dark")
    assert 'data-theme="dark"' in asked.get("/").text
    assert [asked.get(way).text for way in ways[:1]] != first[:1], "the colours of the cookie"


def test_what_arrived_is_told_to_each_browser_alone(path: Path) -> None:
    """A browser that has seen less is told more, whoever asked before."""
    asked = browser(path)
    plain = asked.get("/").text
    told = {}
    for seen in ("1", "2", "9999"):
        asked.cookies.set(SEEN, seen)
        told[seen] = asked.get("/").text
    assert len(set(told.values())) == 3
    assert told["9999"] == plain
    asked.cookies.delete(SEEN)
    assert asked.get("/").text == plain


def test_no_page_of_before_is_shown_after_a_change(path: Path) -> None:
    """However soon after one another somebody writes and somebody reads, what is read is what was written."""
    asked = browser(path)
    with Chronicle(path) as chronicle:
        for number in range(12):
            with writing(chronicle.engine, path) as connection:
                connection.execute(
                    text("UPDATE story SET title = :title WHERE id = 'S1'"), {"title": f"Kali {number}."}
                )
            for place in ("/story/S1", "/api/story/S1", "/"):
                answer = asked.get(place)
                assert f"Kali {number}." in answer.text, place
                mark = {"if-none-match": answer.headers["etag"]}
                assert asked.get(place, headers=mark).status_code == 304, place


def test_a_host_that_another_browser_named_is_on_no_page(path: Path) -> None:
    """What one browser says of itself is not shown to the next."""
    asked = browser(path, names=frozenset({"localhost", "lain.example"}))
    for place in places(path).values():
        asked.get(place, headers={"Host": "lain.example", "Referer": "https://jahat.example/", "User-Agent": "jahat"})
        again = asked.get(place)
        assert "lain.example" not in again.text, place
        assert "jahat" not in again.text, place


def test_room_is_bounded(path: Path) -> None:
    """What was not asked for longest goes first; all that is kept is never more than its room."""
    site = Site(Settings(chronicle=path), Engine(Config()))
    page = next(one for one in PAGES if one.name == "story")
    made = list[str]()
    finished = Finished(b"secret", room=250)

    def make(visit: Visit) -> bytes:
        made.append(visit.address)
        return b"x" * 100

    for address in ("/1", "/2", "/1", "/3", "/1", "/2"):
        visit, _ = site.reception.receive(request(address))
        finished.answer(visit, page, "text/html", make)
    assert made == ["/1", "/2", "/3", "/2"]
