"""`runut demo`: the chronicle of the bundled articles."""

from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from runut.cli import add, differ, report, timeline
from runut.cli.printing import count
from runut.cli.terminal import console
from runut.config import load_config

# How many disagreements fit a first look.
DIFFERING = 5


def run(
    folder: Annotated[str, typer.Option(metavar="FOLDER", help="Where the chronicle and the report go.")] = ".",
) -> None:
    """Build the chronicle of the bundled articles, show what happened and what differs, and write its report.

    The articles are invented; see their README. Example: `runut demo`
    """
    chronicle, page = Path(folder) / "demo.runut", Path(folder) / "demo.html"
    config = msgspec.structs.replace(load_config(), chronicle=str(chronicle))
    with as_file(files("runut.demo") / "articles") as articles:
        added = add.take_in([str(articles)], config, [])
    out = console()
    out.print(f"{chronicle}: {count(added.added, 'article')} added, {added.known} known already.", markup=False)
    timeline.run(str(chronicle))
    out.print()
    differ.run(str(chronicle), most=DIFFERING)
    out.print()
    report.run(str(page), str(chronicle))
    out.print(f"Next: runut why ID -c {chronicle}, with an id from above.", markup=False)
