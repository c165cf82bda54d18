"""Who has the floor? The speaker whom a cue without a name goes on with."""

from runut.annotate.speech.cast import Cast
from runut.annotate.speech.page import Page
from runut.annotate.statements.draft import Draft
from runut.records.claims import Role
from runut.records.span import Span

# A subject is sought among the mentions in so many characters at the start of a sentence.
_SUBJECT_REACH = 90
_NAMES = frozenset({"name", "short", "title", "noun"})
_PEOPLE = frozenset({"person"})


class Floor:
    """Keeps who spoke last while an article is read from its start to its end."""

    def __init__(self, page: Page, cast: Cast) -> None:
        """Nobody has spoken yet."""
        self._page, self._cast = page, cast
        self._last: Role | None = None
        self._at = 0

    def take(self, draft: Draft, speaker: Role) -> None:
        """`speaker` spoke in `draft`; data and reports do not take the floor from a person."""
        held = self._last is not None and self._kind(self._last) in _PEOPLE
        if draft.source and held and self._kind(speaker) not in _PEOPLE:
            return
        self._last = speaker
        self._at = max(draft.cue.end, draft.content.end)

    def holder(self, place: int, draft: Draft) -> Role | None:
        """Who is meant by a cue without a name in sentence `place`: a person brought in since, else who spoke last.

        A cue that goes on with what was said never means somebody new.
        """
        cue = draft.cue
        if draft.continues and self._last is not None:
            return self._last
        for index in range(place, max(-1, place - 3), -1):
            sentence = self._page.sentences[index]
            if sentence.span.start < self._at or sentence.role != "body":
                break
            reach = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _SUBJECT_REACH))
            for named in self._cast.among(reach)[:2]:
                quoted = self._page.quotation_at(named.start) is not None or not self._leads(
                    sentence.span.start, named.start
                )
                if named.actor.kind in _PEOPLE and named.form in _NAMES and not quoted and named.start < cue.start:
                    return Role(named.actor.id, Span(named.start, named.end))
        if self._last is None:
            return None
        return self._last

    def _leads(self, start: int, at: int) -> bool:
        """Whether a mention may be its sentence's subject: it comes first, after one word, or after an office and a comma."""
        before = self._page.text[start:at].rstrip()
        return not before or ((before[-1] == ",") == (" " in before))

    def _kind(self, role: Role) -> str:
        actor = self._cast.by_id.get(role.actor)
        return actor.kind if actor is not None else "person"
