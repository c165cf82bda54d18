"""`runut check`: is the chronicle whole?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.bars import steps
from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import count, emit_json
from runut.cli.terminal import console
from runut.config import load_config

if TYPE_CHECKING:
    from runut.store.checking import Fault
    from runut.store.chronicle import Chronicle


def run(
    chronicle: ChronicleOption = None,
    mend: Annotated[
        bool, typer.Option("--mend", help="Make links, findings and the index of words anew where they are wrong.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Prove that the chronicle is whole: every span quotes its text, every link leads somewhere, nothing has changed.

    Says in one sentence what is wrong with which record and what to do, and leaves with 1 where anything is. Others may
    read and write meanwhile.

    Example: `runut check -c korea.runut`
    """
    from runut.store.chronicle import Chronicle

    with Chronicle(chronicle or load_config().chronicle) as opened:
        faults = _found(opened)
        linked = _mended(opened, faults) if faults and mend else None
        if json:
            rows = [{"record": one.record, "says": one.says, "where": one.where, "way": one.way} for one in faults]
            emit_json({"chronicle": str(opened.path), "faults": rows, "linked": linked})
        else:
            _tell(opened, faults, linked)
    if faults and linked is None:
        raise typer.Exit(1)


def _found(chronicle: "Chronicle") -> "list[Fault]":
    from runut.store.checking import check

    with steps("checking", "checking ") as tell:
        return list(check(chronicle, tell))


def _mended(chronicle: "Chronicle", faults: "Sequence[Fault]") -> int:
    from runut.engine.mending import mend

    with steps("linking") as tell:
        return mend(chronicle, faults, lambda _, done, total: tell("linking", done, total))


def _tell(chronicle: "Chronicle", faults: "Sequence[Fault]", linked: int | None) -> None:
    out = console()
    for one in faults:
        out.print(str(one), markup=False)
    if not faults:
        out.print(f"{chronicle.path}: everything is whole.", markup=False)
    elif linked is None:
        out.print(f"{chronicle.path}: {count(len(faults), 'fault')}.", markup=False)
    else:
        said = f"{count(len(faults), 'fault')} mended, {count(linked, 'article')} linked anew, everything is whole."
        out.print(f"{chronicle.path}: {said}", markup=False)
