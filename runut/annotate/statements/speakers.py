"""Who is the speaker that stands before or after a cue?"""

from runut.annotate.speech.cast import Named
from runut.annotate.statements.naming import LONGEST, Naming, Speaker
from runut.annotate.statements.offices import Offices
from runut.annotate.statements.scene import Scene
from runut.annotate.statements.subjects import Subjects
from runut.records.claims import Chain
from runut.records.span import Span

# A title before a name is longer than a nameless phrase by so many words; brackets in it hold no more than these.
_TITLE, _BRACKETS = 4, 8
# Signs that set off a name at the end of the first part of a title.
_BREAKS = frozenset({",", "!", "?", ".", "-", "–", "—", ";"})


class Speakers:
    """Looks for the speakers of the cues of one scene."""

    def __init__(self, scene: Scene) -> None:
        """Remember the scene."""
        self._scene, self._words, self._lexicon = scene, scene.words, scene.lexicon
        self._naming = Naming(scene)
        self._offices = Offices(scene, self._naming)
        self._subjects = Subjects(scene, self._naming, self._offices)

    def before(self, cue: int) -> Speaker | None:
        """The subject on the left of word `cue`."""
        return self._subjects.before(cue)

    def of_title(self, colon: int) -> Speaker | None:
        """Who speaks behind the colon of a title: a name that stands alone before it, else a person who begins the title."""
        named = self._scene.cast.at(self._words[colon - 1].start)
        if named is not None and named.actor.kind != "place" and named.end <= self._words[colon].start:
            at = self._scene.index(named.start)
            before = self._words[at - 1] if at > 0 else None
            if before is None or before.text in _BREAKS or before.low in self._lexicon.announcing:
                return Speaker(named.role, at, colon)
        leading = self._scene.cast.at(self._words[0].start)
        if leading is None or leading.actor.kind != "person" or leading.form == "noun":
            return None
        return Speaker(leading.role, 0, self._naming.index_after(leading))

    def first(self, cue: int) -> Speaker | None:
        """The subject of the sentence that word `cue` stands in."""
        return self._subjects.first(cue)

    def after(self, at: int) -> Speaker | None:
        """The speaker on the right from word `at` on: a name, or a title and a name, or a nameless phrase."""
        if at < len(self._words) and self._words[at].low in self._lexicon.agents:
            at += 1
        end = self._phrase_end(at)
        found = self._offices.pointing_from(at) or self._naming.mended(at, end) or self._apposed(at, end)
        return self._in_phrase(at, end) if found is None else found._replace(at=at)

    def _apposed(self, at: int, end: int) -> Speaker | None:
        """The name behind the comma after the office from word `at` on, which may go on behind a conjunction at `end`."""
        if end < len(self._words) and self._offices.begins(at) and self._naming.joins_capitals(end):
            end = self._phrase_end(end + 1)
        return self._offices.apposed(at, end)

    def _in_phrase(self, at: int, end: int) -> Speaker | None:
        """The speaker whose phrase the words [`at`, `end`) are."""
        zone = self._mentions(at, end)
        person = self._named_last(at, end) or next(
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

    def _named_last(self, at: int, end: int) -> Named | None:
        """The person whose bare name ends the phrase of words [`at`, `end`), behind the office."""
        for index in range(end - 1, at, -1):
            named = self._scene.cast.headed(self._words[index].start)
            if named is not None:
                return named if named.head.end >= self._words[end - 1].end else None
        return None

    @staticmethod
    def of_chain(scene: Scene, chain: Chain) -> Speaker:
        """The innermost body of a chain, as the one who speaks."""
        return Speaker(chain.bodies[0], scene.index(chain.cue.start), scene.index(chain.cue.end))

    def anyone(self, at: int) -> Speaker | None:
        """Whoever stands behind a cue that must have a speaker there ("kata" si perekam)."""
        end = at
        while end < min(len(self._words), at + LONGEST) and self._naming.may_be_in_phrase(end):
            end += 1
        return self._naming.whoever(at, end) if end > at else None

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
