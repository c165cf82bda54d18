"""The pages of actors: lists by news, name and letter, and one actor with all that is known."""

from pathlib import Path

import html5lib
import pytest
from starlette.testclient import TestClient

from tests.serve.browsing import browser, token_in
from tests.serve.making import ACTORS, HOSTILE, kept
from tests.serve.reading import Page

PERSON, STATE, MEDIA, GROUP = ACTORS


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a chronicle of four actors in four articles."""
    path = tmp_path_factory.mktemp("actor") / "c.runut"
    kept(path).close()
    return browser(path)


def test_actors_are_listed_by_the_news(asked: TestClient) -> None:
    """Asked for nothing, the list has all actors of the latest articles with how many speak of each."""
    found = asked.get("/api/actors").json()
    assert {(one["id"], one["here"]) for one, _ in found["actors"]} == {(actor, 4) for actor in ACTORS}
    assert (found["looked"], found["total"]) == (4, 4)


@pytest.mark.parametrize(
    ("query", "found"),
    [("who=kols", [PERSON]), ("who=karda", []), ("from=k", [STATE, PERSON]), ("from=x", []), ("who=%22", [])],
)
def test_actors_are_found_by_name_and_letter(asked: TestClient, query: str, found: list[str]) -> None:
    """Beginnings of words find a name, a letter those that begin with it, and nothing is an answer, too."""
    answer = asked.get(f"/api/actors?{query}").json()
    assert sorted(one["id"] for one, _ in answer["actors"]) == sorted(found)
    assert asked.get(f"/actors?{query}").status_code == 200


def test_an_actor_is_shown_with_deeds_words_and_reasons(asked: TestClient) -> None:
    """What it does is told from what is done to it; statements lead to their words; relations to their page."""
    found = asked.get(f"/api/actor/{PERSON}").json()
    assert found["actor"]["name"] == "Kolsaria"
    assert [(name, number) for name, number, _ in found["counts"]] == [("", 2), ("acts", 2), ("suffers", 0)]
    assert found["sayings_at"]["total"] == 4
    assert [(one["name"], one["acts"]) for one in found["dealt"]] == [("Kardova", 2)]
    assert found["dealt"][0]["relation"] == "/relation?left=person%3Akolsaria&right=state%3AKAR"
    assert sum(group["members"] for group in found["groups"]) == 4
    other = asked.get(f"/api/actor/{STATE}?role=suffers").json()
    assert {tuple(name["text"] for name in one["whom"]) for one in other["entries"]} == {("Kardova",)}


def test_an_unknown_actor_is_said(asked: TestClient) -> None:
    """The answer says so, with its status and a way on."""
    answer = asked.get("/actor/person:nobody")
    assert answer.status_code == 404
    assert "tidak memuat pelaku “person:nobody”" in answer.text


@pytest.mark.parametrize("page", ["0", "-3", "x"])
def test_what_is_no_page_is_the_first(asked: TestClient, page: str) -> None:
    """A number that is none shows the beginning."""
    answer = asked.get(f"/api/actor/{PERSON}?page={page}&said={page}").json()
    assert (answer["entries_at"]["page"], answer["sayings_at"]["page"]) == (1, 1)


def test_the_forms_of_a_judge_name_what_they_judge(asked: TestClient) -> None:
    """Each form carries the token, its verb, the actor and the way back; mentions can be told apart."""
    text = asked.get(f"/actor/{PERSON}").text
    html5lib.HTMLParser(strict=True).parse(text)
    page = Page(text)
    forms = [form for form in page.all("form") if form.get("action") == "/judge"]
    fields = [
        {one.get("name"): one.get("value") for one in form.iter() if one.get("type") == "hidden"} for form in forms
    ]
    assert {one["verb"] for one in fields} == {"rename", "merge", "split"}
    assert {(one["record"], one["token"], one["back"]) for one in fields} == {
        (PERSON, token_in(text), f"/actor/{PERSON}")
    }
    boxes = {one.get("value") for one in page.all("input") if one.get("type") == "checkbox"}
    assert boxes <= {f"{article}:a0" for article in ("aa", "bb", "cc", "dd")}
    assert boxes


def test_hostile_actors_are_text(tmp_path: Path) -> None:
    """Markup in names stands there as text on the list and on the actor's own page."""
    kept(tmp_path / "h.runut", hostile=HOSTILE).close()
    asked = browser(tmp_path / "h.runut")
    assert HOSTILE not in asked.get("/actors").text
    assert HOSTILE not in asked.get(f"/actor/{PERSON}").text
