"""The one shape that every annotating step has."""

from typing import Protocol

from runut.records.reading import Reading


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
