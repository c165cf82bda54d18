"""`runut move`: a chronicle from a file to a server, or back."""

from typing import Annotated

import typer

from runut.cli.bars import progress
from runut.cli.options import JsonOption
from runut.cli.printing import count, emit_json
from runut.cli.terminal import console


def run(
    source: Annotated[str, typer.Argument(metavar="FROM", help="The chronicle: a file, or postgresql://...")],
    to: Annotated[
        str,
        typer.Argument(metavar="TO", help="Where it is to be: a file that is not there yet, or a schema on a server."),
    ],
    json: JsonOption = False,
) -> None:
    """Copy a chronicle, with all that was ever kept in it, to another place, and compare the two; the source stays.

    One that was stopped goes on where it was when it is given again. The new chronicle can be opened when all of it is there.

    Example: `runut move korea.runut "postgresql://sari@db.example/news?schema=korea"`
    """
    from runut.store.address import address_of
    from runut.store.chronicle import Chronicle
    from runut.store.moving import move

    there = address_of(to)
    with Chronicle(source) as opened, progress() as bar:
        tasks = {step: bar.add_task(step, total=None, visible=False) for step in ("copying", "comparing")}

        def tell(step: str, done: int, total: int) -> None:
            bar.update(tasks[step], completed=done, total=total, visible=True)

        moved = move(opened, there, tell)
    if json:
        emit_json(moved)
        return
    before = f", {moved.found:,} of them there already" if moved.found else ""
    console().print(
        f"{there}: {count(moved.articles, 'article')}, {moved.rows:,} rows in {moved.tables} tables{before}; "
        "all of it compared.",
        markup=False,
    )
