"""`runut watch`: ask the feeds that are followed, and take what is new into the chronicle."""

import re
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Group
from rich.live import Live
from rich.text import Text

from runut.cli.options import ChronicleOption
from runut.cli.printing import complain, count
from runut.cli.terminal import console, data, harmless, json_line
from runut.config import load_config
from runut.errors import RunutError

if TYPE_CHECKING:
    from runut.engine.watching_means import Event

_UNITS = MappingProxyType({"s": 1, "m": 60, "h": 3_600, "d": 86_400})
_LINES = 12
# What is worth a line; that nothing was new is only counted.
_QUIET = frozenset({"unchanged"})


def run(
    chronicle: ChronicleOption = None,
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, and end; for cron.")] = False,
    for_: Annotated[
        str | None, typer.Option("--for", metavar="DURATION", help="End after so long, such as 30m, 8h or 2d.")
    ] = None,
    hands: Annotated[int, typer.Option(help="How many hosts are asked at once.", min=1, max=64)] = 8,
    workers: Annotated[int | None, typer.Option(help="How many processes annotate what is read.", min=1)] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what happens as JSON Lines.")] = False,
) -> None:
    """Ask the feeds that are followed when each is due, and take what is new into the chronicle.

    Stopped at any moment, it goes on where it was when it is started again.

    Example: `runut watch --once -c korea.runut`
    """
    from runut.engine.watching_setup import watcher
    from runut.store.chronicle import Chronicle
    from runut.store.follows import Follows

    config = load_config()
    config = msgspec.structs.replace(config, chronicle=chronicle or config.chronicle, workers=workers or config.workers)
    until = None if for_ is None else time.monotonic() + seconds(for_)
    with Chronicle(config.chronicle, create=True, say=complain) as opened, _shown(json=json) as show:
        if not Follows(opened).feeds("on"):
            complain("nothing is followed; “runut follow add ADDRESS” begins, also while this goes on.")
        with watcher(opened, config, show.tell, hands=hands, once=once) as made:
            made.run(until)
        shown = f"{opened.path}"  # without the password that the address of a server may hold
    if not json:
        console().print(f"{shown}: {show.sum()}.", markup=False)


def seconds(given: str) -> float:
    """A duration in seconds.

    >>> seconds("90"), seconds("30m"), seconds("1d12h")
    (90.0, 1800.0, 129600.0)
    """
    parts = re.findall(r"(\d+(?:\.\d+)?)([smhd]?)", given.lower())
    if not parts or "".join(number + unit for number, unit in parts) != given.lower():
        message = f"“{given}” is no duration; write it as 90s, 30m, 8h, 2d or 1d12h."
        raise RunutError(message)
    return sum(float(number) * _UNITS[unit or "s"] for number, unit in parts)


class _Show:
    """Lines as things happen; on a terminal the last of them, under what was counted."""

    def __init__(self, live: Live | None, *, json: bool) -> None:
        self._live, self._json = live, json
        self._counts: Counter[str] = Counter()
        self._lines: deque[Text] = deque(maxlen=_LINES)

    def tell(self, event: "Event") -> None:
        """Show what happened."""
        self._counts[event.what] += 1
        self._counts["new"] += event.number
        now = datetime.now(UTC)
        if self._json:
            said = {"time": now.isoformat(timespec="seconds"), **msgspec.to_builtins(event)}
            data((json_line(msgspec.json.encode(said)),))
            return
        if event.what in _QUIET:
            return
        number = f" {event.number} new" if event.what == "polled" else ""
        about = "" if event.about and event.said.startswith(event.about) else event.about
        line = Text.assemble(
            (f"{now.astimezone():%H:%M:%S} ", "dim"),
            (f"{event.what}{number}", "red" if event.what in {"failed", "refused", "trouble"} else "bold"),
            f"  {harmless(' '.join(filter(None, (about, event.said))))}",
        )
        if self._live is None:
            console().print(line)
        else:
            self._lines.append(line)
            self._live.update(Group(Text(self.sum()), *self._lines))

    def sum(self) -> str:
        """What happened so far, in one line."""
        asked = self._counts["polled"] + self._counts["unchanged"] + self._counts["failed"]
        said = (
            f"{count(asked, 'feed')} asked, {self._counts['failed']} in vain; {count(self._counts['new'], 'item')} new"
        )
        return (
            f"{said}; {self._counts['taken']} taken, {self._counts['known']} known already, "
            f"{self._counts['refused']} refused, {self._counts['later']} to be tried again"
        )


@contextmanager
def _shown(*, json: bool) -> Iterator[_Show]:
    if json or not sys.stdout.isatty():
        yield _Show(None, json=json)
        return
    with Live(Text("…"), console=console(), refresh_per_second=4, transient=True) as live:
        yield _Show(live, json=False)
