"""Progress bars, on a terminal alone."""

import sys

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from runut.cli.terminal import aside


def progress() -> Progress:
    """Bars on standard error that go when the work is done; nothing where nobody watches."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=aside(), transient=True, disable=not sys.stderr.isatty())
