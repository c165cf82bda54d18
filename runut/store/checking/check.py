"""The whole check, step by step."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from runut.errors import FullDisk, OlderChronicle
from runut.store.checking.articles import articles
from runut.store.checking.faults import Fault, Tell
from runut.store.checking.file import file, pages, words, words_are_the_articles
from runut.store.checking.links import links
from runut.store.checking.lists import lists
from runut.store.checking.whole import whole
from runut.store.chronicle import Chronicle
from runut.store.connection import told

Step = Callable[[Connection, Tell], Iterator[Fault]]
STEPS: tuple[Step, ...] = (articles, links, lists, whole)


def check(chronicle: Chronicle, tell: Tell = lambda *_: None) -> Iterator[Fault]:
    """Everything that is wrong with a chronicle, as it is found: nothing where it is whole.

    Looks at one state of the chronicle, whoever writes meanwhile, a portion at a time, so that it takes little memory
    however large the chronicle is. Only at the end, while the index of words is held against the articles, do others wait who
    want to write; where the file may not be written at all, that is left out. `tell` is called with what is looked at, how
    much of it is done, and of how much.
    """
    with told(chronicle.path), chronicle.engine.connect() as connection:
        tell("file", 0, 1)
        yield from _as_far_as_it_goes(file(connection), "its pages")
        tell("file", 1, 1)
        for step in STEPS:
            yield from _as_far_as_it_goes(step(connection, tell), step.__name__)
        yield from _as_far_as_it_goes(words(connection), "the index of words")
    yield from _words(chronicle, tell)


def check_file(path: Path, tell: Tell = lambda *_: None) -> Iterator[Fault]:
    """The same for the chronicle in the file at `path`; of an earlier version only the file itself is looked at."""
    try:
        chronicle = Chronicle(path)
    except OlderChronicle:
        with told(path), closing(sqlite3.connect(path)) as connection:
            yield from pages(connection)
        return
    with chronicle:
        yield from check(chronicle, tell)


def _as_far_as_it_goes(faults: Iterator[Fault], what: str) -> Iterator[Fault]:
    """The faults, and where what is kept cannot be read on, that it cannot."""
    try:
        yield from faults
    except (DatabaseError, msgspec.MsgspecError, TypeError, ValueError, LookupError, AttributeError) as error:
        if getattr(error, "connection_invalidated", False):
            raise  # the server went away, which says nothing of what is kept
        said = " ".join(str(getattr(error, "orig", error)).split())[:200]
        yield Fault(record="the file", says=f"{what} cannot be read further (“{said}”)", where="file")


def _words(chronicle: Chronicle, tell: Tell) -> Iterator[Fault]:
    tell("words", 0, 1)
    # Where nobody may write, this program neither, all else that there is to be seen has been looked at.
    with suppress(FullDisk):
        yield from words_are_the_articles(chronicle.engine, chronicle.path)
    tell("words", 1, 1)
