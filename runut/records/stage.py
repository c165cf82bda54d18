"""The one shape that every annotating step has, and what becomes of a reading on which one fails."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from runut.errors import EvidenceError, UnreadArticle
from runut.records.reading import Reading

# What a stage raises where one of its rules is wrong about an article; a broken pack or a full disk is no such thing.
MISTAKES = (EvidenceError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RecursionError)


class Stage(Protocol):
    """A step that fills layers of a reading.

    `needs` and `gives` are names of fields of Reading; a run in which a stage's needs are not given is refused before it
    starts. `version` goes up when the stage would read the same article otherwise than before. Calling a stage changes
    nothing but the layers it gives, depends on nothing but the reading and what the stage was made with, and takes time
    linear in the text's length.
    """

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]

    def __call__(self, reading: Reading) -> Reading:
        """A new reading with this stage's layers filled."""
        ...


@runtime_checkable
class Together(Protocol):
    """A stage that takes less time for several readings at once than for each of them alone."""

    def together(self, readings: Sequence[Reading]) -> list[Reading]:
        """What calling the stage with each of `readings` gives, in their order."""
        ...


def after(stage: Stage, reading: Reading) -> Reading:
    """`reading` after `stage`; raises UnreadArticle where that fails on it."""
    try:
        return stage(reading)
    except MISTAKES as error:
        # A mistake in one rule must not cost a run of a hundred thousand articles: it is told, with its cause.
        cause = f"{type(error).__name__}: {error}"
        reason = f"the stage “{stage.name}” fails on this article by a mistake of ours ({cause})"
        raise UnreadArticle(reading.article.source, reason, "report it with the article; the others go on") from error
