"""`runut actors`: who speaks, acts and is acted upon."""

from rich.table import Table
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, first, views
from runut.cli.printing import emit_json, rest
from runut.cli.terminal import console


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show who speaks, acts and is acted upon, under all their names.

    Example: `runut actors -c korea.runut --most 20`
    """
    with views(chronicle, as_of) as asked:
        found = asked.actors(first(most, 40, json=json))
        there = asked.count("actors")
    if json:
        emit_json(found)
        return
    table = Table(box=None, pad_edge=False)
    for name in ("name", "kind", "country"):
        table.add_column(name, no_wrap=name != "name")
    for name in ("articles", "speaks", "acts", "acted upon"):
        table.add_column(name, justify="right")
    table.add_column("also called")
    table.add_column("id", style="dim", overflow="fold")
    for one in found:
        counts = (str(n) for n in (one.articles, one.statements, one.acts, one.suffers))
        called = ", ".join(one.aliases[:6]) + (" …" if len(one.aliases) > 6 else "")  # noqa: PLR2004  # a line's worth
        table.add_row(Text(one.name), one.kind, one.country or "", *counts, Text(called), Text(one.id))
    out = console()
    out.print(table)
    rest(out, len(found), there)
