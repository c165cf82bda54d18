"""On which day did they speak?"""

from bisect import bisect_right
from collections.abc import Iterable

from runut.records.claims import Statement

DAY = len("2024-08-04")


class Occasions:
    """The days on which the speakers of an article spoke, by speaker and sentence.

    A day is told once, with the first or the last quotation, and holds for what the same speaker says around it.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        """Sort the days of the sayings by speaker."""
        self._told: dict[str, list[tuple[int, str]]] = {}
        for statement in statements:
            if statement.speaker is not None and statement.date:
                self._told.setdefault(statement.speaker.actor, []).append((statement.sentence, statement.date[:DAY]))
        for told in self._told.values():
            told.sort()

    def of(self, speaker: str, sentence: int) -> str | None:
        """The day on which `speaker` says what stands in this sentence: the one told last before it, else the next."""
        told = self._told.get(speaker)
        if not told:
            return None
        at = bisect_right(told, sentence, key=lambda cell: cell[0]) - 1
        return told[max(at, 0)][1]
