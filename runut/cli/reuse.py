"""`runut reuse`: passages that stood elsewhere before, what is said again, and quotations that were changed on the way."""

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.text import Text

from runut.cli.edits import earlier_marked, later_marked
from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, StoryOption, first, only, views
from runut.cli.printing import count, day, place_of, show, show_list
from runut.records.findings import FirstBy, ReuseKind
from runut.store.views.listing import Listing
from runut.store.views.retold import CopyView, FormulaView, ReuseView
from runut.store.views.rows import Quotation, teller

if TYPE_CHECKING:
    from runut.store.views import Views

T = TypeVar("T")
ORIGINS = 3  # origins of an article that are shown
ORDER: Mapping[FirstBy, str] = MappingProxyType(
    {
        "time": "earlier by its time",
        "day": "earlier by its day",
        "source": "earlier, as the later one names it as its source",
        "unknown": "which was first is not known",
    }
)


class Kind(StrEnum):
    """What may be asked for."""

    REUSE = "reuse"
    RECURRENCE = "recurrence"
    QUOTATION = "quotation"


KINDS: Mapping[Kind, ReuseKind] = MappingProxyType(
    {Kind.REUSE: "reuse", Kind.RECURRENCE: "recurrence", Kind.QUOTATION: "quotation"}
)


def run(
    chronicle: ChronicleOption = None,
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--kind",
            help="Only text taken over (reuse), what a speaker says again, grouped by formula (recurrence), or what is quoted "
            "in other words elsewhere (quotation).",
        ),
    ] = None,
    copies: Annotated[
        bool, typer.Option("--copies", help="How much of each article stood in earlier ones, and where first.")
    ] = False,
    story: StoryOption = None,
    as_of: AsOfOption = None,
    most: MostOption = None,
    json: JsonOption = False,
) -> None:
    """Show recurring passages: text taken over from an earlier article, what a speaker says again, quotations changed.

    Words that were left out stand in [- -], words that were put in stand in {+ +}; on a terminal they are coloured.

    Example: `runut reuse -c korea.runut --kind quotation`
    """
    with views(chronicle, as_of) as asked:
        within, shown = _articles(asked, story), first(most, 20, json=json)
        if copies:
            _show(asked.whole.copies(within, shown), _tell_copy, json=json)
        elif kind is Kind.RECURRENCE:
            _show(asked.whole.formulas(within, shown), _tell_formula, json=json)
        else:
            _show(asked.whole.reuses(within, None if kind is None else KINDS[kind], shown), _tell_pair, json=json)


def _show(asked: AbstractContextManager[Listing[T]], tell: Callable[[Console, T], None], *, json: bool) -> None:
    with asked as found:
        show_list(found, tell, none="No recurring passages.", json=json)


def _articles(asked: "Views", story: str | None) -> Collection[str] | None:
    """The ids of the articles of the story whose id begins so; None where none was asked for."""
    chosen = only(asked, story)
    if chosen is None:
        return None
    return {row.id for one in asked.stories(of=chosen) for row in one.articles}


def _tell_pair(out: Console, one: ReuseView) -> None:
    changed = f", changed: {', '.join(one.changes)}" if one.changes else ""
    head = Text.assemble((f"{one.kind}, {one.similarity:.0%} alike{changed}", "bold"), (f"  {one.id}", "dim"))
    show(out, head, Text(ORDER[one.first_by], style="dim"))
    for quotation, words in (
        (one.earlier, earlier_marked(one.earlier, one.edits)),
        (one.later, later_marked(one.later, one.edits)),
    ):
        show(out, _teller(quotation).append_text(words), Text(place_of(quotation), style="dim"), indent=2)


def _tell_formula(out: Console, one: FormulaView) -> None:
    head = f"{one.speaker or 'Somebody'}, {count(len(one.sayings), 'time')}, {one.first} to {one.last}"
    show(out, Text.assemble((head, "bold"), (f"  {one.id}", "dim")))
    for saying in one.sayings:
        first, *others = saying.quotations
        show(out, _teller(first).append_text(later_marked(first, saying.edits)), indent=2)
        show(out, Text(place_of(first), style="dim"), indent=4)
        for other in others:
            show(out, Text(f"also in {teller(other)}, {place_of(other)}", style="dim"), indent=4)


def _tell_copy(out: Console, one: CopyView) -> None:
    row = one.article
    known = f"{one.share:.0%} stood in earlier articles"
    open_ = f", {one.undecided:.0%} in others that may be earlier or later" if one.undecided else ""
    show(
        out,
        Text.assemble(
            (f"{teller(row)}, {day(row.published)}: {row.title or '(no title)'}", "bold"), f"  {known}{open_}"
        ),
        Text(f"{row.source}  ({row.id})", style="dim"),
    )
    for origin in one.origins[:ORIGINS]:
        earlier = origin.article
        show(out, Text(f"first in {teller(earlier)}, {earlier.published}: {earlier.source}"), indent=2)


def _teller(quotation: Quotation) -> Text:
    return Text.assemble((f"{teller(quotation)}, {quotation.published or 'undated'}: ", "cyan"))
