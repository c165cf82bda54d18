"""`runut judge`: an analyst corrects the chronicle."""

from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import emit_json
from runut.cli.terminal import console
from runut.config import load_config
from runut.records.judgements import Verb

if TYPE_CHECKING:
    from runut.store.chronicle import Chronicle

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

Author = Annotated[str | None, typer.Option("--author", "-a", help="Who judges (default: the setting “author”).")]
Reason = Annotated[str, typer.Option("--reason", "-r", help="Why; a sentence for those who come after.")]
Records = Annotated[list[str], typer.Argument(metavar="ID...", help="Records by id, which may be cut short.")]


@app.command()
def merge(records: Records, reason: Reason, author: Author = None, chronicle: ChronicleOption = None) -> None:
    """Say that actors, entries or stories are one; the first keeps its id where it has one of its own.

    Example: `runut judge merge E1f3a E77c2 -r "the same letter" -a Sari -c korea.runut`
    """
    _judge("merge", tuple(records), (author, reason), chronicle)


@app.command()
def split(records: Records, reason: Reason, author: Author = None, chronicle: ChronicleOption = None) -> None:
    """Say that parts do not belong to an actor, entry or story: name it, then its mentions, events or articles.

    Example: `runut judge split E1f3a 07aa:e3 -r "another visit" -a Sari -c korea.runut`
    """
    _judge("split", tuple(records), (author, reason), chronicle)


@app.command()
def rename(
    record: Annotated[str, typer.Argument(metavar="ID", help="An actor or a story.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called from now on.")],
    reason: Reason,
    author: Author = None,
    chronicle: ChronicleOption = None,
) -> None:
    """Give an actor or a story another name.

    Example: `runut judge rename S8c01 "Banjir Sarindal" -r "clearer" -a Sari -c korea.runut`
    """
    _judge("rename", (record,), (author, reason), chronicle, name)


@app.command()
def reject(records: Records, reason: Reason, author: Author = None, chronicle: ChronicleOption = None) -> None:
    """Say that an entry, claim or finding is wrong: it no longer counts, and stays listed here.

    Example: `runut judge reject D09b1 -r "a misprint" -a Sari -c korea.runut`
    """
    _judge("reject", tuple(records), (author, reason), chronicle)


@app.command()
def confirm(records: Records, reason: Reason, author: Author = None, chronicle: ChronicleOption = None) -> None:
    """Say that a record is right, so that nobody checks it twice or rejects it unseen.

    Example: `runut judge confirm E1f3a -r "checked against the photographs" -a Sari -c korea.runut`
    """
    _judge("confirm", tuple(records), (author, reason), chronicle)


@app.command("list")
def list_(chronicle: ChronicleOption = None, json: JsonOption = False) -> None:
    """List all judgements in the order in which they were made, those that were taken back too.

    Example: `runut judge list -c korea.runut`
    """
    with _opened(chronicle) as opened:
        found = opened.judgements()
    if json:
        emit_json(found)
        return
    out = console()
    if not found:
        out.print("No judgements.")
    for one in found:
        out.print(f"{one}" + (f", taken back {one.undone[:10]}" if one.undone else ""), markup=False)


@app.command()
def undo(
    judgement: Annotated[str, typer.Argument(metavar="ID", help="A judgement; its id may be cut short.")],
    chronicle: ChronicleOption = None,
) -> None:
    """Take a judgement back; it stays listed.

    Example: `runut judge undo J5e10 -c korea.runut`
    """
    from runut.engine.judging import undo as take_back

    with _opened(chronicle) as opened:
        taken = take_back(opened, judgement)
    console().print(f"Taken back: {taken}", markup=False)


@app.command()
def adopt(
    other: Annotated[str, typer.Argument(metavar="FILE", help="The chronicle whose judgements are taken over.")],
    chronicle: ChronicleOption = None,
) -> None:
    """Take over the judgements of another chronicle, such as the one that this was built anew from.

    Example: `runut judge adopt old.runut -c new.runut`
    """
    from runut.engine.judging import adopt as take_over

    with _opened(other) as theirs, _opened(chronicle) as opened:
        new = take_over(opened, theirs)
    out = console()
    for one in new:
        out.print(f"{one}", markup=False)
    out.print(f"{len(new)} taken over.")


def _opened(chronicle: str | None) -> "Chronicle":
    from runut.store.chronicle import Chronicle

    return Chronicle(chronicle or load_config().chronicle)


def _judge(
    verb: Verb, records: tuple[str, ...], said: tuple[str | None, str], chronicle: str | None, name: str | None = None
) -> None:
    from runut.engine.judging import Order, judge

    author, reason = said
    order = Order(verb=verb, records=records, author=author or load_config().author, reason=reason, name=name)
    with _opened(chronicle) as opened:
        made = judge(opened, order)
    console().print(f"{made}", markup=False)
