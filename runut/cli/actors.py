"""`runut actors`: who speaks, acts and is acted upon."""

from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, MostOption, first, views
from runut.cli.printing import emit_list, rest
from runut.cli.terminal import console
from runut.store.views.rows import ActorView

if TYPE_CHECKING:
    from runut.store.views import Views

NUMBERS = ("articles", "speaks", "acts", "acted upon")
COLUMNS = ("name", "kind", "country", *NUMBERS, "also called", "id")
ALIASES = 6  # a line's worth
AT_ONCE = 500  # rows that are laid out together


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
        wanted = first(most, 40, json=json)
        if not json:
            _tell(asked, wanted)
            return
        with asked.whole.actors(wanted) as found:
            emit_list(found.rows)


def _tell(asked: "Views", wanted: int) -> None:
    """A table in pieces, so that as many as an archive has go through a small memory."""
    out, shown, widths = console(), 0, [0] * len(COLUMNS)
    if not out.is_terminal and not 0 < wanted <= AT_ONCE:
        # In a file all pieces have the same columns, for which everybody is asked twice.
        widths = [len(name) for name in COLUMNS]
        with asked.whole.actors(wanted) as found:
            for row in map(_cells, found.rows):
                widths = [max(width, _width(cell)) for width, cell in zip(widths, row, strict=True)]
    with asked.whole.actors(wanted) as found:
        for few in iter(lambda: tuple(islice(found.rows, AT_ONCE)), ()):
            out.print(_table(few, widths, head=not shown))
            shown += len(few)
        if not shown:
            out.print(_table((), widths, head=True))
        rest(out, shown, found.total)


def _table(few: Collection[ActorView], widths: Sequence[int], *, head: bool) -> Table:
    table = Table(box=None, pad_edge=False, show_header=head)
    for name, width in zip(COLUMNS, widths, strict=True):
        table.add_column(
            name,
            no_wrap=name in {"kind", "country"},
            justify="right" if name in NUMBERS else "left",
            style="dim" if name == "id" else "",
            overflow="fold" if name == "id" else "ellipsis",
            min_width=width or None,
        )
    for one in few:
        *cells, called, id_ = _cells(one)
        table.add_row(Text(cells[0]), *cells[1:], Text(called), Text(id_))
    return table


def _cells(one: ActorView) -> tuple[str, ...]:
    counts = (str(n) for n in (one.articles, one.statements, one.acts, one.suffers))
    called = ", ".join(one.aliases[:ALIASES]) + (" …" if len(one.aliases) > ALIASES else "")
    return one.name, one.kind, one.country or "", *counts, called, one.id


def _width(cell: str) -> int:
    return max(map(cell_len, cell.splitlines()), default=0)
