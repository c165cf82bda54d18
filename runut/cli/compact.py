"""`runut compact`: as small and as quick as it can be."""

from typing import Annotated

import typer

from runut.cli.bars import steps
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import emit_json, megabytes
from runut.cli.terminal import console
from runut.config import load_config


def run(
    chronicle: ChronicleOption = None,
    full: Annotated[
        bool,
        typer.Option("--full", help="On a server, write every table anew, as a file always is; others wait for that."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Write the chronicle anew without gaps, and tidy its index of words; nothing that it says changes.

    Needs twice its size on the disk for a while, and says so before it begins where that is not free. On a server others read
    and write meanwhile: what is gone leaves room for what comes, and indexes are made anew.

    Example: `runut compact -c korea.runut`
    """
    from runut.store.address import address_of
    from runut.store.chronicle import Chronicle
    from runut.store.compacting import compact

    path = address_of(chronicle or load_config().chronicle)
    with Chronicle(path):
        pass  # only a chronicle of this version is made compact
    with steps("compacting") as tell:
        done = compact(path, tell, full=full)
    if json:
        emit_json(done)
    else:
        console().print(f"{path}: {megabytes(done.before)} before, {megabytes(done.after)} now.", markup=False)
