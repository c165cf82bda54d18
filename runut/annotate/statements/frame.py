"""To whom, in what and on which day was it said?"""

from bisect import bisect_left
from collections.abc import Sequence

from runut.annotate.speech.words import Word
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.scene import Scene
from runut.records.annotations import TimeExpression
from runut.records.claims import Role
from runut.records.span import Span

_DAY = len("2024-08-04")
_MOST, _REACH = 60, 400
# A description before an addressee's name has no more characters than these.
_TITLE = 14


class Frame:
    """Reads what stands around a cue."""

    def __init__(self, scene: Scene, times: Sequence[TimeExpression]) -> None:
        """`times` are the article's, in order."""
        self._scene, self._times = scene, times
        self.place = scene.place

    def _zone(self, draft: Draft) -> list[Word]:
        """The words around the cue that are neither content nor chain."""
        scene, content = self._scene, draft.content
        chain = scene.next_chain(draft.cue.start)
        end = min(draft.zone.end, draft.zone.start + _REACH, chain.cue.start if chain is not None else draft.zone.end)
        words = scene.within(Span(draft.zone.start, max(draft.zone.start, end)))
        return [word for word in words if not content.start <= word.start < content.end]

    def addressees(self, draft: Draft) -> tuple[Role, ...]:
        """Those behind "kepada"."""
        words = self._zone(draft)
        found: list[Role] = []
        for index, word in enumerate(words[:-1]):
            if word.low not in self._scene.lexicon.addressees:
                continue
            following = words[index + 1].start
            for named in self._scene.cast.among(Span(following, min(draft.zone.end, following + _MOST)))[:1]:
                if named.start - following <= _TITLE and named.role not in found:
                    found.append(named.role)
        return tuple(role for role in found if draft.speaker is None or role.actor != draft.speaker.role.actor)

    def medium(self, draft: Draft) -> str | None:
        """The thing in which it was said, as in the text."""
        words = self._zone(draft)
        for index in range(len(words)):
            length = self._scene.lexicon.media.length(words, index)
            if length:
                return self._scene.page.text[words[index].start : words[index + length - 1].end]
        return None

    def date(self, draft: Draft) -> str | None:
        """The day of the saying, where the text gives one beside the cue."""
        words = self._zone(draft)
        if not words:
            return None
        low = bisect_left(self._times, words[0].start, key=lambda time: time.span.start)
        for time in self._times[low : low + 8]:
            if time.span.start >= words[-1].end:
                break
            inside = draft.content.start <= time.span.start < draft.content.end
            if time.type in {"DATE", "TIME"} and not inside and time.value[:4].isdigit() and len(time.value) >= _DAY:
                return time.value[:_DAY]
        return None
