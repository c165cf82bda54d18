"""`runut differ`: what outlets tell differently."""

from rich.text import Text

from runut.cli.options import ChronicleOption, JsonOption, MostOption, StoryOption, only, views
from runut.cli.printing import console, day, emit_json, marked, place_of, rest, show
from runut.store.views.rows import teller


def run(
    chronicle: ChronicleOption = None, story: StoryOption = None, most: MostOption = 0, json: JsonOption = False
) -> None:
    """Show the disagreements: what cannot all be true, or changed from one report to the next, with the quoted words.

    Example: `runut differ -c korea.runut`
    """
    with views(chronicle) as asked:
        found = asked.disagreements(only(asked, story))
    shown = found[: most or None]
    if json:
        emit_json(shown)
        return
    out = console()
    if not found:
        out.print("No disagreements.")
    for one in shown:
        out.print()
        show(out, Text.assemble((f"{one.kind} about the {one.slot}", "bold"), f": {one.about}", (f"  {one.id}", "dim")))
        for variant in one.variants:
            show(out, Text(variant.says, style="bold cyan"), indent=2)
            for claim in variant.claims:
                quotation = claim.quotation
                chain = f", on the word of {' > '.join(claim.chain)}" if claim.chain else ""
                show(
                    out,
                    Text.assemble(f"{teller(quotation)}, {day(quotation.published)}{chain}: ", marked(quotation)),
                    Text(place_of(quotation), style="dim"),
                    indent=4,
                )
    rest(out, len(shown), len(found))
