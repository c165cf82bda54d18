"""Which cue of the sentence before is still waiting for its words?

On damaged pages a comma has become a full stop, and what was one sentence is two: “Ratna mengatakan.” “Jembatan putus.”
"""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.speech.words import is_word
from runut.annotate.statements.draft import Draft, Wants
from runut.annotate.statements.scene import Cue, Scene
from runut.annotate.statements.speakers import Speakers
from runut.records.claims import Chain
from runut.records.span import Span

# Signs and blanks between two sentences, at most; words behind a cue that tell who speaks.
_GAP = 4
_LONGEST = 14


class Hanging:
    """Remembers a cue, or a chain, that ends a sentence with nothing told, and gives it the next sentence."""

    def __init__(self) -> None:
        """Nothing hangs yet."""
        self._waiting: Draft | None = None
        self._end = 0

    def take(self, scene: Scene, used: set[int]) -> Draft | None:
        """What the waiting cue tells, where `scene` follows right behind it; it waits no longer."""
        waiting, self._waiting = self._waiting, None
        span = scene.sentence.span
        if waiting is None or scene.in_title or span.start - self._end > _GAP:
            return None
        place = scene.page.quotation_at(span.start)
        if place is not None and place not in used and scene.page.quotations[place].outer.start == span.start:
            used.add(place)
            inner = scene.page.quotations[place].inner
            content = scene.trimmed(inner.start, inner.end)
            found = replace(waiting, direct=True, quotation=place)
        else:
            content, found = scene.trimmed(scene.words[scene.lead].start, span.end), replace(waiting)
            if not scene.lexicon.has_predicate(scene.words) and not scene.clause_in(scene.words):
                return None
        if content is None:
            return None
        found.content, found.sentence = content, scene.sentence.index
        return found

    def watch(self, scene: Scene, cues: Sequence[Cue], drafts: list[Draft]) -> list[Draft]:
        """The drafts of `scene` without one that holds no clause and only waits for the next sentence."""
        self._end = scene.sentence.span.end
        if scene.in_title or not drafts:
            self._waiting = None if scene.in_title else self._bare(scene, cues)
            return drafts
        last = drafts[-1]
        if len(drafts) == 1 and not last.direct and self._is_fragment(scene, last):
            self._waiting = last
            return []
        return drafts

    def _bare(self, scene: Scene, cues: Sequence[Cue]) -> Draft | None:
        """A cue with its subject, or a chain, that fills its sentence."""
        if cues and cues[-1].form.kind == "active" and cues[-1].end >= _last(scene):
            cue, speakers = cues[-1], Speakers(scene)
            speaker = speakers.before(cue.at)
            span = Span(scene.words[cue.at].start, scene.words[cue.end - 1].end)
            wants: Wants = "named" if speaker is not None and not speaker.pronoun else "earlier"
            return Draft(content=span, cue=span, sentence=scene.sentence.index, zone=span, speaker=speaker, wants=wants)
        chain = scene.chains[0] if len(scene.chains) == 1 else None
        if chain is None or not _fills(scene, chain):
            return None
        speaker = Speakers.of_chain(scene, chain)
        return Draft(
            content=chain.cue,
            cue=chain.cue,
            sentence=scene.sentence.index,
            zone=chain.cue,
            speaker=speaker,
            source=True,
        )

    @staticmethod
    def _is_fragment(scene: Scene, draft: Draft) -> bool:
        """Whether the content is a phrase without a predicate before a cue that ends the sentence (“untuk itu, kata X”)."""
        words = scene.within(draft.content)
        tail = scene.within(Span(draft.cue.end, max(draft.cue.end, scene.sentence.span.end)))
        ends = draft.cue.start >= draft.content.end and sum(map(is_word, tail)) <= _LONGEST
        phrase = bool(words) and words[0].low in scene.lexicon.prepositions
        return ends and phrase and not scene.lexicon.has_predicate(words[1:]) and not scene.clause_in(words)


def _last(scene: Scene) -> int:
    """The word behind the last one of the sentence that is no sign."""
    at = len(scene.words)
    while at > 0 and not is_word(scene.words[at - 1]):
        at -= 1
    return at


def _fills(scene: Scene, chain: Chain) -> bool:
    """Whether nothing but a chain stands in the sentence."""
    inside = scene.within(chain.cue)
    return sum(map(is_word, scene.words)) <= sum(map(is_word, inside)) + 1
