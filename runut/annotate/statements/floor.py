"""Who has the floor? The speaker whom a cue without a name goes on with."""

from collections.abc import Iterator

from runut.annotate.speech.cast import Cast, Named
from runut.annotate.speech.page import Page
from runut.annotate.speech.words import words_in
from runut.annotate.statements.draft import Draft
from runut.annotate.statements.lexicon import Lexicon
from runut.records.claims import Role
from runut.records.span import Span

# A subject is sought among the mentions in so many characters at the start of a sentence.
_SUBJECT_REACH = 90
# A phrase or clause before a main clause ends with a comma within so many characters.
_PHRASE, _FIRST_WORD = 160, 40
_NAMES = frozenset({"name", "short", "title", "noun"})
_PEOPLE = frozenset({"person"})


class Floor:
    """Keeps who spoke last while an article is read from its start to its end."""

    def __init__(self, page: Page, cast: Cast, lexicon: Lexicon) -> None:
        """Nobody has spoken yet."""
        self._page, self._cast, self._lexicon = page, cast, lexicon
        self._last: Role | None = None
        self._person: Role | None = None
        self._at = 0

    def take(self, draft: Draft, speaker: Role) -> None:
        """`speaker` spoke in `draft`; data and reports do not take the floor from a person."""
        held = self._last is not None and self._kind(self._last) in _PEOPLE
        if draft.source and held and self._kind(speaker) not in _PEOPLE:
            return
        self._last = speaker
        self._person = speaker if self._kind(speaker) in _PEOPLE else self._person
        self._at = max(draft.cue.end, draft.content.end)

    def holder(self, place: int, draft: Draft) -> Role | None:
        """Who is meant by a cue without a name in sentence `place`: a person brought in since, else who spoke last.

        A cue that goes on with what was said never means somebody new.
        """
        cue = draft.cue
        if draft.continues and self._last is not None:
            return self._held(draft)
        for index in range(place, max(-1, place - 3), -1):
            sentence = self._page.sentences[index]
            if sentence.span.start < self._at or sentence.role != "body":
                break
            for start in self._beginnings(sentence.span):
                reach = Span(start, min(sentence.span.end, start + _SUBJECT_REACH))
                among = self._cast.among(reach)
                for number, found in enumerate(among[:2]):
                    named = self._holder_of(found, among[number + 1 : number + 2])
                    if named.start < cue.start and self._may_hold(named, start):
                        return Role(named.actor.id, Span(named.start, named.end))
        return self._held(draft)

    def _may_hold(self, named: Named, start: int) -> bool:
        """Whether a mention in the clause from `start` on brings somebody in who may go on to speak."""
        person = named.actor.kind in _PEOPLE and named.form in _NAMES
        return person and self._page.quotation_at(named.start) is None and self._leads(start, named.start)

    def _holder_of(self, office: Named, following: list[Named]) -> Named:
        """The name behind the comma after an office (Kepala Dinas, "Ratna"), else the mention itself."""
        first = words_in(self._page.text, Span(office.start, office.end))[:1]
        named = following[0] if following and following[0].actor.kind in _PEOPLE else None
        if named is None or not first or self._lexicon.kinds.get(first[0].low) not in _PEOPLE:
            return office
        return named if self._page.text[office.end : named.start].strip() == "," else office

    def _held(self, draft: Draft) -> Role | None:
        """Who spoke last; where somebody says words in quotation marks, the last person who did."""
        if draft.direct and not draft.loose and self._person is not None:
            return self._person
        return self._last

    def _beginnings(self, sentence: Span) -> Iterator[int]:
        """Where the sentence begins, and where its main clause does behind a clause or phrase with a comma."""
        yield sentence.start
        text = self._page.text
        first = words_in(text, Span(sentence.start, min(sentence.end, sentence.start + _FIRST_WORD)))[:1]
        comma = text.find(", ", sentence.start, min(sentence.end, sentence.start + _PHRASE))
        if comma >= 0 and first and first[0].low in self._lexicon.inserts:
            yield comma + 2

    def _leads(self, start: int, at: int) -> bool:
        """Whether a mention may be its sentence's subject: first, or after one word, a connective, or an office and a comma."""
        before = self._page.text[start:at].rstrip()
        if not before or ((before[-1] == ",") == (" " in before)):
            return True
        words = words_in(self._page.text, Span(start, at))
        opened = self._lexicon.openers.length(words, 0)
        return bool(opened) and all(word.text == "," for word in words[opened:])

    def _kind(self, role: Role) -> str:
        actor = self._cast.by_id.get(role.actor)
        return actor.kind if actor is not None else "person"
