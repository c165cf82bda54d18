"""The questions to one story, answered in time that does not depend on how large the chronicle is."""

from collections.abc import Collection, Mapping

from runut.store.chronicle import Chronicle
from runut.store.views import outlines
from runut.store.views.asking import Asker
from runut.store.views.outlines import AbsenceRow, ConflictRow, OutlineRow, SpokenRow


class Within(Asker):
    """“In this story: what happened, who left out what, who spoke, what was counted?”."""

    def __init__(self, chronicle: Chronicle, story: str) -> None:
        """Ask `chronicle` about `story`."""
        super().__init__(chronicle)
        self._story = story

    def outline(self) -> tuple[OutlineRow, ...]:
        """The entries in a line each, by date, undated last."""
        return self._ask(outlines.outline, self._story)

    def absences(self, most: int, of: Collection[str] = ()) -> tuple[AbsenceRow, ...]:
        """Who leaves out what: the `most` weightiest omissions, and those of the entries `of`."""
        return self._ask(outlines.absences, self._story, most, of)

    def spoken(self, speakers: int, each: int) -> tuple[SpokenRow, ...]:
        """Who says most, each with its first statements by id."""
        return self._ask(outlines.spoken, self._story, speakers, each)

    def measured(self, most: int) -> Mapping[str, str | None]:
        """Figure -> the entry that it measures; of more than `most` figures those of what most articles count."""
        return self._ask(outlines.measured, self._story, most)

    def conflicts(self, of: Collection[str]) -> Mapping[str, tuple[ConflictRow, ...]]:
        """Entry -> the conflicts about it, for the entries `of`."""
        return self._ask(outlines.conflicts, of)
