"""The page of an article: its claims in the text, what it leaves out, what it shares, and whether it still counts."""

import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from runut.engine.build import withdraw
from runut.store.chronicle import Chronicle
from runut.store.views import Views
from tests.serve.browsing import browser


@pytest.fixture(scope="module")
def asked(demo_chronicle: Path) -> TestClient:
    """A browser at the demonstration."""
    return browser(demo_chronicle)


@pytest.fixture(scope="module")
def views(demo_chronicle: Path) -> Views:
    """The questions to the demonstration."""
    return Views(Chronicle(demo_chronicle))


def test_every_claim_is_marked_and_listed(asked: TestClient, views: Views) -> None:
    """Each claim of each article stands in its text under the address that other pages link to, and in the list."""
    for row in views.articles():
        page = asked.get(f"/article/{row.id}").text
        for claim in views.claims(row.id):
            assert f'id="m-{claim.id.replace(":", ".")}"' in page
            assert f'id="c-{claim.id.replace(":", ".")}"' in page


def test_what_is_left_out_is_told_by_others(asked: TestClient, views: Views) -> None:
    """The list holds exactly the omissions of this article."""
    for row in views.articles():
        found = {one["entry"]["id"] for one in asked.get(f"/api/article/{row.id}").json()["lacking"]}
        assert found == {o.entry.id for o in views.omissions() if row.id in {a.id for a in o.left_out_by}}


def test_shared_passages_lead_to_the_other_article(asked: TestClient, views: Views) -> None:
    """A passage that stands in two articles is on the pages of both, with the way to the other."""
    reuse = views.reuses()[0]
    for here, there in ((reuse.earlier, reuse.later), (reuse.later, reuse.earlier)):
        page = asked.get(f"/article/{here.article}").text
        assert f"/article/{there.article}#m-" in page


def test_a_withdrawn_article_says_so(demo_chronicle: Path, tmp_path: Path) -> None:
    """What no longer counts is still shown, with a sentence about it."""
    path = tmp_path / "c.runut"
    shutil.copy(demo_chronicle, path)
    with Chronicle(path) as chronicle:
        article = Views(chronicle).articles()[0].id
        withdraw(chronicle, [article])
    page = browser(path).get(f"/article/{article}?lang=en")
    assert page.status_code == 200
    assert "This article was withdrawn" in page.text
