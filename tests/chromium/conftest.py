"""A server on this machine and Debian's Chromium; without the browser these tests skip, and say so."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Error, Page, sync_playwright

from runut.config import Config
from runut.engine.workshop import Engine
from runut.serve.app import Site
from runut.serve.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def chronicle(demo_chronicle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration, as a server opens it."""
    return Path(shutil.copy(demo_chronicle, tmp_path_factory.mktemp("chromium") / "c.runut"))


@contextmanager
def serving(path: Path) -> Iterator[str]:
    """The address of a server of the chronicle at `path`, until the block ends."""
    site = Site(Settings(chronicle=path), Engine(Config()))
    server = uvicorn.Server(uvicorn.Config(site.application(), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="session")
def host(chronicle: Path) -> Iterator[str]:
    """The address of a server of that chronicle, which tests only look at."""
    with serving(chronicle) as address:
        yield address


@pytest.fixture(scope="module")
def desk(demo_chronicle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server where tests of one file add and judge."""
    with serving(Path(shutil.copy(demo_chronicle, tmp_path_factory.mktemp("desk") / "c.runut"))) as address:
        yield address


@pytest.fixture(scope="module")  # its loop would be in the way of tests elsewhere that run one of their own
def chromium() -> Iterator[Browser]:
    """The browser."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"Chromium does not start here: {error}")
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A new page in Indonesian, as wide as a laptop's screen."""
    context = chromium.new_context(locale="id-ID", viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()
