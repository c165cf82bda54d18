"""The work that pages ask for."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from runut.config import Config
from runut.engine import asof, judging
from runut.engine.adding import add_apart
from runut.engine.build import Added, Progress
from runut.records.judgements import Judgement, Verb
from runut.store.address import Address
from runut.store.chronicle import Chronicle


class Engine:
    """Does it in this process, as the verbs of the command line do."""

    def __init__(self, config: Config) -> None:
        """Work as `config` says."""
        self._config = config

    def as_of(self, chronicle: Chronicle, day: date) -> AbstractContextManager[Chronicle]:
        """The chronicle as it was known at the end of `day`, until the block ends."""
        return asof.as_of(chronicle, day)

    def add(self, chronicle: Address, folder: Path, tell: Progress) -> Added:
        """Add what lies in `folder`; raises RunutError."""
        return add_apart(chronicle, folder, self._config, tell)

    def judge(
        self, chronicle: Chronicle, verb: Verb, records: Sequence[str], *, by: tuple[str, str], name: str | None = None
    ) -> Judgement:
        """Keep what an analyst decides of `records`; raises UnknownRecord or WrongJudgement."""
        order = judging.Order(verb=verb, records=tuple(records), author=by[0], reason=by[1], name=name)
        return judging.judge(chronicle, order)

    def undo(self, chronicle: Chronicle, judgement: str) -> Judgement:
        """Take a judgement back; raises UnknownRecord."""
        return judging.undo(chronicle, judgement)
