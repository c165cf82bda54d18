"""Charts: what they draw, in whose colours, and what a browser may do with them."""

import json
import re
from pathlib import Path

import pytest
from lxml.etree import fromstring
from starlette.testclient import TestClient

from runut.serve.charts.amounts import amount_chart
from runut.serve.charts.drawing import HELD, Drawing
from runut.serve.charts.inks import inks
from runut.serve.charts.kinds import KINDS
from runut.serve.charts.look import NARROW, WIDE, Look
from runut.serve.charts.months import months
from runut.serve.wording import Wording
from runut.store.views.amounts import AmountView, QuantityView
from runut.store.views.deals import DealView
from tests.serve.browsing import browser
from tests.serve.making import ACTORS, HOSTILE, kept

ASKED = {
    "relation": f"left={ACTORS[3]}&right={ACTORS[1]}",
    "figures": "story=S1",
    "outlet": "name=Antarnegeri",
    "actor": f"id={ACTORS[0]}",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A browser at a small chronicle."""
    path: Path = tmp_path_factory.mktemp("charts") / "c.runut"
    kept(path).close()
    return browser(path)


def deal(n: int, date: str | None, type_: str = "AID", status: str = "occurred") -> DealView:
    """An entry of that date."""
    return DealView(
        id=f"E{n}", story="S1", date=date, type=type_, mode=None, status=status, place=None, actors=("a",), recipients=("b",), summary=""  # type: ignore[arg-type]  # named by the test
    )  # fmt: skip


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_drawn(asked: TestClient, kind: str) -> None:
    """Each chart is an SVG without script, in both widths, and its specification is there."""
    wide = asked.get(f"/chart/{kind}?{ASKED[kind]}")
    assert wide.status_code == 200
    assert wide.headers["content-type"] == "image/svg+xml"
    assert "<script" not in wide.text
    narrow = asked.get(f"/chart/{kind}?{ASKED[kind]}&size=narrow").text
    widths = [float(re.search(r'<svg[^>]* width="([\d.]+)"', text)[1]) for text in (wide.text, narrow)]  # type: ignore[index]  # an SVG has one
    assert widths[1] <= NARROW + 40 < widths[0] <= WIDE + 40
    assert asked.get(f"/chart/{kind}.json?{ASKED[kind]}").json()["$schema"].startswith("https://vega.github.io/")


def test_an_unknown_chart_is_said(asked: TestClient) -> None:
    """The answer names those that there are."""
    answer = asked.get("/chart/pie")
    assert answer.status_code == 404
    assert "yang ada: actor, figures, outlet, relation" in answer.text


def test_figures_stand_with_their_outlets_and_bounds(asked: TestClient) -> None:
    """Both values of one quantity are points of one part, each with its outlet and its bound as a shape."""
    chart = asked.get("/chart/figures.json?story=S1&lang=en").json()
    (values,) = [one for one in chart["datasets"].values() if len(one) > 1] if "datasets" in chart else [[]]
    assert {(one["outlet"], one["value"], one["bound"]) for one in values} >= {
        ("KabarTiga", 17.0, "exactly"),
        ("Antarnegeri", 21.0, "exactly"),
    }


def test_charts_take_the_colours_of_the_pages(asked: TestClient) -> None:
    """The dark chart is in the dark colours of the sheet, the light one in the light ones."""
    for scheme in ("light", "dark"):
        text = asked.get(f"/chart/outlet?{ASKED['outlet']}&theme={scheme}").text
        assert inks(scheme)["link"] in text
    assert inks("light")["link"] != inks("dark")["link"]


def test_a_live_chart_is_shut_in(asked: TestClient) -> None:
    """Its page is in a sandbox without an origin, loads one script and nothing else; all other pages keep their policy."""
    headers = asked.get("/chart/live").headers
    policy = headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "allow-same-origin" not in policy
    assert "connect-src" not in policy
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in asked.get(f"/chart/outlet?{ASKED['outlet']}").headers["content-security-policy"]
    assert "access-control-allow-origin" not in asked.get(f"/chart/outlet.json?{ASKED['outlet']}").headers


def test_a_page_holds_its_chart_as_a_picture(asked: TestClient) -> None:
    """The picture has words for who cannot see it, its size, both schemes where the device decides, and its numbers."""
    page = asked.get(f"/actor/{ACTORS[0]}?lang=en").text
    assert 'media="(prefers-color-scheme: dark)"' in page
    picture = re.search(r"<img [^>]*>", page)
    assert picture is not None
    assert 'alt="4 articles speak of Kolsaria' in picture[0]
    assert 'width="860"' in picture[0]
    assert "The numbers as a table" in page
    fixed = asked.get(f"/actor/{ACTORS[0]}?theme=dark").text
    assert "prefers-color-scheme: dark" not in fixed
    assert "theme=dark" in fixed


def test_pictures_are_held_and_let_go() -> None:
    """The same specification is drawn once, and no more pictures are held than there is room for."""
    drawing = Drawing()
    chart = {"mark": "point", "data": {"values": [{"a": 1}]}, "encoding": {"x": {"field": "a", "type": "quantitative"}}}
    assert drawing.picture(chart) is drawing.picture(json.loads(json.dumps(chart)))
    assert HELD > 1


def test_months_count_what_happened() -> None:
    """Planned, denied and undated entries stand in no month, weeks in that of their Thursday; the mean is that of scores."""
    rows = months(
        [
            deal(1, "2025-08-10"),
            deal(2, "2025-08"),
            deal(3, "2025-09-01", "ASSAULT"),
            deal(4, "2025-09-02", status="future"),
            deal(5, None),
            deal(6, "2025"),
            deal(7, "2025-W31"),
        ]
    )
    assert [(row.month, sum(row.counts)) for row in rows] == [("2025-07", 1), ("2025-08", 2), ("2025-09", 1)]
    assert rows[1].mean is not None
    assert rows[2].mean is not None
    assert rows[1].mean > 0 > rows[2].mean


@pytest.mark.parametrize("asking", ["figures?story=none", "outlet?name=none", "actor?id=none"])
def test_a_chart_of_nothing_is_empty(asked: TestClient, asking: str) -> None:
    """What the chronicle knows nothing of is an empty picture, no mistake of the server."""
    answer = asked.get(f"/chart/{asking}")
    assert answer.status_code == 200
    assert answer.text.startswith("<svg")


def test_what_articles_say_is_text_in_a_chart() -> None:
    """Markup in the name of an outlet stands in the picture as text."""
    look = Look(inks("light"), Wording("en"))
    amount = AmountView(figure="aa:f0", article="aa", outlet=HOSTILE, published=None, value=1, high=None, bound="exact")
    drawn = Drawing().picture(
        amount_chart([QuantityView(of=HOSTILE, unit="person", entry=None, outlets=1, amounts=(amount,))], look)
    )
    assert b"<script" not in drawn
    assert b"<img" not in drawn


@pytest.mark.parametrize(
    "name", ["Kabar\x00 Tiga", "\x0b\x1f\ufffe\uffff", "💧" * 100, "Kabar 💧" * 40, "</svg>&#0;", "\u202e" * 9]
)
def test_any_sign_is_drawn(name: str) -> None:
    """Whatever signs a name has, the picture is made, and is XML: a program that draws would end on some of them."""
    values = [{"outlet": name, "n": 1}, {"outlet": f"{name}x", "n": 2}]
    across, down = {"field": "n", "type": "quantitative"}, {"field": "outlet", "type": "nominal"}
    chart = {"data": {"values": values}, "mark": "bar", "encoding": {"x": across, "y": down}}
    assert fromstring(Drawing().picture(chart)).tag.endswith("svg")
