"""Adding articles in a process of its own, so that whoever asks for it goes on meanwhile."""

import multiprocessing
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from runut.config import Config
from runut.engine.build import Added, Progress, build
from runut.engine.channels import tell_after
from runut.engine.goingon import GoingOn
from runut.engine.reading import read_options
from runut.errors import RunutError
from runut.read import read_paths
from runut.records.article import RawArticle
from runut.store.address import Address
from runut.store.chronicle import Chronicle

# A file of this name in the folder lists addresses of the web that are to be read too, one a line.
ADDRESSES = "addresses.urls"


class Unfinished(RunutError):
    """The process that added articles ended before it was done."""


def add_apart(chronicle: Address, folder: Path, config: Config, tell: Progress) -> Added:
    """Add all that lies in `folder` to `chronicle`, in a fresh process; sources are named by their place in the folder.

    What stands at the addresses that its file `ADDRESSES` lists, if it has one, is fetched and added too.

    Raises RunutError with what stopped it; what was kept until then stays, and adding the same again goes on from there.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    # A process that ends with this one may have none of its own, and with several workers it needs them.
    process = context.Process(target=_add, args=(theirs, chronicle, folder, config), daemon=config.workers == 1)
    process.start()
    theirs.close()
    try:
        return _answer(ours, tell)
    finally:
        ours.close()
        process.join()


def _answer(said: Connection, tell: Progress) -> Added:
    """What the process says, until it is done."""
    while True:
        try:
            word, what = said.recv()
        except EOFError as error:
            message = "adding was stopped before it was done; what was kept is whole, add the same again to go on."
            raise Unfinished(message) from error
        if word == "progress":
            tell(*what)
        elif word == "failed":
            raise Unfinished(what)
        else:
            return msgspec.convert(what, Added)


def _add(told: Connection, chronicle: Address, folder: Path, config: Config) -> None:
    refused: list[str] = []
    shown, before = f"{folder}/", GoingOn(chronicle)

    def raws() -> Iterator[RawArticle]:
        options = msgspec.structs.replace(read_options(config), taken=before)
        for raw in read_paths(_named(folder), options, lambda error: refused.append(str(error).replace(shown, ""))):
            yield msgspec.structs.replace(raw, source=raw.source.removeprefix(shown))

    try:
        with Chronicle(chronicle) as opened:
            added = build(opened, raws(), config, lambda *step: told.send(("progress", step)), before)
            untold = tell_after(opened, config)
    except RunutError as error:
        told.send(("failed", str(error)))
        return
    whole = msgspec.structs.replace(added, refused=(*refused, *added.refused), notes=(*added.notes, *untold))
    told.send(("done", msgspec.to_builtins(whole)))


def _named(folder: Path) -> list[str]:
    """What is to be read: the folder where anything else lies in it, and the list of addresses."""
    listed = folder / ADDRESSES
    here = [str(folder)] if any(path != listed for path in folder.iterdir()) else []
    return [*here, *([str(listed)] if listed.is_file() else [])]
