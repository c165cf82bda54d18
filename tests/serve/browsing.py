"""A browser of tests: asks the pages without a network."""

from starlette.testclient import TestClient

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.settings import Settings
from runut.store.address import Address


def browser(chronicle: Address, **settings: object) -> TestClient:
    """A browser at the pages of `chronicle`; it keeps cookies, and follows no way by itself."""
    site = Site(Settings(chronicle=chronicle, **settings), Engine(Config()))  # type: ignore[arg-type]  # settings are named by the test
    return TestClient(site.application(), base_url="http://localhost", follow_redirects=False)


def token_in(page: str) -> str:
    """The token that the forms of a page carry."""
    start = page.index('name="token" value="') + len('name="token" value="')
    return page[start : page.index('"', start)]
