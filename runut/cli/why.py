"""`runut why`: the evidence of a record."""

from typing import Annotated

import typer
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, views
from runut.cli.printing import claim_lines, console, emit_json, show


def run(
    record: Annotated[str, typer.Argument(metavar="ID", help="An entry, event, statement, figure, actor or story.")],
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Show why a record stands in the chronicle: the sentences, quoted, with file, line, characters and reporting chain.

    The id may be cut short as long as it stays clear.

    Example: `runut why E1f3a -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        found = asked.why(record)
    if json:
        emit_json(found)
        return
    out = console()
    show(out, Text.assemble((f"{found.kind} {found.id}  ", "dim"), (found.headline, "bold")))
    if len(found.history) > 1:
        told = "; ".join(f"{one.published or 'undated'} {one.status}" for one in found.history)
        show(out, Text(f"told over time: {told}"), indent=2)
    for claim in found.claims:
        out.print()
        show(out, *claim_lines(claim), indent=2)
    for member in found.members:
        reasons = "; ".join(reason.says for reason in member.reasons)
        show(out, Text(f"{member.name}, {member.outlet or member.source}: {reasons} ({member.local})"), indent=2)
    if found.reasons:
        out.print()
        show(out, Text("Taken to be one because:", style="bold"))
        for reason in found.reasons:
            show(out, Text(f"{reason.weight:+.2f}  {reason.says} ({reason.signal})"), indent=2)
