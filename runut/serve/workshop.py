"""What pages let be done to a chronicle: whoever starts the server says how."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from runut.records.judgements import Judgement, Verb
from runut.store.chronicle import Chronicle


class Workshop(Protocol):
    """“Read these files; join these two; go back to Friday”: the work that pages ask for and do not do themselves.

    Pages see the store alone, so that they can show only what is kept with its evidence.
    """

    def as_of(self, chronicle: Chronicle, day: date) -> AbstractContextManager[Chronicle]:
        """The chronicle as it was known at the end of `day`, until the block ends."""
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
