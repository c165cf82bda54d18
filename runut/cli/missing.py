"""`runut missing`: what an outlet leaves out."""

from rich.console import Console
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, first, only, views
from runut.cli.printing import count, show, show_list, who
from runut.store.views.rows import OmissionView, teller


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show the omissions, the weightiest first: what others of the same story tell and an article leaves out.

    The weight (0 to 1) counts on how many origins an entry is told, and by how many of the story's articles.
    Of a large chronicle the weightiest few are shown; --most or --story shows others.

    Example: `runut missing -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        wanted = only(asked, story), first(most, 20, json=json)
        with asked.whole.omissions(*wanted) as found:
            show_list(found, _tell, none="No omissions.", json=json)


def _tell(out: Console, one: OmissionView) -> None:
    entry = one.entry
    head = f"{entry.date or 'undated'}  {entry.type}  {who(entry)}"
    show(out, Text.assemble((head, "bold"), (f"  {entry.id}", "dim")), Text(entry.summary))
    origins = f"weight {one.weight:.2f}, told on {count(one.independence, 'origin')}"
    show(out, Text(origins, style="dim"), indent=2)
    show(out, Text(f"told by      {', '.join(f'{teller(row)} ({row.source})' for row in one.told_by)}"), indent=2)
    show(out, Text(f"left out by  {', '.join(f'{teller(row)} ({row.source})' for row in one.left_out_by)}"), indent=2)
