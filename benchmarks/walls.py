"""Which of the saved pages would be told to be walls: ``python -m benchmarks.walls [FOLDER ...]``.

The folders (default: those of the corpora beside the checkout) are searched for pages as browsers and crawlers saved them,
packed or not. Every page that is told to be a wall is named, with the reason and how many words of it were read, so that
anybody can look; the last line counts them.
"""

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

from trafilatura import load_html

from runut.errors import SourceError, WalledPage
from runut.languages.load import load_web
from runut.read.options import LONGEST
from runut.read.page import read_page
from runut.read.web.walls import Walls

DATA = Path(__file__).parents[2] / "shared" / "data"
USUAL = (DATA / "pages" / "html", DATA / "html")
ENDINGS = (".html", ".htm", ".html.gz", ".htm.gz")


def main() -> None:
    """Look at every page of the folders."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path, default=USUAL, metavar="FOLDER")
    walls = Walls(load_web())
    pages = read = walled = 0
    for path in found(parser.parse_args().folders):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        pages += 1
        try:
            article = read_page(raw, path.name, LONGEST)
            main_text = article.text[article.body_start :]
            read += 1
        except SourceError:
            main_text = ""
        tree = load_html(raw)
        if tree is None:
            continue
        try:
            walls.check(tree, main_text, path.name)
        except WalledPage as error:
            walled += 1
            print(f"{path.parent.name}/{path.name}: {error.reason} ({len(main_text.split())} words)")
    print(f"{pages} pages, {read} with a main text, {walled} told to be walls")


def found(folders: list[Path]) -> Iterator[Path]:
    """The pages in `folders`, by name."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.name.endswith(ENDINGS))


if __name__ == "__main__":
    main()
