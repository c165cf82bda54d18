"""`runut why`: the evidence of a record."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, views
from runut.cli.printing import claim_lines, count, emit_json, show
from runut.cli.terminal import console
from runut.store.views.rows import WhyView

OFFICES = 12  # titles that are shown of somebody who has many
GROUPS = 30  # and reasons


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
    _offices(out, found)
    _groups(out, found)
    if found.reasons:
        out.print()
        show(out, Text("Taken to be one because:", style="bold"))
        for reason in found.reasons:
            show(out, Text(f"{reason.weight:+.2f}  {reason.says} ({reason.signal})"), indent=2)


def _offices(out: Console, found: WhyView) -> None:
    """From when to when articles give an actor its titles, and what the register knows of offices."""
    if found.offices or found.held:
        out.print()
        show(out, Text("Offices over time:", style="bold"))
    for held in found.held:
        until = f"to {held.last}" if held.last else "on"
        show(out, Text(f"{held.office} of {held.country} from {held.first} {until}, says the register"), indent=2)
    for one in found.offices[:OFFICES]:
        days = f"from {one.first} to {one.last}" if one.first else "on unknown days"
        show(out, Text(f"“{one.title}” {days}, in {count(one.articles, 'article')}"), indent=2)
    if len(found.offices) > OFFICES:
        show(out, Text(f"and {count(len(found.offices) - OFFICES, 'other title')}; --json shows them"), indent=2)


def _groups(out: Console, found: WhyView) -> None:
    """Why local actors are this one, those with the same reasons counted, with examples."""
    if found.groups:
        out.print()
        show(out, Text("Taken to be one because:", style="bold"))
    for group in found.groups[:GROUPS]:
        reasons = " ".join(reason.says for reason in group.reasons)
        many = f"{count(group.members, 'time')} in {count(group.articles, 'article')}"
        days = f", {group.first} to {group.last}" if group.first else ""
        show(out, Text(f"{reasons} ({many}{days})"), indent=2)
        told = (f"{one.outlet or one.source} ({one.local})" for one in group.examples)
        show(out, Text("e.g. " + ", ".join(told), style="dim"), indent=4)
    if len(found.groups) > GROUPS:
        show(out, Text(f"and for {count(len(found.groups) - GROUPS, 'other reason')}; --json shows them"), indent=2)
