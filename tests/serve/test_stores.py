"""The pages of a chronicle on a server are those of the same chronicle in a file."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from runut.store.address import Address
from runut.store.carrying import Tell
from runut.store.chronicle import Chronicle
from runut.store.moving import move
from tests.cluster import Cluster
from tests.serve.browsing import browser
from tests.serve.making import kept
from tests.serve.places import places

_TOKEN = re.compile(r'name="token" value="[^"]*"')


@pytest.fixture(scope="module")
def there(demo_chronicle: Path, postgres: Cluster) -> Address:
    """The demonstration on a server."""
    made = postgres.new()
    with Chronicle(demo_chronicle) as chronicle:
        move(chronicle, made)
    return made


@pytest.fixture(scope="module")
def asked(there: Address) -> Iterator[TestClient]:
    """A browser at it."""
    with browser(there) as client:
        yield client


def _sorted(told: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    """The same with lists in an order of their own: the two stores find the same articles, each the best first by its lights."""
    if isinstance(told, list):
        return sorted((_sorted(one) for one in told), key=json.dumps)
    return {key: _sorted(value) for key, value in told.items()} if isinstance(told, dict) else told


def test_every_page_says_the_same(asked: TestClient, demo_chronicle: Path) -> None:
    """Each page's data and HTML, in both languages, and of an earlier day."""
    with browser(demo_chronicle) as in_file:
        for name, place in places(demo_chronicle).items():
            here, there = (client.get(f"/api{place.rstrip('/')}") for client in (asked, in_file))
            assert here.status_code == there.status_code == 200
            assert _sorted(here.json()) == _sorted(there.json()), place
            if name == "search":
                continue
            assert here.content == there.content, place
            mark = "&" if "?" in place else "?"
            for query in ("lang=id", "lang=en"):
                here, there = (client.get(f"{place}{mark}{query}") for client in (asked, in_file))
                assert _TOKEN.sub("", here.text) == _TOKEN.sub("", there.text), place
        for place in ("/", "/actors", "/places"):
            here, there = (client.get(f"/api{place.rstrip('/')}?as-of=2025-08-12") for client in (asked, in_file))
            assert here.content == there.content


def test_pages_answer_again_when_the_server_is_back(asked: TestClient, postgres: Cluster) -> None:
    """While the database is away pages say so, without an address's password; when it is back they show the chronicle."""
    assert asked.get("/actors").status_code == 200
    postgres.stop()
    gone = asked.get("/actors")
    postgres.start()
    assert gone.status_code == 503
    assert "tidak dapat dihubungi, atau terputus" in gone.text
    assert asked.get("/actors").status_code == 200


def test_what_was_written_meanwhile_is_shown(asked: TestClient, there: Address) -> None:
    """A page is sent again where something was written since, and only then."""
    before = asked.get("/actors").headers["etag"]
    assert asked.get("/actors", headers={"if-none-match": before}).status_code == 304
    with Chronicle(there) as chronicle:
        chronicle.save_search("Rudal", "q=rudal", "Sari")
    assert asked.get("/actors", headers={"if-none-match": before}).status_code == 200
    assert "Rudal" in asked.get("/search").text


def test_another_chronicle_in_its_place_is_shown(demo_chronicle: Path, postgres: Cluster, tmp_path: Path) -> None:
    """Put into the same schema while pages are served, it is shown at once, though it was changed as often; half of it never."""
    there, other = postgres.new(), tmp_path / "other.runut"
    kept(other).close()

    def put(source: Path, tell: Tell | None = None) -> None:
        with Chronicle(source) as chronicle:
            move(chronicle, there, tell)
        with Chronicle(there) as chronicle, chronicle.engine.begin() as opened:
            opened.execute(text("UPDATE about SET changes = 7"))

    put(demo_chronicle)
    with browser(there) as client:
        before = client.get("/actors")
        with Chronicle(there) as chronicle, chronicle.engine.begin() as opened:
            opened.execute(text(f"DROP SCHEMA {there.schema} CASCADE"))
        meanwhile: list[int] = []
        put(other, lambda *_: meanwhile.append(client.get("/actors").status_code))
        after = client.get("/actors", headers={"if-none-match": before.headers["etag"]})
    with browser(other) as client:
        expected = client.get("/actors")
    assert set(meanwhile) == {503}
    assert after.status_code == 200
    assert _TOKEN.sub("", after.text) == _TOKEN.sub("", expected.text) != _TOKEN.sub("", before.text)
