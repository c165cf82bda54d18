"""`runut changes`: what outlets changed or took back after they had published it."""

from rich.text import Text

from runut.cli.options import ChronicleOption, JsonOption, MostOption, views
from runut.cli.printing import day, emit_json, rest, show
from runut.cli.terminal import console
from runut.store.views.rows import teller


def run(chronicle: ChronicleOption = None, most: MostOption = 0, json: JsonOption = False) -> None:
    """Show the articles that changed at their address or were withdrawn, newest first, with the lines that came and went.

    The newest version is the one that counts; what was read from the older ones stays in the chronicle.

    Example: `runut changes -c korea.runut`
    """
    with views(chronicle) as asked:
        found = asked.changes()
    shown = found[: most or None]
    if json:
        emit_json(shown)
        return
    out = console()
    if not found:
        out.print("No article has changed or was withdrawn.")
    for one in shown:
        out.print()
        after = "withdrawn" if one.new is None else f"changed, now {one.new.id} of {day(one.new.published)}"
        show(
            out,
            Text.assemble((f"{teller(one.old)}, {day(one.old.published)}: {one.old.title or '(no title)'}", "bold")),
            Text(f"{one.old.source}  ({one.old.id}): {after}", style="dim"),
        )
        for sign, lines, style in (("-", one.gone, "red"), ("+", one.come, "green")):
            for line in lines:
                show(out, Text(f"{sign} {line}", style=style), indent=2)
    rest(out, len(shown), len(found))
