"""`runut withdraw`: an outlet took an article back."""

from typing import Annotated

import typer

from runut.cli.options import ChronicleOption
from runut.cli.printing import count
from runut.cli.terminal import console
from runut.config import load_config


def run(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Ids of articles, or their addresses.")],
    chronicle: ChronicleOption = None,
) -> None:
    """Let articles no longer count, because their outlet took them back; what was read from them stays.

    Stories, entries and findings are made anew without them, and `runut changes` says so.

    Example: `runut withdraw https://kabar.example/banjir -c korea.runut`
    """
    from runut.engine.build import withdraw
    from runut.store.chronicle import Chronicle

    with Chronicle(chronicle or load_config().chronicle) as opened:
        gone = withdraw(opened, articles)
    console().print(f"{count(len(gone), 'article')} withdrawn.")
