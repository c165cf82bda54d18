"""`runut restore`: a backup in the place of the chronicle."""

from pathlib import Path
from typing import Annotated

import typer

from runut.cli.bars import steps
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import emit_json
from runut.cli.terminal import console
from runut.config import load_config


def run(
    backup: Annotated[
        Path,
        typer.Argument(metavar="BACKUP", help="The file of a backup, or the folder, of which the newest is taken."),
    ],
    chronicle: ChronicleOption = None,
    json: JsonOption = False,
) -> None:
    """Put a backup in the place of the chronicle, which is put aside and not removed.

    The backup is checked first; where it is not whole, nothing is touched. Nobody else may have the chronicle open; on a
    server, nobody may add to it or watch for it, and who looks sees the one or the other.

    Example: `runut restore backups -c korea.runut`
    """
    from runut.engine.backups import restore
    from runut.store.address import address_of

    path = address_of(chronicle or load_config().chronicle)
    with steps("restoring") as tell:
        done = restore(backup, path, tell)
    if json:
        emit_json(done)
        return
    out = console()
    proved = "" if done.proved else "; no checksum stood beside the backup"
    out.print(f"{done.path}: restored from {done.backup}, which is whole{proved}.", markup=False)
    if done.aside:
        out.print(f"{done.aside}: what stood there before.", markup=False)
