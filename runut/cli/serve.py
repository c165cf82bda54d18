"""`runut serve`: the chronicle in a browser."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.options import ChronicleOption
from runut.cli.report import PageLanguage
from runut.cli.terminal import console

if TYPE_CHECKING:
    from runut.serve.guard.exposure import Exposure

# Each takes memory for the pages that it holds ready; more must be asked for.
MOST = 8

UsersOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Who may log in (see “runut users”).")]


def run(
    chronicle: ChronicleOption = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="The port to listen at.", min=0, max=65_535)] = 8765,
    language: Annotated[PageLanguage, typer.Option(help="The language of pages, where a browser names none.")] = (
        PageLanguage.ID
    ),
    users: UsersOption = None,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="What browsers call the server; may be given again.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate for HTTPS.")] = None,
    key: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate's key.")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy does HTTPS, and its word is taken on who asks.")
    ] = False,
    workers: Annotated[
        int | None, typer.Option(metavar="N", help="How many processes make pages; one for each core.", min=1, max=64)
    ] = None,
) -> None:
    """Open the chronicle in a browser: stories, timelines, differences, and the words that every line rests on.

    It serves this machine alone, unless users and HTTPS let others in.

    Example: `runut serve -c korea.runut`
    """
    from runut.config import load_config
    from runut.engine.workshop import Engine
    from runut.serve.guard.exposure import Exposure, allow
    from runut.serve.guard.users import load_users
    from runut.serve.settings import Settings
    from runut.serve.workers import Listening, listen
    from runut.store.address import address_of
    from runut.store.chronicle import Chronicle

    exposure = Exposure(
        host=host, names=tuple(name or ()), users=users, certificate=certificate, key=key, proxied=behind_proxy
    )
    names = allow(exposure)
    if users is not None:
        load_users(users)  # says at once, in a sentence, where it cannot be read
    config = load_config()
    path = address_of(chronicle or config.chronicle)
    Chronicle(path).close()  # as for the users
    settings = Settings(
        chronicle=path,
        language=language.value,
        users=users,
        names=names,
        secure=exposure.secure,
        proxied=behind_proxy,
    )
    console().print(f"{path}: open {_address(exposure, port)} in a browser; Ctrl+C stops.", markup=False)
    listening = Listening(
        host=host, port=port, workers=workers or min(os.cpu_count() or 1, MOST), certificate=certificate, key=key
    )
    listen(settings, Engine(config), listening)


def _address(exposure: "Exposure", port: int) -> str:
    """What a reader types."""
    host = exposure.names[0] if exposure.names else exposure.host
    if exposure.proxied:
        return f"https://{host}/ (through the proxy)"
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if exposure.certificate else 'http'}://{shown}:{port}/"
