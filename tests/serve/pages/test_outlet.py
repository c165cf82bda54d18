"""The pages of outlets: coverage, speed, sources, passages, corrections."""

import html5lib
import pytest
from starlette.testclient import TestClient

from runut.serve.charts.sparks import HEIGHT, WIDTH, peak, sparks
from tests.serve.browsing import browser
from tests.serve.making import kept


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a chronicle of two outlets and one unknown, of which the first is a day ahead."""
    path = tmp_path_factory.mktemp("outlet") / "c.runut"
    kept(path).close()
    return browser(path)


def test_outlets_are_listed_with_their_days(asked: TestClient) -> None:
    """Each outlet has its articles, stories and days; one of no known name is called by its source."""
    found = asked.get("/api/outlets").json()
    rows = {one["outlet"]["name"]: (one["outlet"]["articles"], one["outlet"]["stories"]) for one in found["outlets"]}
    assert rows == {"Antarnegeri": (2, 2), "KabarTiga": (1, 1), "cc.txt": (1, 1)}
    assert found["total"] == 4
    html5lib.HTMLParser(strict=True).parse(asked.get("/outlets").text)


def test_who_tells_first_and_who_is_behind(asked: TestClient) -> None:
    """The outlet of the day before is first with what both tell; the other is a day behind."""
    first = asked.get("/api/outlet/KabarTiga").json()["pace"]
    behind = asked.get("/api/outlet/Antarnegeri").json()["pace"]
    assert (first["shared"], len(first["first"]), first["median"]) == (3, 3, None)
    assert (behind["first"], behind["behind"], behind["median"]) == ([], 3, 24.0)


def test_whom_an_outlet_quotes_and_what_it_takes_over(asked: TestClient) -> None:
    """Speakers, bodies on whose word it tells, and passages from an earlier outlet stand with their numbers."""
    found = asked.get("/api/outlet/Antarnegeri").json()
    assert [(one["name"], one["here"]) for one, _ in found["quoted"]] == [("Kolsaria", 2)]
    assert [(one["name"], one["here"]) for one, _ in found["passed"]] == [("Velnas", 2)]
    assert [(one["outlet"], one["passages"], one["articles"]) for one, _ in found["over"]] == [("KabarTiga", 1, 1)]
    other = asked.get("/api/outlet/KabarTiga").json()
    assert [(one["outlet"], one["passages"]) for one, _ in other["by_others"]] == [("Antarnegeri", 1)]


def test_an_unknown_outlet_is_said(asked: TestClient) -> None:
    """The answer says so, with its status and a way on."""
    answer = asked.get("/outlet/Nirmala")
    assert answer.status_code == 404
    assert "“Nirmala”" in answer.text


def test_the_page_of_an_outlet_is_sound(asked: TestClient) -> None:
    """It is sound HTML in both languages."""
    for language in ("id", "en"):
        html5lib.HTMLParser(strict=True).parse(asked.get(f"/outlet/Antarnegeri?lang={language}").text)


def test_bars_of_all_lines_are_of_one_scale() -> None:
    """The highest bar of all lines is full, a lone article of another line is as low as it is rare."""
    busy, quiet = [("2025-01-01", 8), ("2025-12-31", 1)], [("2025-06-30", 2)]
    highest = peak([busy, quiet], "2025-01-01", "2025-12-31")
    assert [bar.height for bar in sparks(busy, "2025-01-01", "2025-12-31", highest)] == [HEIGHT, HEIGHT / 8]
    (bar,) = sparks(quiet, "2025-01-01", "2025-12-31", highest)
    assert bar.height == HEIGHT / 4
    assert bar.x + bar.width <= WIDTH
