"""`runut backup`: a copy of the chronicle that can be put back."""

from pathlib import Path
from typing import Annotated

import typer

from runut.cli.bars import steps
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import emit_json, megabytes
from runut.cli.terminal import console
from runut.config import load_config


def run(
    to: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where backups are kept; made where it is not there.")],
    chronicle: ChronicleOption = None,
    keep: Annotated[
        int,
        typer.Option(
            "--keep", metavar="N", help="Remove all but the newest N of this chronicle; 0 removes none.", min=0
        ),
    ] = 0,
    unchecked: Annotated[bool, typer.Option("--unchecked", help="Do not prove that the copy is whole.")] = False,
    json: JsonOption = False,
) -> None:
    """Copy the chronicle, as it is at one moment, to a file with the time in its name, and its checksum beside it.

    Others may read and write meanwhile. The copy is checked before it counts, and before older ones are removed. One on a
    server is backed up to a file too, which has its name from the schema.

    Example: `runut backup backups --keep 7 -c korea.runut`
    """
    from runut.engine.backups import back_up
    from runut.store.address import address_of

    path = address_of(chronicle or load_config().chronicle)
    with steps("backing up") as tell:
        made = back_up(path, to, tell, keep=keep, unchecked=unchecked)
    if json:
        emit_json(made)
        return
    out = console()
    said = "not checked" if unchecked else "whole"
    out.print(f"{made.path}: {megabytes(made.bytes)}, {said}, its SHA-256 stands beside it.", markup=False)
    for old in made.removed:
        out.print(f"{old}: removed.", markup=False)
