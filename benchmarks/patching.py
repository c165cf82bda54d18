"""A chronicle that somebody hands on, of which bytes are not what they were: it is looked at, checked, or refused."""

import tempfile
from contextlib import suppress
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from runut.config import Config
from runut.engine.build import build
from runut.errors import RunutError
from runut.read import read_paths
from runut.store.checking.check import check
from runut.store.chronicle import Chronicle
from runut.store.views.views import Views

#: One change: where, in three bytes; how, in one; and with what, in one.
CHANGE = 5
_PAGE, _HEAD = 8_192, 128
_ARTICLES = 2


def look(given: bytes) -> None:
    """A chronicle with these changes: what it holds is told, or that it is damaged."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.runut"
        path.write_bytes(damaged(_whole(), given))
        with suppress(RunutError), Chronicle(path) as chronicle:
            for _ in check(chronicle):
                pass
            views = Views(chronicle)
            for ask in (views.timeline, views.stories, views.actors, lambda: views.search("banjir")):
                with suppress(RunutError):
                    ask()


def damaged(raw: bytes, changes: bytes) -> bytes:
    r"""`raw` with each change made: a byte set or turned, anywhere or, for one of a page's head, in its first bytes.

    >>> damaged(b"banjir", b"\\x01\\x00\\x00\\x00o" + b"\\x02\\x00\\x00\\x01\\x01")
    b'boojir'
    """
    found = bytearray(raw)
    for at in range(0, len(changes) - CHANGE + 1, CHANGE):
        place = int.from_bytes(changes[at : at + 3], "little") % len(found)
        how, value = changes[at + 3], changes[at + 4]
        if how & 2:
            place = min(place - place % _PAGE + place % _HEAD, len(found) - 1)
        found[place] = found[place] ^ value if how & 1 else value
    return bytes(found)


@cache
def _whole() -> bytes:
    with tempfile.TemporaryDirectory() as folder, as_file(files("runut.demo") / "articles") as articles:
        path = Path(folder) / "whole.runut"
        with Chronicle(path, create=True) as chronicle:
            build(chronicle, read_paths(sorted(str(one) for one in articles.iterdir())[:_ARTICLES]), Config())
        return path.read_bytes()
