"""Progress bars, on a terminal alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from runut.cli.terminal import aside


class Steps(Protocol):
    """Whoever is told how far work of several steps is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known) are through this step."""
        ...


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


@contextmanager
def steps(before: str, verb: str = "") -> Iterator[Steps]:
    """One bar for work of several steps: called `before` until the first is told, then `verb` and the step."""
    with progress() as bar:
        task = bar.add_task(before, total=None)

        def tell(step: str, done: int, total: int | None) -> None:
            bar.update(task, description=f"{verb}{step}", completed=done, total=total)

        yield tell
