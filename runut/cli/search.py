"""`runut search`: find articles by their words."""

from typing import Annotated

import typer
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, views
from runut.cli.printing import day, emit_json, show
from runut.cli.terminal import console
from runut.store.views.rows import teller


def run(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words, or "a phrase" in quotation marks.')],
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    most: Annotated[int, typer.Option(help="How many articles to show.", min=1)] = 20,
    json: JsonOption = False,
) -> None:
    """Find the articles that hold all the words, best first.

    A word finds its other forms and, from four letters on, longer ones that begin with it; a shorter one stands for itself. Of
    more than 10,000 articles that have the words, the last 10,000 that were kept are looked at.

    Example: `runut search bantuan '"tenda darurat"' -c demo.runut`
    """
    with views(chronicle, as_of) as asked:
        found = asked.search(" ".join(words), most)
    if json:
        emit_json(found)
        return
    out = console()
    if not found:
        out.print("No article has these words.")
    for hit in found:
        row = hit.article
        snippet = Text(hit.snippet.replace("\n", " "))
        for mark in hit.marks:
            snippet.stylize("bold reverse", mark.start, mark.end)
        out.print()
        show(out, Text.assemble((row.title or row.source, "bold"), f"  {teller(row)}, {day(row.published)}"))
        show(out, snippet, Text(row.source, style="dim"), indent=2)
