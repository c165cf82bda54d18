"""Makes the pictures of the pages anew: ``python -m benchmarks.pictures [--all FOLDER]``.

Builds the chronicle of the bundled articles, serves it, and takes a picture of every page with Debian's Chromium into
docs/pictures/; with ``--all`` every page at three widths, in both schemes, into a folder to look through.
"""

import argparse
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal, NamedTuple

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from runut.config import Config
from runut.engine.build import build
from runut.engine.workshop import Engine
from runut.read import read_paths
from runut.serve.app import Site
from runut.serve.settings import Settings
from runut.store.chronicle import Chronicle
from tests.serve.places import places

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
WIDTHS = (1440, 820, 390)
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
HEIGHT = 1000


class Shot(NamedTuple):
    """A picture of a page: how wide, in which colours and language."""

    page: str
    width: int = 1440
    scheme: Scheme = "light"
    language: str = "id"

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.page}-{self.width}-{self.scheme}-{self.language}.png"


# Besides every page as a desk shows it, in light and Indonesian.
MORE = (
    Shot("story", 1440, "dark", "en"),
    Shot("story", 390),
    Shot("article", 820, "dark"),
    Shot("article", 390, "light", "en"),
    Shot("front", 390, "dark", "en"),
    Shot("entry", 820, "light", "en"),
)


def main() -> None:
    """Make them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page in every way, into this folder")
    parser.add_argument("--chronicle", type=Path, help="another chronicle than that of the bundled articles")
    asked = parser.parse_args()
    folder: Path = asked.all or FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        path = (
            Path(shutil.copy(asked.chronicle, temporary)) if asked.chronicle else _demo(Path(temporary) / "demo.runut")
        )
        addresses = places(path)
        shots = [Shot(page) for page in addresses] + [shot for shot in MORE if shot.page in addresses]
        if asked.all:
            shots = [Shot(page, width, scheme) for page in addresses for width in WIDTHS for scheme in SCHEMES]
        with served(path) as host, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for shot in shots:
                _take(browser, host + addresses[shot.page], shot, folder / shot.name)
            browser.close()
    print(f"{len(shots)} pictures in {folder}")


def _demo(path: Path) -> Path:
    """The chronicle of the bundled articles, whose sources are named as a reader beside their folder names them."""
    bundled = as_file(files("runut.demo") / "articles")
    with bundled as folder, chdir(folder.parent), Chronicle(path, create=True) as chronicle:
        build(chronicle, read_paths([folder.name]), Config())
    return path


@contextmanager
def served(path: Path) -> Iterator[str]:
    """The address at which the chronicle is served until the block ends."""
    application = Site(Settings(chronicle=path), Engine(Config())).application()
    server = uvicorn.Server(uvicorn.Config(application, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def _take(browser: Browser, address: str, shot: Shot, file: Path) -> None:
    context = browser.new_context(
        viewport={"width": shot.width, "height": HEIGHT}, color_scheme=shot.scheme, locale="id-ID"
    )
    page = context.new_page()
    page.goto(f"{address}{'&' if '?' in address else '?'}lang={shot.language}")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=file)
    context.close()


if __name__ == "__main__":
    main()
