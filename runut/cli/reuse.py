"""`runut reuse`: passages that stood elsewhere before."""

from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, first, views
from runut.cli.printing import console, day, emit_json, marked, place_of, rest, show
from runut.store.views.rows import teller


def run(
    chronicle: ChronicleOption = None, as_of: AsOfOption = None, most: MostOption = None, json: JsonOption = False
) -> None:
    """Show recurring passages: text taken over from an earlier article, and what a speaker says again.

    Example: `runut reuse -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        found = asked.reuses(most=first(most, 20, json=json))
        there = asked.count("reuses")
    if json:
        emit_json(found)
        return
    out = console()
    if not found:
        out.print("No recurring passages.")
    for one in found:
        out.print()
        show(out, Text.assemble((f"{one.kind}, {one.similarity:.0%} alike", "bold"), (f"  {one.id}", "dim")))
        for quotation in (one.earlier, one.later):
            show(
                out,
                Text.assemble((f"{teller(quotation)}, {day(quotation.published)}: ", "cyan"), marked(quotation)),
                Text(place_of(quotation), style="dim"),
                indent=2,
            )
    rest(out, len(found), there)
