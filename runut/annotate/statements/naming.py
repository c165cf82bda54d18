"""Which mention, or which phrase of somebody without a name, stands at this word?"""

from typing import NamedTuple

from runut.annotate.speech.cast import Named
from runut.annotate.speech.words import cut_short, is_word
from runut.annotate.statements.scene import Scene
from runut.records.annotations import ActorKind
from runut.records.claims import Role
from runut.records.span import Span

# How many words the phrase of a nameless speaker may have.
LONGEST = 12
# A comma and a name stand before the office that a person is given afterwards.
_LEAST_HOLDER = 2
_LONGEST_SHORT_FORM = 5
_SHORTEST_NOUN = 4
_NO_BODIES: frozenset[ActorKind] = frozenset({"person", "place", "state", "media"})
SIGNS_INSIDE = frozenset({"/", "&", "+", "'", "’"})


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
            return 0 < at < len(self._words) - 1 and (word.text in SIGNS_INSIDE or self._is_short_form(at))
        if word.low in lexicon.closed or lexicon.names_day(word):
            return False
        inside = word.low in lexicon.articles or word.low in lexicon.naming
        return inside or word.text[0].isupper() or not lexicon.looks_verbal(word)

    def _is_short_form(self, stop: int) -> bool:
        """Whether the full stop at word `stop` ends a short form ("Plt. Bupati"): it ends no sentence, and a name goes on."""
        before, after = self._words[stop - 1], self._words[stop + 1]
        apart = after.start > self._words[stop].end and after.text[0].isupper()
        return apart and self._words[stop].text == "." and len(before.text) <= _LONGEST_SHORT_FORM

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
        end = self._past_body(end) if kind == "person" else end
        span = Span(words[start].start, words[end - 1].end)
        name = span.quote(self._scene.page.text)
        if cut_short(words, end - 1) and (known := self._scene.cast.cut_short(words[end - 1].text)) is not None:
            return Speaker(Role(known.id, span), start, end)
        role = self._scene.cast.enrol(
            name, kind or "person", (span, self._scene.sentence.index, "noun" if kind else "name")
        )
        return Speaker(role, start, end, kind is None)

    def mended(self, start: int, end: int) -> Speaker | None:
        """The known person whose name lacks its last letter in a single word before a full stop; None elsewhere."""
        words = self._words
        if (
            end != start + 1
            or end >= len(words)
            or words[end].text not in {".", ","}
            or not words[start].text[0].isupper()
        ):
            return None
        if not cut_short(words, start) and end != len(words) - 1:
            return None
        known, named = self._scene.cast.cut_short(words[start].text), self.mention_at(start)
        if known is None or (named is not None and words[start].text != named.actor.name):
            return None
        return Speaker(Role(known.id, Span(words[start].start, words[start].end)), start, end)

    def _past_body(self, end: int) -> int:
        """Past the body that a nameless speaker belongs to ("seorang pejabat" di Kementerian Air)."""
        named = self.mention_at(end + 1)
        if named is None or self._words[end].low not in self._lexicon.belonging:
            return end
        body = named.actor.kind not in _NO_BODIES and named.start == self._words[end + 1].start
        return self.index_after(named) if body else end

    def whoever(self, start: int, end: int) -> Speaker | None:
        """A newcomer from any noun phrase; None where the words begin with none, as far as can be seen."""
        first = self._words[start]
        noun = self._scene.tag(start) in {"NOUN", "PROPN"} and len(first.text) >= _SHORTEST_NOUN
        if first.low in self._lexicon.stand_ins or not (noun or first.low in self._lexicon.articles):
            return None
        span = Span(first.start, self._words[end - 1].end)
        name = span.quote(self._scene.page.text)
        role = self._scene.cast.enrol(name, "person", (span, self._scene.sentence.index, "noun"))
        return Speaker(role, start, end, named=False)

    def nameless_before(self, at: int) -> Speaker | None:
        """The nameless speaker whose phrase ends with word `at`."""
        start = at
        while start >= max(0, at - LONGEST) and self.may_be_in_phrase(start):
            start -= 1
        return self.nameless(start + 1, at + 1)

    def widened(self, named: Named) -> Speaker | None:
        """The mention, or the phrase of a nameless speaker that it is the last part of ("sumber keamanan" Velmora)."""
        start, end = self._scene.index(named.start), self.index_after(named)
        if end - start > 1 and self._words[end - 1].low in self._lexicon.plain_adverbs:
            return self._without_adverb(named, start, end - 1)
        if named.actor.kind == "person" and (holder := self._holder(start)) is not None:
            return holder
        if named.actor.kind != "person" and named.form in {"name", "short", "acronym"}:
            first = start
            while first > max(0, start - LONGEST) and (
                self.may_be_in_phrase(first - 1) or self.joins_capitals(first - 1)
            ):
                first -= 1
            if first < start and (holder := self._holder(first)) is not None:
                return holder
            whole = first < start and not self._may_be_holder(named, first, end - start)
            if whole and (phrase := self.nameless(first, end)) is not None:
                return phrase
        if named.actor.kind == "place":
            return None
        return Speaker(named.role, start, end, named.form != "pronoun", named.form == "pronoun")

    def _without_adverb(self, named: Named, start: int, end: int) -> Speaker:
        """The speaker of a mention that has taken in the adverb behind it ("Badan Air juga")."""
        span = Span(named.start, self._words[end - 1].end)
        mention = (span, self._scene.sentence.index, named.form)
        role = self._scene.cast.enrol(span.quote(self._scene.page.text), named.actor.kind, mention)
        return Speaker(role, start, end, named.form != "pronoun")

    def _may_be_holder(self, named: Named, first: int, length: int) -> bool:
        """Whether capitals that nobody has told the kind of end an office, and so are rather its holder's name."""
        office = self._lexicon.kinds.get(self._words[first].low) == "person"
        return office and length > 1 and named.actor.kind == "group" and named.form == "name"

    def joins_capitals(self, at: int) -> bool:
        """A conjunction within a name ("Riset dan Pengembangan")."""
        inside = 0 < at < len(self._words) - 1 and self._words[at].low in self._lexicon.conjunctions
        return inside and self._words[at - 1].text[0].isupper() and self._words[at + 1].text[0].isupper()

    def _holder(self, first: int) -> Speaker | None:
        """The person before the comma whose office the phrase from word `first` on is (“Ratna, Direktur” Badan Air)."""
        if (
            first < _LEAST_HOLDER
            or self._words[first - 1].text != ","
            or self._lexicon.kinds.get(self._words[first].low) != "person"
            or self._words[first].low in self._lexicon.ordinary
        ):
            return None
        named = self.mention_at(first - 2)
        if named is None or named.actor.kind != "person" or named.form not in {"name", "short"}:
            return None
        if self._lexicon.kinds.get(self._words[self._scene.index(named.start)].low) == "person":
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
