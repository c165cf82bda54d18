"""Options that many verbs share, and what they open."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from runut.cli.bars import progress
from runut.config import load_config
from runut.errors import BadDate, UnknownRecord

if TYPE_CHECKING:
    from runut.store.views import Views

ChronicleOption = Annotated[
    str | None,
    typer.Option(
        "--chronicle",
        "-c",
        metavar="PLACE",
        help="The chronicle: a file (default: chronicle.runut) or postgresql://user@host/database?schema=name.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
StoryOption = Annotated[
    str | None, typer.Option("--story", "-s", metavar="ID", help="Only this story; its id may be cut short.")
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What was known at the end of this day, such as 2024-08-04."),
]
MostOption = Annotated[
    int | None,
    typer.Option("--most", metavar="N", help="How many to show; 0 shows all, as --json does by itself.", min=0),
]


def first(most: int | None, usual: int, *, json: bool) -> int:
    """How many are shown (0: all): as many as the user says, else all for programs, and so many for people.

    >>> first(None, 20, json=False), first(None, 20, json=True), first(5, 20, json=True)
    (20, 0, 5)
    """
    if most is not None:
        return most
    return 0 if json else usual


@contextmanager
def views(chronicle: str | None, as_of: str | None = None) -> Iterator["Views"]:
    """The views of the chronicle that the user named, or of the one that the settings name; with `as_of`, of that day.

    Raises BadDate where `as_of` is no day.
    """
    # The database library takes a quarter of a second to load: `runut --help` does without.
    from runut.store.chronicle import Chronicle
    from runut.store.views import Views

    day = None if as_of is None else _day(as_of)
    with Chronicle(chronicle or load_config().chronicle) as opened:
        if day is None:
            yield Views(opened)
            return
        from runut.engine.asof import as_of as known_on

        with progress() as bar:
            task = bar.add_task(f"going back to {day.isoformat()}", total=None)
            with known_on(opened, day, lambda done, total: bar.update(task, completed=done, total=total)) as then:
                bar.stop()
                yield Views(then)


def _day(given: str) -> date:
    try:
        return date.fromisoformat(given.strip())
    except ValueError as error:
        message = f"“{given}” is no day; write it as year, month and day, such as 2024-08-04."
        raise BadDate(message) from error


def only(asked: "Views", story: str | None) -> Collection[str] | None:
    """The one story whose id begins with `story`, None where none was asked for; raises UnknownRecord."""
    if story is None:
        return None
    found = asked.stories_at(story)
    if len(found) != 1:
        what = "no story" if not found else "more than one story"
        message = f"{what} has an id that begins with “{story}”; “runut stories” lists them."
        raise UnknownRecord(message)
    return found
