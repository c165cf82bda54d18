"""Which mention, or which phrase of somebody without a name, stands at this word?"""

from typing import NamedTuple

from runut.annotate.speech.cast import Named
from runut.annotate.speech.words import cut_short, is_word
from runut.annotate.statements.scene import Scene
from runut.records.claims import Role
from runut.records.span import Span

# How many words the phrase of a nameless speaker may have.
LONGEST = 12
# A comma and a name stand before the office that a person is given afterwards.
_LEAST_HOLDER = 2
SIGNS_INSIDE = frozenset({"/", "&", "'", "’"})


class Speaker(NamedTuple):
    """Who speaks, and the words [`at`, `end`) that say so; `named` is False for pronouns and nameless phrases."""

    role: Role
    at: int
    end: int
    named: bool = True
    pronoun: bool = False


class Naming:
    """Reads mentions and nameless phrases in one scene."""

    def __init__(self, scene: Scene) -> None:
        """Remember the scene."""
        self._scene, self._words, self._lexicon = scene, scene.words, scene.lexicon

    def mention_at(self, at: int) -> Named | None:
        """The mention at word `at`; a word for a speaker's own body ("pihaknya") is none."""
        if not 0 <= at < len(self._words):
            return None
        word = self._words[at]
        named = self._scene.cast.at(word.start)
        if named is None or named.start < self._scene.sentence.span.start or word.low in self._lexicon.collectives:
            return None
        return named

    def index_after(self, named: Named) -> int:
        """The first word behind a mention."""
        at = self._scene.index(named.start)
        while at < len(self._words) and self._words[at].start < named.end:
            at += 1
        return at

    def preposition_before(self, named: Named) -> int | None:
        """The preposition that makes a mention part of a phrase; None where it is free to be a subject."""
        at = self._scene.index(named.start) - 1
        low = self._words[at].low if at >= 0 else ""
        return at if low in self._lexicon.prepositions else None

    def may_be_in_phrase(self, at: int) -> bool:
        """Whether word `at` may be part of the phrase of a speaker."""
        word, lexicon = self._words[at], self._lexicon
        if not is_word(word):
            return word.text in SIGNS_INSIDE and 0 < at < len(self._words) - 1
        if word.low in lexicon.closed or lexicon.names_day(word):
            return False
        return word.text[0].isupper() or not lexicon.looks_verbal(word) or word.low in lexicon.articles

    def nameless(self, start: int, end: int) -> Speaker | None:
        """A newcomer from words that begin with a noun that speaks, or that are all capitals; None where neither."""
        words, lexicon = self._words, self._lexicon
        while start < end and not is_word(words[start]):
            start += 1
        if start >= end:
            return None
        noun = start
        while noun < end - 1 and words[noun].low in lexicon.articles and words[noun].low not in lexicon.kinds:
            noun += 1
        kind = lexicon.kinds.get(words[noun].low)
        capitals = all(word.text[0].isupper() for word in words[start:end] if is_word(word))
        if words[start].low in lexicon.stand_ins:
            return None
        if kind is None and not (capitals and self._may_be_name(start, end)):
            return None
        span = Span(words[start].start, words[end - 1].end)
        name = span.quote(self._scene.page.text)
        if cut_short(words, end - 1) and (known := self._scene.cast.cut_short(words[end - 1].text)) is not None:
            return Speaker(Role(known.id, span), start, end)
        role = self._scene.cast.enrol(
            name, kind or "person", (span, self._scene.sentence.index, "noun" if kind else "name")
        )
        return Speaker(role, start, end, kind is None)

    def nameless_before(self, at: int) -> Speaker | None:
        """The nameless speaker whose phrase ends with word `at`."""
        start = at
        while start >= max(0, at - LONGEST) and self.may_be_in_phrase(start):
            start -= 1
        return self.nameless(start + 1, at + 1)

    def widened(self, named: Named) -> Speaker | None:
        """The mention, or the phrase of a nameless speaker that it is the last part of ("sumber keamanan" Velmora)."""
        start, end = self._scene.index(named.start), self.index_after(named)
        if named.actor.kind != "person" and named.form in {"name", "short", "acronym"}:
            first = start
            while first > max(0, start - LONGEST) and (
                self.may_be_in_phrase(first - 1) or self._joins_capitals(first - 1)
            ):
                first -= 1
            if first < start and (holder := self._holder(first)) is not None:
                return holder
            if first < start and (phrase := self.nameless(first, end)) is not None:
                return phrase
        if named.actor.kind == "place":
            return None
        return Speaker(named.role, start, end, named.form != "pronoun", named.form == "pronoun")

    def _joins_capitals(self, at: int) -> bool:
        """A conjunction within a name ("Riset dan Pengembangan")."""
        inside = 0 < at < len(self._words) - 1 and self._words[at].low in self._lexicon.conjunctions
        return inside and self._words[at - 1].text[0].isupper() and self._words[at + 1].text[0].isupper()

    def _holder(self, first: int) -> Speaker | None:
        """The person before the comma whose office the phrase from word `first` on is (“Ratna, Direktur” Badan Air)."""
        if (
            first < _LEAST_HOLDER
            or self._words[first - 1].text != ","
            or self._lexicon.kinds.get(self._words[first].low) != "person"
        ):
            return None
        named = self.mention_at(first - 2)
        if named is None or named.actor.kind != "person":
            return None
        return Speaker(named.role, self._scene.index(named.start), self.index_after(named))

    def _may_be_name(self, start: int, end: int) -> bool:
        """Whether capitals mean a name: not where they only mean that a sentence begins."""
        tag = self._scene.tag(start)
        if tag is not None:
            return tag == "PROPN"
        return self._words[start].text[0].isalpha() and (start > self._scene.lead or end - start > 1)


def pronoun_at(scene: Scene, at: int) -> bool:
    """Whether word `at` stands for an earlier speaker."""
    return 0 <= at < len(scene.words) and scene.lexicon.stands_for_speaker(scene.words, at)
