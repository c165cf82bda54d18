"""The page of a relation: whom names mean, what passed between two, and long lists."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.serve.browsing import browser
from tests.serve.making import ACTORS, HOSTILE, kept
from tests.serve.reading import Page

PERSON, STATE = ACTORS[:2]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a chronicle in which a person offers aid to a state, twice, and speaks to it."""
    path = tmp_path_factory.mktemp("relation") / "c.runut"
    kept(path).close()
    return browser(path)


def test_two_actors_are_shown_with_what_passed_between_them(asked: TestClient) -> None:
    """Entries stand with their way, statements with their speaker, each with the way to its evidence."""
    found = asked.get("/api/relation", params={"left": PERSON, "right": STATE}).json()["passed"]
    assert [(one["way"], one["type"], one["status"]) for one in found["entries"]] == [("forth", "AID", "future")] * 2
    assert [row["way"] for row in found["rows"]] == ["forth"]
    assert found["rows"][0]["open"] == 2
    assert {one["speaker"] for one in found["sayings"]} == {"Kolsaria"}
    assert all(one["quote"]["href"].startswith("/article/") for one in found["sayings"])
    assert (found["looked"], found["total"]) == (4, 4)


def test_the_other_way_round_turns_the_ways(asked: TestClient) -> None:
    """What was forth is back once the sides are exchanged."""
    found = asked.get("/api/relation", params={"left": STATE, "right": PERSON}).json()["passed"]
    assert {one["way"] for one in found["entries"]} == {"back"}


def test_sides_may_be_called_by_name(asked: TestClient) -> None:
    """A name, or its beginning, means the actor; capitals do not matter."""
    found = asked.get("/api/relation", params={"left": "kolsaria", "right": "KARDOVA"}).json()
    assert (found["left"]["actor"]["id"], found["right"]["actor"]["id"]) == (PERSON, STATE)
    assert found["passed"]["left"]["text"] == "Kolsaria"


def test_who_is_unknown_is_said_with_the_way_out(asked: TestClient) -> None:
    """The page says whom it does not know and leads to the actors; nothing is shown of the other alone."""
    page = asked.get("/relation", params={"left": "Nirmala", "right": STATE, "lang": "en"})
    assert page.status_code == 200
    assert "Nobody in this chronicle is called “Nirmala”" in page.text
    assert 'href="/actors"' in page.text
    assert 'id="ways"' not in page.text


def test_one_actor_has_no_relation_to_itself(asked: TestClient) -> None:
    """Asked for one actor twice the page asks for another."""
    page = asked.get("/relation", params={"left": STATE, "right": STATE, "lang": "en"}).text
    assert "Both sides are the same actor" in page


def test_the_empty_page_proposes_pairs(asked: TestClient) -> None:
    """With nobody asked for, those between whom much happened of late are one click away."""
    found = asked.get("/api/relation").json()
    assert found["passed"] is None
    assert next(pair[3] for pair in found["pairs"]).startswith("/relation?left=")
    page = Page(asked.get("/relation").text)
    assert [one.get("value") for one in page.all("option")]


def test_an_earlier_day_stays_on_its_day(asked: TestClient) -> None:
    """Every way of the page leads on with the day that was asked for."""
    page = Page(asked.get("/relation", params={"left": PERSON, "right": STATE, "as-of": "2099-01-01"}).text)
    inner = [one.get("href", "") for one in page.all("a") if one.get("href", "").startswith(("/actor/", "/entry/"))]
    assert inner
    assert all("as-of=2099-01-01" in href for href in inner)


def test_hostile_names_are_text(tmp_path: Path) -> None:
    """Markup in names, titles and what is asked stands there as text."""
    kept(tmp_path / "h.runut", hostile=HOSTILE).close()
    asked = browser(tmp_path / "h.runut")
    page = asked.get("/relation", params={"left": HOSTILE, "right": STATE}).text
    assert HOSTILE not in page
    assert HOSTILE not in asked.get("/relation", params={"left": PERSON, "right": STATE}).text
