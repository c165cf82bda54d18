"""Which clause belongs to this cue?"""

from runut.annotate.speech.words import is_word
from runut.annotate.statements.beside import Beside
from runut.annotate.statements.clauses import LOOK, TAIL, Clauses
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.naming import Speaker, pronoun_at
from runut.annotate.statements.passive import Passive
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.span import Span

_BESIDE = frozenset({"bare", "clitic", "source"})


class Indirect:
    """Finds clauses for the cues of one scene: X says ..., by way of `Passive` it is said by X ..., `Beside` ..., says X."""

    def __init__(self, scene: Scene, speakers: Speakers) -> None:
        """Remember the scene."""
        self._scene, self._speakers = scene, speakers
        self._words, self._lexicon = scene.words, scene.lexicon
        self._clauses = Clauses(scene, speakers)
        self._passive = Passive(scene, speakers, self._clauses)
        self._beside = Beside(scene, speakers, self._clauses)

    def read(self, cue: Cue, following: Cue | None, earlier: Cue | None = None) -> Draft | None:
        """The clause of `cue`; `following` is the next cue of the sentence, where the clause may have to stop.

        `earlier` is the cue before, whose subject a joined cue shares.
        """
        kind = cue.form.kind
        if kind == "active" or (kind == "headline" and self._scene.in_title):
            return self._active(cue, following, earlier)
        if kind == "passive":
            return self._passive.read(cue, following)
        return self._beside.read(cue, following) if kind in _BESIDE else None

    def _active(self, cue: Cue, following: Cue | None, earlier: Cue | None) -> Draft | None:
        start = None if self._clauses.is_blocked(cue.at) else self._clauses.opening(cue)
        if start is None:
            return None
        end = self._clauses.closing(start, following, cue.form.takes)
        if not self._clauses.accepts(cue, start, end) or self._tells_what(cue, start):
            return None
        appeal = cue.form.takes == "appeal" and self._words[start].low in self._lexicon.purposes
        start += appeal or self._words[start].low in self._lexicon.roles
        speaker = self._subject(cue, earlier)
        if start >= end or not self._may_speak(cue, start, speaker):
            return None
        zone = Span(self._words[max(0, cue.at - TAIL)].start, self._words[start].start)
        return self._clauses.draft(cue, (start, end), speaker, zone)

    def _tells_what(self, cue: Cue, start: int) -> bool:
        """Whether the cue stands in a relative clause and its bare object follows ("yang menjelaskan cara ...")."""
        before = self._clauses.back_over_asides(cue.at)
        relative = before >= 0 and self._words[before].low in self._lexicon.relatives
        marked = self._words[start - 1].low in self._lexicon.complementisers or not is_word(self._words[start - 1])
        noun = is_word(self._words[start]) and self._words[start].low not in self._lexicon.contents
        return relative and not marked and noun and cue.form.takes == "clause"

    def _may_speak(self, cue: Cue, start: int, speaker: Speaker | None) -> bool:
        """Whether the cue has the subject that it needs; a marked clause may go on with an earlier speaker."""
        if speaker is None:
            pronoun = pronoun_at(self._scene, self._clauses.back_over_asides(cue.at))
            if not pronoun and self._words[start - 1].low not in self._lexicon.complementisers:
                return False
        if cue.form.takes == "source":
            return self._source_subject(cue, speaker)
        return cue.form.takes != "record" or self._may_record(speaker)

    def _subject(self, cue: Cue, earlier: Cue | None) -> Speaker | None:
        before = self._clauses.back_over_asides(cue.at)
        joined = before >= 0 and self._words[before].low in self._lexicon.joins
        if joined and earlier is not None and earlier.form.kind == "active":
            shared = self._speakers.before(earlier.at)
            if shared is not None:
                return shared
        found = None if joined else self._speakers.before(cue.at)
        if found is None and before >= 0 and (joined or self._words[before].text == ","):
            return self._speakers.first(cue.at)
        return found

    def _source_subject(self, cue: Cue, speaker: Speaker | None) -> bool:
        """Whether what stands before the cue is data, a report or the like of a named body."""
        window = self._words[max(0, cue.at - LOOK) : cue.at]
        nouns = any(word.low in self._lexicon.source_nouns for word in window)
        return nouns and speaker is not None and speaker.named

    def _may_record(self, speaker: Speaker | None) -> bool:
        """Whether the subject keeps a record of others: a named body that is no company."""
        if speaker is None or not speaker.named:
            return speaker is None
        return self._scene.cast.by_id[speaker.role.actor].kind != "company"
