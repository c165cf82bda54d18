"""`runut missing`: what an outlet leaves out."""

from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, only, views
from runut.cli.printing import console, count, emit_json, rest, show, who
from runut.store.views.rows import teller


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    most: MostOption = 0,
    json: JsonOption = False,
) -> None:
    """Show the omissions, the weightiest first: what others of the same story tell and an article leaves out.

    The weight (0 to 1) counts on how many origins an entry is told, and by how many of the story's articles.
    Example: `runut missing -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        found = asked.omissions(only(asked, story))
    shown = found[: most or None]
    if json:
        emit_json(shown)
        return
    out = console()
    if not found:
        out.print("No omissions.")
    for one in shown:
        entry = one.entry
        out.print()
        head = f"{entry.date or 'undated'}  {entry.type}  {who(entry)}"
        show(out, Text.assemble((head, "bold"), (f"  {entry.id}", "dim")), Text(entry.summary))
        origins = f"weight {one.weight:.2f}, told on {count(one.independence, 'origin')}"
        show(out, Text(origins, style="dim"), indent=2)
        show(out, Text(f"told by      {', '.join(f'{teller(row)} ({row.source})' for row in one.told_by)}"), indent=2)
        show(
            out, Text(f"left out by  {', '.join(f'{teller(row)} ({row.source})' for row in one.left_out_by)}"), indent=2
        )
    rest(out, len(shown), len(found))
