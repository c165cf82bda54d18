"""`runut serve`: the chronicle in a browser."""

from pathlib import Path
from typing import Annotated

import typer

from runut.cli.options import ChronicleOption
from runut.cli.printing import console
from runut.cli.report import PageLanguage


def run(
    chronicle: ChronicleOption = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port to listen at.", min=0, max=65_535)] = 8765,
    language: Annotated[PageLanguage, typer.Option(help="The language of pages, where a browser names none.")] = (
        PageLanguage.ID
    ),
) -> None:
    """Open the chronicle in a browser: stories, timelines, differences, and the words that every line rests on.

    Example: `runut serve -c korea.runut`
    """
    import uvicorn

    from runut.config import load_config
    from runut.engine.workshop import Engine
    from runut.serve.app import Site
    from runut.serve.settings import Settings
    from runut.store.chronicle import Chronicle

    config = load_config()
    path = Path(chronicle or config.chronicle)
    Chronicle(path).close()  # says at once, in a sentence, where it cannot be opened
    site = Site(Settings(chronicle=path, language=language.value), Engine(config))
    console().print(f"{path}: open http://{host}:{port}/ in a browser; Ctrl+C stops.", markup=False)
    uvicorn.run(site.application(), host=host, port=port, log_level="warning", server_header=False)
