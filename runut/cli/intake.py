"""`runut intake`: what was read, what was refused, and why."""

from typing import Annotated

import typer
from rich.text import Text

from runut.cli.options import ChronicleOption, JsonOption, MostOption, first
from runut.cli.printing import count, emit_json, rest, show
from runut.cli.terminal import console
from runut.config import load_config

SHOWN = 20


def run(
    chronicle: ChronicleOption = None,
    most: MostOption = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Keep nothing any longer of what could not be read.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Show how many articles were read on which day, what counts of them, and what could not be read, with the reason.

    What could not be read is listed until it can: adding it again, once it is mended, takes it off the list.

    Example: `runut intake -c korea.runut`
    """
    from runut.store.chronicle import Chronicle
    from runut.store.intake import forget_refusals, intake

    with Chronicle(chronicle or load_config().chronicle) as opened:
        found = intake(opened)
        forgotten = forget_refusals(opened) if forget else None
    if json:
        emit_json(found)
        return
    out, limit = console(), first(most, SHOWN, json=json) or None
    said = (
        f"{count(found.counting, 'article')} that count, {found.older} of which a newer version counts, "
        f"{found.withdrawn} withdrawn, {found.waiting} that wait to be linked."
    )
    out.print(said)
    for one in found.days[:limit]:
        bare = f", {one.unannotated} in a language without a pack" if one.unannotated else ""
        out.print(f"{one.day}  {count(one.articles, 'article')} read{bare}")
    if found.refused:
        out.print()
        show(out, Text("What could not be read", style="bold underline"))
    for refusal in found.refused[:limit]:
        show(out, Text.assemble(refusal.said, (f"  ({count(refusal.times, 'time')}, last {refusal.last[:10]})", "dim")))
    rest(out, len(found.refused[:limit]), len(found.refused), "refusal")
    if forgotten is not None:
        out.print(f"{count(forgotten, 'refusal')} forgotten.")
