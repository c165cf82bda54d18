"""`runut differ`: what outlets tell differently."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, first, only, views
from runut.cli.printing import console, count, day, emit_json, marked, place_of, rest, show
from runut.store.views.rows import ClaimView, teller


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show the disagreements: what cannot all be true, or changed from one report to the next, with the quoted words.

    Of a large chronicle the first few of the newest stories are shown; --most or --story shows others.

    Example: `runut differ -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        of = only(asked, story)
        found = asked.disagreements(of, first(most, 20, json=json))
        there = asked.count("disagreements", of)
    if json:
        emit_json(found)
        return
    out = console()
    if not found:
        out.print("No disagreements.")
    for one in found:
        out.print()
        show(out, Text.assemble((f"{one.kind} about the {one.slot}", "bold"), f": {one.about}", (f"  {one.id}", "dim")))
        for variant in one.variants:
            show(out, Text(variant.says, style="bold cyan"), indent=2)
            show(out, *_told(variant.claims), indent=4)
    rest(out, len(found), there)


def _told(claims: Sequence[ClaimView]) -> Iterator[Text]:
    """Each teller's first quotation, with where it stands and how often the same teller says it again."""
    by_teller: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_teller.setdefault(teller(claim.quotation), []).append(claim)
    for name, told in by_teller.items():
        quotation = told[0].quotation
        chain = f", on the word of {' > '.join(told[0].chain)}" if told[0].chain else ""
        again = f", and {count(len(told) - 1, 'time')} more" if len(told) > 1 else ""
        yield Text.assemble(f"{name}, {day(quotation.published)}{chain}: ", marked(quotation))
        yield Text(f"{place_of(quotation)}{again}", style="dim")
