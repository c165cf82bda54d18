"""What pages let be done to a chronicle: whoever starts the server says how."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Protocol

from runut.records.judgements import Judgement, Verb
from runut.store.address import Address
from runut.store.chronicle import Chronicle


class Report(Protocol):
    """What adding did: how many articles were added, were known, were linked, and what is to be said of single ones."""

    @property
    def added(self) -> int:
        """How many articles were added."""
        ...

    @property
    def known(self) -> int:
        """How many were there already."""
        ...

    @property
    def refused(self) -> Sequence[str]:
        """Why what could not be read could not be."""
        ...

    @property
    def unannotated(self) -> Sequence[str]:
        """What was kept without being read closely, as there is no pack for its language."""
        ...

    @property
    def notes(self) -> Sequence[str]:
        """What should be known of single articles."""
        ...


class Tell(Protocol):
    """Whoever wants to be told how far adding is."""

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """`done` of `total` (None: not known yet) articles are through `step` ("read" or "link")."""
        ...


class Workshop(Protocol):
    """“Read these files; join these two; go back to Friday”: the work that pages ask for and do not do themselves.

    Pages see the store alone, so that they can show only what is kept with its evidence.
    """

    def as_of(self, chronicle: Chronicle, day: date) -> AbstractContextManager[Chronicle]:
        """The chronicle as it was known at the end of `day`, until the block ends."""
        ...

    def add(self, chronicle: Address, folder: Path, tell: Tell) -> Report:
        """Add all articles that lie in `folder`; raises RunutError, and what was kept until then stays."""
        ...

    def judge(
        self, chronicle: Chronicle, verb: Verb, records: Sequence[str], *, by: tuple[str, str], name: str | None = None
    ) -> Judgement:
        """Keep what an analyst decides of `records`; `by` are author and reason, `name` the new name of a “rename”.

        Raises UnknownRecord or WrongJudgement; nothing is changed then.
        """
        ...

    def undo(self, chronicle: Chronicle, judgement: str) -> Judgement:
        """Take a judgement back; raises UnknownRecord."""
        ...
