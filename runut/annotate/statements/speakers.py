"""Who is the speaker that stands before or after a cue?"""

from runut.annotate.speech.cast import Named
from runut.annotate.statements.naming import LONGEST, Naming, Speaker
from runut.annotate.statements.scene import Scene
from runut.annotate.statements.subjects import Subjects
from runut.records.span import Span

# A title before a name is longer than a nameless phrase by so many words; brackets in it hold no more than these.
_TITLE, _BRACKETS = 4, 8


class Speakers:
    """Looks for the speakers of the cues of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Remember the scene."""
        self._scene, self._words, self._lexicon = scene, scene.words, scene.lexicon
        self._naming = Naming(scene)
        self._subjects = Subjects(scene, self._naming)

    def before(self, cue: int) -> Speaker | None:
        """The subject on the left of word `cue`."""
        return self._subjects.before(cue)

    def first(self, cue: int) -> Speaker | None:
        """The subject of the sentence that word `cue` stands in."""
        return self._subjects.first(cue)

    def after(self, at: int) -> Speaker | None:
        """The speaker on the right from word `at` on: a name, or a title and a name, or a nameless phrase."""
        if at < len(self._words) and self._words[at].low in self._lexicon.agents:
            at += 1
        end = self._phrase_end(at)
        zone = self._mentions(at, end)
        person = next(
            (named for named in zone if named.actor.kind == "person" and named.form in {"name", "short"}), None
        )
        if person is None and end + 1 < len(self._words) and self._words[end].text == ",":
            apposition = self._naming.mention_at(end + 1)
            if apposition is not None and apposition.actor.kind == "person" and end > at:
                person, end = apposition, self._naming.index_after(apposition)
        if person is not None and not (zone and self._begins_with_speaker(zone[0], at, person)):
            return Speaker(person.role, at, max(end, self._naming.index_after(person)))
        if zone and self._scene.index(zone[0].start) == at and zone[0].actor.kind != "place":
            return Speaker(zone[0].role, at, end, zone[0].form != "pronoun")
        nameless = self._naming.nameless(at, end)
        if nameless is not None:
            return nameless
        spoken = [named for named in zone if named.actor.kind != "place"]
        return Speaker(spoken[0].role, at, end, spoken[0].form != "pronoun") if spoken else None

    @staticmethod
    def _begins_with_speaker(first: Named, at: int, person: Named) -> bool:
        return first is not person and first.actor.kind == "person" and at >= 0

    def _mentions(self, at: int, end: int) -> list[Named]:
        if at >= end:
            return []
        return self._scene.cast.among(Span(self._words[at].start, self._words[end - 1].end))

    def _phrase_end(self, at: int) -> int:
        """Where the phrase of a speaker ends that begins at word `at`."""
        end = at
        while end < min(len(self._words), at + LONGEST + _TITLE):
            named = self._naming.mention_at(end)
            if named is not None:
                end = max(self._naming.index_after(named), end + 1)
            elif self._words[end].text == "(" and end > at:
                closing = next(
                    (i for i in range(end, min(len(self._words), end + _BRACKETS)) if self._words[i].text == ")"), end
                )
                if closing == end:
                    break
                end = closing + 1
            elif self._naming.may_be_in_phrase(end):
                end += 1
            else:
                break
        return end
