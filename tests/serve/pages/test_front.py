"""The list of stories: narrowed as asked, page by page, with what is new."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.serve.charts.spark import BARS, spark
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser, token_in


@pytest.fixture
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration, new for each test, as it keeps cookies."""
    return browser(demo_chronicle)


@pytest.fixture(scope="module")
def views(demo_chronicle: Path) -> Views:
    """The questions to the demonstration."""
    return Views(Chronicle(demo_chronicle))


def titles(asked: TestClient, **query: str) -> list[str]:
    """The ids of the stories that a question gives."""
    answer = asked.get("/api", params=query)
    assert answer.status_code == 200, answer.text
    return [line["story"]["id"] for line in answer.json()["lines"]]


def test_all_stories_stand_newest_first(asked: TestClient, views: Views) -> None:
    """Without a question the list holds every story, newest first."""
    stories = {one.id: one for one in views.stories()}
    found = titles(asked)
    assert sorted(found) == sorted(stories)
    days = [stories[id_].last or "" for id_ in found]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("narrowed", ["outlet", "type", "place", "actor", "since", "until", "differing", "several"])
def test_a_list_is_narrowed_to_what_is_so(asked: TestClient, views: Views, narrowed: str) -> None:
    """Every filter gives exactly the stories for which it is true, and at least one of them and not all is so."""
    stories, entries = views.stories(), views.timeline()
    actor = next(one for one in views.actors() if 1 < one.articles < len(views.articles()))
    members = {
        row.story for row in views.articles() if any(actor.name in c.quotation.text for c in views.claims(row.id))
    }
    place = next(one.place for one in entries if one.place)
    day = max(one.last or "" for one in stories)[:10]
    expected = {
        "outlet": ("Sandiwarta", {s.id for s in stories if "Sandiwarta" in s.outlets}),
        "type": ("CONSULT", {e.story for e in entries if e.type == "CONSULT"}),
        "place": (place or "", {e.story for e in entries if e.place == place}),
        "since": (day, {s.id for s in stories if (s.last or "")[:10] >= day}),
        "until": (day, {s.id for s in stories if s.first and s.first[:10] <= day}),
        "several": ("1", {s.id for s in stories if len(s.articles) > 1}),
        "differing": ("1", {s.id for s in stories if s.disagreements}),
        "actor": (actor.name, None),
    }
    value, wanted = expected[narrowed]
    found = set(titles(asked, **{narrowed: value}))
    if wanted is None:
        assert members <= found
    else:
        assert found == wanted


def test_an_unknown_actor_is_said(asked: TestClient) -> None:
    """A name that nobody has is an answer of its own."""
    answer = asked.get("/", params={"actor": "Zzyzx"})
    assert answer.status_code == 404
    assert "tidak mengenal siapa pun bernama “Zzyzx”" in answer.text


def test_what_arrived_is_told_once(asked: TestClient) -> None:
    """A browser that has seen all is told nothing; one that saw less is told what came since, until it has seen that."""
    page = asked.get("/?lang=en").text
    assert "since you last looked" not in page
    done = asked.post("/look", data={"token": token_in(page), "back": "/"})
    assert done.status_code == 303
    assert "since you last looked" not in asked.get("/?lang=en").text
    last = int(asked.cookies["runut-seen"])
    asked.cookies.delete("runut-seen")
    asked.cookies.set("runut-seen", str(last - 2))
    assert "2 articles arrived since you last looked" in asked.get("/?lang=en").text
    asked.cookies.delete("runut-seen")
    asked.cookies.set("runut-seen", "9" * 400)
    assert asked.get("/").status_code == 200


def test_the_picture_of_days_has_a_bar_for_each_day_until_there_are_many() -> None:
    """Bars stand for days, for several in a long story; one day alone is no picture."""
    few = spark(["2025-08-10", "2025-08-10T12:00+07:00", "2025-08-12", None, "August"])
    assert few is not None
    assert (len(few.bars), few.days, few.busiest, few.most) == (2, 3, "2025-08-10", 2)
    assert [bar.height for bar in few.bars] == [24, 12]
    many = spark([f"2025-{month:02}-{day:02}" for month in (1, 2, 3, 4) for day in range(1, 29)])
    assert many is not None
    assert len(many.bars) <= BARS
    assert spark(["2025-08-10", "2025-08-10"]) is None
