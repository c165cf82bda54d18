"""A file with a list of feeds."""

from pathlib import Path

from runut.read.feeds.opml import read_opml
from runut.read.inputs import Input

_LARGEST = 20_000_000


def feeds_in(file: str) -> tuple[tuple[str, str | None], ...]:
    """The address and title of every feed in an OPML file, or piped in ("-"); raises SourceError."""
    one = Input(file, None if file == "-" else Path(file))
    with one.opened() as opened:
        return read_opml(opened.read(_LARGEST), file)
