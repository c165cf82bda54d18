"""Options that many verbs share, and what they open."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from runut.config import load_config
from runut.errors import UnknownRecord

if TYPE_CHECKING:
    from runut.store.views import Views

ChronicleOption = Annotated[
    str | None, typer.Option("--chronicle", "-c", metavar="FILE", help="The chronicle file (default: chronicle.runut).")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
StoryOption = Annotated[
    str | None, typer.Option("--story", "-s", metavar="ID", help="Only this story; its id may be cut short.")
]
MostOption = Annotated[int, typer.Option("--most", metavar="N", help="How many to show; 0 shows all.", min=0)]


@contextmanager
def views(chronicle: str | None) -> Iterator["Views"]:
    """The views of the chronicle that the user named, or of the one that the settings name."""
    # The database library takes a quarter of a second to load: `runut --help` does without.
    from runut.store.chronicle import Chronicle
    from runut.store.views import Views

    with Chronicle(chronicle or load_config().chronicle) as opened:
        yield Views(opened)


def only(asked: "Views", story: str | None) -> Collection[str] | None:
    """The one story whose id begins with `story`, None where none was asked for; raises UnknownRecord."""
    if story is None:
        return None
    found = [one.id for one in asked.stories() if one.id.startswith(story)]
    if len(found) != 1:
        what = "no story" if not found else "more than one story"
        message = f"{what} has an id that begins with “{story}”; “runut stories” lists them."
        raise UnknownRecord(message)
    return found
