"""The pages of places: the map, the list, one place."""

from pathlib import Path

import html5lib
import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from runut.records.findings import Findings
from runut.serve.charts.world import WIDTH, countries, frame, spot
from runut.store.chronicle import Chronicle
from runut.store.keeping import Kept
from tests.serve.browsing import browser
from tests.serve.making import kept, linked, reading


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a chronicle in which two entries happened at one place."""
    path = tmp_path_factory.mktemp("place") / "c.runut"
    kept(path).close()
    return browser(path)


def test_places_are_listed_with_their_entries(asked: TestClient) -> None:
    """A place stands with how many entries it has; without degrees it stands in the list alone, and that is said."""
    found = asked.get("/api/places").json()
    assert [(one["name"], one["entries"], href) for one, href in found["places"]] == [
        ("Sarindal", 2, "/place/Sarindal")
    ]
    assert (found["map"], found["unknown"], found["total"]) == (None, 2, 8)
    html5lib.HTMLParser(strict=True).parse(asked.get("/places").text)


def test_a_place_shows_what_happened_there(asked: TestClient) -> None:
    """The page of a place has its entries, and no others."""
    found = asked.get("/api/place/Sarindal").json()
    assert [one["type"] for one in found["entries"]] == ["HAPPEN", "HAPPEN"]
    answer = asked.get("/place/Nirbaya")
    assert answer.status_code == 404
    assert "no" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.parametrize("name", ["K/L", "50% Timur", "a~1b", "x?y#z", 'q"<b>'])
def test_any_name_has_its_address(tmp_path: Path, name: str) -> None:
    """Whatever stands in the name of a place, the way of the list leads to its page."""
    links = linked(["aa"])
    first, *rest = links.entries
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        chronicle.keep([Kept(reading("aa", "17"))])
        chronicle.connect(replace(links, entries=(replace(first, place=name), *rest)), Findings())
    asked = browser(tmp_path / "c.runut")
    ((found, href),) = asked.get("/api/places").json()["places"]
    assert found["name"] == name
    assert asked.get(f"/api{href}").json()["place"]["name"] == name


def test_towns_stand_on_a_map(tmp_path: Path) -> None:
    """A town whose degrees are known stands on the map, which leads to it, the whole world one click away."""
    made = reading("aa", "17")
    town = replace(made.places[0], kind="city", latitude=-2.5, longitude=110.2)
    with Chronicle(tmp_path / "c.runut", create=True) as chronicle:
        chronicle.keep([Kept(replace(made, places=(town,)))])
        chronicle.connect(linked(["aa"]), Findings())
    asked = browser(tmp_path / "c.runut")
    found = asked.get("/api/places").json()
    (circle,) = found["map"]["circles"]
    shown, at = found["map"]["frame"], spot(-2.5, 110.2)
    assert (circle["x"], circle["y"], circle["href"]) == (at.x, at.y, "/place/Sarindal")
    assert shown["x"] < at.x < shown["x"] + shown["width"] < WIDTH
    page = asked.get("/places").text
    assert 'href="/places?whole=1"' in page
    assert "world.svg#land" in page
    html5lib.HTMLParser(strict=True).parse(page)
    assert asked.get("/api/places?whole=1").json()["map"]["frame"]["width"] == WIDTH


def test_degrees_stand_where_they_lie() -> None:
    """North is up, east is right, both halves are of one size, and the poles' lines are shorter than the equator."""
    assert spot(60, 0).y < spot(0, 0).y < spot(-60, 0).y
    assert spot(0, -90).x == pytest.approx(WIDTH - spot(0, 90).x)
    assert spot(80, 170).x < spot(0, 170).x


def test_a_frame_holds_its_places_and_stays_on_the_map() -> None:
    """Near places make a small frame with room around it, far ones the whole map."""
    near = frame([spot(-6, 106), spot(-8, 115)])
    assert near.x < spot(-6, 106).x < near.x + near.width
    assert near.width < WIDTH / 2
    assert frame([spot(60, -170), spot(-50, 175)]).width == WIDTH
    assert frame([]).width == WIDTH


def test_every_country_stands_on_the_map() -> None:
    """The middle of each country has degrees that are degrees, and most of the world's countries are known."""
    found = countries()
    assert len(found) > 200
    assert all(-90 <= latitude <= 90 and -180 <= longitude <= 180 for latitude, longitude in found.values())
