"""`runut serve`: the chronicle in a browser."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.options import ChronicleOption
from runut.cli.printing import console
from runut.cli.report import PageLanguage

if TYPE_CHECKING:
    from runut.serve.app import Site
    from runut.serve.guard.exposure import Exposure
    from runut.serve.settings import Settings

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
) -> None:
    """Open the chronicle in a browser: stories, timelines, differences, and the words that every line rests on.

    It serves this machine alone, unless users and HTTPS let others in.

    Example: `runut serve -c korea.runut`
    """
    from runut.config import load_config
    from runut.engine.workshop import Engine
    from runut.serve.app import Site
    from runut.serve.guard.exposure import Exposure, allow
    from runut.serve.guard.users import load_users
    from runut.serve.settings import Settings
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
    _listen(Site(settings, Engine(config)), settings, exposure, port)


def _address(exposure: "Exposure", port: int) -> str:
    """What a reader types."""
    host = exposure.names[0] if exposure.names else exposure.host
    if exposure.proxied:
        return f"https://{host}/ (through the proxy)"
    shown = f"[{host}]" if ":" in host else host
    return f"{'https' if exposure.certificate else 'http'}://{shown}:{port}/"


def _listen(site: "Site", settings: "Settings", exposure: "Exposure", port: int) -> None:
    import uvicorn

    uvicorn.run(
        site.application(),
        host=exposure.host,
        port=port,
        log_level="warning",
        server_header=False,
        http="h11",  # the one that bounds a request's head
        h11_max_incomplete_event_size=settings.limits.headers * 2,
        proxy_headers=False,  # whom to believe is ours to say
        limit_concurrency=500,
        timeout_graceful_shutdown=5,  # whoever reads slowly keeps no server from stopping
        ssl_certfile=exposure.certificate,
        ssl_keyfile=exposure.key,
    )
