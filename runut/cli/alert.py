"""`runut alert`: tell of what is new, by a file, a command, a webhook or mail."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from runut.cli.options import ChronicleOption, JsonOption
from runut.cli.printing import complain, emit_json
from runut.cli.terminal import console
from runut.config import load_config
from runut.errors import UnknownRecord

if TYPE_CHECKING:
    from runut.store.chronicle import Chronicle

app = typer.Typer(no_args_is_help=True, rich_markup_mode="markdown")

Name = Annotated[str, typer.Argument(metavar="NAME", help="The alert's name.")]


@app.command()
def add(
    name: Name,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="Words as for `runut search`, or a saved search's name.")
    ],
    to: Annotated[
        str,
        typer.Option("--to", metavar="CHANNEL", help="file:PATH, command:PROGRAM, webhook:ADDRESS or mail:ADDRESS."),
    ],
    saved: Annotated[bool, typer.Option("--saved", help="QUERY names a search that was saved on the pages.")] = False,
    outlet: Annotated[str, typer.Option(help="Only articles of this outlet.")] = "",
    chronicle: ChronicleOption = None,
) -> None:
    """Tell, from now on, of every new entry, statement and disagreement of articles that a search finds.

    Example: `runut alert add banjir 'banjir "status darurat"' --to file:banjir.jsonl -c korea.runut`
    """
    from runut.engine.channels import checked, load_channels, save_channels, shown
    from runut.store.alerts import Alerts

    config = load_config()
    known = load_channels(config).known
    checked(to)
    with _opened(chronicle, create=True) as opened:
        asked = urlencode({"q": query} | ({"outlet": outlet} if outlet else {}))
        if saved:
            asked = _saved(opened, query)
        save_channels(Path(config.alerts), {**known, name: to})
        made = Alerts(opened).add(name, asked)
    console().print(f"{made.name}: tells of {made.asked} by {shown(to)} from now on.", markup=False)


@app.command("list")
def list_(chronicle: ChronicleOption = None, json: JsonOption = False) -> None:
    """List alerts, what each is about, and where it goes.

    Example: `runut alert list -c korea.runut`
    """
    from runut.engine.channels import load_channels, shown
    from runut.store.alerts import Alerts

    config = load_config()
    known = load_channels(config).known
    with _opened(chronicle) as opened:
        found = Alerts(opened).all()
    if json:
        emit_json([{"name": one.name, "asked": one.asked, "to": shown(known.get(one.name, ""))} for one in found])
        return
    for one in found:
        console().print(
            f"{one.name}  {one.asked}  {shown(known[one.name]) if one.name in known else 'no channel here'}",
            markup=False,
        )
    if not found:
        console().print("No alerts; “runut alert add” makes one.")


@app.command()
def remove(name: Name, chronicle: ChronicleOption = None) -> None:
    """Tell of it no longer, and forget its channel.

    Example: `runut alert remove banjir -c korea.runut`
    """
    from runut.engine.channels import load_channels, save_channels
    from runut.store.alerts import Alerts

    config = load_config()
    known = dict(load_channels(config).known)
    with _opened(chronicle) as opened:
        alerts = Alerts(opened)
        alerts.remove(alerts.find(name))
    if known.pop(name, None) is not None:
        save_channels(Path(config.alerts), known)
    console().print(f"{name}: removed.", markup=False)


@app.command("test")
def send_test(name: Name, chronicle: ChronicleOption = None) -> None:
    """Send an alert's channel a message without records, to see whether it arrives.

    Example: `runut alert test banjir -c korea.runut`
    """
    from runut.engine.alerting import message
    from runut.engine.channels import load_channels, shown
    from runut.store.alerts import Alerts

    config = load_config()
    known = load_channels(config)
    with _opened(chronicle) as opened:
        alert = Alerts(opened).find(name)
    send = known(name)
    if send is None:
        message_ = f"{config.alerts}: it names no channel for “{name}”; give it one with “runut alert add”."
        raise UnknownRecord(message_)
    send(message(alert, ()))
    console().print(f"{name}: {shown(known.known[name])} took a message without records.", markup=False)


def _saved(opened: "Chronicle", name: str) -> str:
    """What a saved search asks; raises UnknownRecord."""
    found = [one for one in opened.saved_searches() if one.name == name]
    if len(found) != 1:
        what = "no saved search" if not found else "more than one saved search"
        message = f"{what} has the name “{name}”; the pages of “runut serve” list them under Search."
        raise UnknownRecord(message)
    return found[0].asked


def _opened(chronicle: str | None, *, create: bool = False) -> "Chronicle":
    from runut.store.chronicle import Chronicle

    return Chronicle(chronicle or load_config().chronicle, create=create, say=complain)
