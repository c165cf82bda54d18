"""`runut differ`: what outlets tell differently."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, first, only, views
from runut.cli.printing import count, marked, moment, place_of, show, show_list
from runut.records.findings import DisagreementKind
from runut.store.views.rows import ClaimView, DisagreementView, teller


def run(
    chronicle: ChronicleOption = None,
    as_of: AsOfOption = None,
    story: StoryOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show the disagreements, the weightiest first: what conflicts, develops, or is told more exactly, with the quoted words.

    The weight (0 to 1) counts what readers ask first, how many origins stand on each side, and how far apart they are.
    Of a large chronicle the weightiest few are shown; --most or --story shows others.

    Example: `runut differ -c korea.runut`
    """
    with views(chronicle, as_of) as asked:
        wanted = only(asked, story), first(most, 20, json=json)
        with asked.whole.disagreements(*wanted) as found:
            show_list(found, _tell, none="No disagreements.", json=json)


def _tell(out: Console, one: DisagreementView) -> None:
    show(
        out,
        Text.assemble((f"{_kind(one.kind)} about the {one.slot}", "bold"), f": {one.about}", (f"  {one.id}", "dim")),
    )
    show(out, Text(f"weight {one.weight:.2f}", style="dim"), indent=2)
    for variant in one.variants:
        origins = f"  on {count(variant.independence, 'origin')}"
        show(out, Text.assemble((variant.says, "bold cyan"), (origins, "dim")), indent=2)
        show(out, *_told(variant.claims), indent=4)


def _kind(kind: DisagreementKind) -> str:
    return "matter of precision" if kind == "precision" else kind


def _told(claims: Sequence[ClaimView]) -> Iterator[Text]:
    """Each teller's first quotation, with where it stands and how often the same teller says it again."""
    by_teller: dict[str, list[ClaimView]] = {}
    for claim in claims:
        by_teller.setdefault(teller(claim.quotation), []).append(claim)
    for name, told in by_teller.items():
        quotation = told[0].quotation
        chain = f", on the word of {' > '.join(told[0].chain)}" if told[0].chain else ""
        again = f", and {count(len(told) - 1, 'time')} more" if len(told) > 1 else ""
        yield Text.assemble(f"{name}, {moment(quotation.published)}{chain}: ", marked(quotation))
        yield Text(f"{place_of(quotation)}{again}", style="dim")
