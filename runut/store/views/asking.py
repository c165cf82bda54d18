"""How a question is asked of a chronicle."""

from collections.abc import Callable
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

    def _ask(self, question: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        with told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            return question(connection, *args, **kwargs)
