"""How a question is asked of a chronicle."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

import msgspec
from sqlalchemy import Connection

from runut.errors import DamagedChronicle
from runut.store.chronicle import Chronicle
from runut.store.connection import told
from runut.store.views.listing import Listing

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
        with self._fitting(), told(self._chronicle.path), self._chronicle.engine.connect() as connection:
            return question(connection, *args, **kwargs)

    @contextmanager
    def _listing(
        self, question: Callable[Concatenate[Connection, P], Listing[T]], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[Listing[T]]:
        """An answer of which the rows are read while it is looked at: all of one state, as long as the block."""
        with self._asking() as connection:
            with self._fitting():
                made = question(connection, *args, **kwargs)
            yield Listing(made.total, self._fit(made.rows))

    def _each(
        self, question: Callable[Concatenate[Connection, P], Iterator[T]], *args: P.args, **kwargs: P.kwargs
    ) -> Iterator[T]:
        """The rows of an answer, read as they are needed, all of one state."""
        with self._asking() as connection:
            yield from self._fit(question(connection, *args, **kwargs))

    def _fit(self, rows: Iterator[T]) -> Iterator[T]:
        with self._fitting(), told(self._chronicle.path):
            yield from rows

    @contextmanager
    def _fitting(self) -> Iterator[None]:
        """Tell of rows that do not fit together: what a whole chronicle never holds."""
        path = self._chronicle.path
        try:
            yield
        except (msgspec.MsgspecError, TypeError, ValueError, LookupError, AttributeError) as error:
            said = f"{type(error).__name__}: {' '.join(str(error).split())[:100]}"
            where = f"“runut check -c {path}” says what is damaged"
            message = f"{path}: what is kept here does not hang together ({said}); {where}."
            raise DamagedChronicle(message) from error
