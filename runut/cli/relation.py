"""`runut relation`: how two actors or states dealt with each other over time."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, views
from runut.cli.printing import claim_lines, count, emit_json, show, who
from runut.cli.terminal import console
from runut.store.views.relations import RelationView
from runut.store.views.rows import EntryView


def run(
    left: Annotated[str, typer.Argument(metavar="ACTOR", help="A name or id; a state stands for all who act for it.")],
    right: Annotated[str, typer.Argument(metavar="ACTOR", help="The other one.")],
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Show the relation of two actors or states: by month with its score, then what was done and said, in order of time.

    Scores are those of the PLOVER codebook, from -10 (conflict) to 10 (cooperation), of what has happened; the mean of a
    month. Nothing between the two is an answer, too.

    Example: `runut relation Velmora "Arden Kolsaria" -c demo.runut`
    """
    with views(chronicle, as_of) as asked:
        found = asked.relation(left, right)
    if json:
        emit_json(found)
        return
    out = console()
    show(
        out,
        Text.assemble(
            (f"{found.left} and {found.right}", "bold underline"),
            f"  {count(len(found.entries), 'entry')}, {count(len(found.statements), 'statement')}",
        ),
    )
    if found.months:
        out.print()
        out.print(_months(found))
    for entry in found.entries:
        show(out, *_entry(found, entry), indent=2)
    titles = {entry.id: entry for entry in found.entries}
    for one in found.recurring:
        kind = f"{one.type}/{one.mode}" if one.mode else one.type
        out.print()
        show(out, Text(f"Recurs around {one.day}, in {', '.join(map(str, one.years))}: {kind}", style="bold"))
        for id_ in one.entries:
            show(out, Text(f"{titles[id_].date}  {titles[id_].summary}  {id_}"), indent=2)
    for claim in found.statements:
        out.print()
        show(out, *claim_lines(claim), indent=2)


def _months(found: RelationView) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("month")
    for name in ("entries", "score"):
        table.add_column(name, justify="right")
    table.add_column("of which")
    for month in found.months:
        score = "" if month.score is None else f"{month.score:+.1f}"
        kinds = ", ".join(f"{number} {quad}" for quad, number in month.quads.items() if quad != "none")
        table.add_row(month.period or "undated", str(month.entries), score, kinds)
    return table


def _entry(found: RelationView, entry: EntryView) -> tuple[Text, Text]:
    way = "→" if entry.id in found.forth else "←" if entry.id in found.back else "↔"
    coded = f"{entry.type}/{entry.mode}" if entry.mode else entry.type
    status = "" if entry.status == "occurred" else f" [{entry.status}]"
    head = Text.assemble(
        (f"{entry.date or 'undated':<12}", "bold cyan"),
        f"{way} ",
        (f"{coded}{status}  ", "magenta"),
        (who(entry), "bold"),
        (f"  {entry.id}", "dim"),
    )
    return head, Text(f"{'':<14}{entry.summary}  ({', '.join(entry.outlets)})", style="dim")
