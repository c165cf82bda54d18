"""How a question is asked of a chronicle."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from runut.store.chronicle import Chronicle
from runut.store.connection import told

T = TypeVar("T")
P = ParamSpec("P")


class Asker:
    """Asks one chronicle questions that need a connection; errors are told as ChronicleError."""

    def __init__(self, chronicle: Chronicle) -> None:
        """Ask `chronicle`."""
        self._chronicle = chronicle

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        """A connection of its own, on which all questions are asked of one state: it begins with the first of them.

        It is none of those that other questions share, as it may be needed for long.
        """
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            connection.detach()
            yield connection

    def _ask(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            return question(connection, *args, **kwargs)
