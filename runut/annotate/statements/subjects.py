"""Who is the subject of a cue that follows it?"""

from runut.annotate.speech.cast import Named
from runut.annotate.speech.words import is_word
from runut.annotate.statements.naming import LONGEST, SIGNS_INSIDE, Naming, Speaker
from runut.annotate.statements.offices import Offices, outranked
from runut.annotate.statements.scene import Scene
from runut.records.span import Span

# How many words a subject may be away from its cue; how long what is put in between commas, and a relative clause, may be.
_FAR, _ASIDE, _RELATIVE = 60, 45, 18

_DESCRIPTIONS = frozenset({"title", "noun"})


class Subjects:
    """Looks for subjects on the left of the cues of one scene."""

    def __init__(self, scene: Scene, naming: Naming, offices: Offices) -> None:
        """Remember the scene."""
        self._scene, self._naming, self._offices = scene, naming, offices
        self._words, self._lexicon = scene.words, scene.lexicon

    def before(self, cue: int) -> Speaker | None:
        """The subject on the left of word `cue`: past adverbs, phrases and what stands between commas."""
        if (pointing := self._offices.pointing_until(cue - 1)) is not None:
            return pointing
        at, stop = cue - 1, max(-1, cue - _FAR)
        passed: Named | None = None
        while at > stop and self._words[at].low not in self._lexicon.collectives:
            named = self._naming.mention_at(at) if self._scene.chain_at(at) is None else None
            if named is not None and named.actor.kind != "place":
                if (inside := self._naming.preposition_before(named)) is None:
                    return self._naming.widened(self._first_of_two(named))
                at, passed = inside - 1, passed or named
                continue
            step = self._step(at, cue, passed)
            if not isinstance(step, int):
                return step
            at = step
        return None

    def _step(self, at: int, cue: int, passed: Named | None) -> Speaker | int | None:
        """The next word to look at from word `at`, which no mention holds; or the speaker who is found here."""
        word = self._words[at]
        if word.text == ",":
            return self._past_comma(at)
        if word.text == ")":
            return self._past_bracket(at)
        if (chain := self._scene.chain_at(at)) is not None:
            return self._scene.index(chain.cue.start) - 1
        if word.low in self._lexicon.asides or self._lexicon.names_day(word):
            return at - 1
        if (inside := self._phrase_start(at)) is None:
            found = self._naming.nameless_before(at)
            return (
                self._past_relative(at) if found is None else self._issuer(found, passed) or self._parsed(cue) or found
            )
        return inside - 1

    def _parsed(self, cue: int) -> Speaker | None:
        """The mention that the parse makes the subject of word `cue`."""
        start = self._scene.subject(cue)
        named = self._scene.cast.at(start) if start is not None else None
        return self._naming.widened(named) if named is not None and named.actor.kind != "place" else None

    def _issuer(self, found: Speaker, passed: Named | None) -> Speaker | None:
        """The body behind data or a report ("data dari" Badan Air): it speaks, not the paper."""
        noun = self._words[found.at].low
        paper = noun in self._lexicon.source_nouns or self._lexicon.kinds.get(noun) == "media"
        return self._naming.widened(passed) if paper and passed is not None and not found.named else None

    def _first_of_two(self, named: Named) -> Named:
        """Of two speakers joined by "dan" the first."""
        at = self._scene.index(named.start) - 1
        if at > 0 and self._words[at].low in self._lexicon.conjunctions:
            other = self._naming.mention_at(at - 1)
            if (
                other is not None
                and other.actor.kind == named.actor.kind
                and self._naming.preposition_before(other) is None
            ):
                return other
        return named

    def _past_relative(self, at: int) -> int:
        """Left of the relative clause or of the comma that word `at` stands behind; -1 where there is neither."""
        for index in range(at, max(-1, at - _RELATIVE), -1):
            if self._words[index].low in self._lexicon.relatives:
                return index - 1
            if self._words[index].text == ",":
                return index
        return -1

    def first(self, cue: int) -> Speaker | None:
        """The subject of a cue that is joined to an earlier verb: the sentence's first mention that is no object."""
        among = self._scene.cast.among(Span(self._words[0].start, self._words[min(cue, _FAR)].start))
        for number, named in enumerate(among):
            at = self._scene.index(named.start)
            if number + 1 < len(among) and outranked(named, among[number + 1]):
                continue
            if (
                named.actor.kind != "place"
                and self._naming.preposition_before(named) is None
                and self._scene.quoted(at) is None
            ):
                return self._naming.widened(named)
        return None

    def _past_comma(self, comma: int) -> Speaker | int | None:
        """What stands before a comma: the words since the comma before may be a name, or only be put in between."""
        opening = comma - 1
        while opening >= max(0, comma - _ASIDE) and self._words[opening].text != ",":
            opening -= 1
        if opening < 0 or self._words[opening].text != ",":
            commas = range(comma - 1, max(opening, 0), -1)
            relative = next((at for at in commas if self._words[at].low in self._lexicon.relatives), None)
            return comma - 1 if relative is None else relative - 1
        found = self._between_commas(opening, comma)
        if found is not None:
            return found
        return opening - 1 if self._is_inserted(opening + 1, comma) else comma - 1

    def _between_commas(self, opening: int, comma: int) -> Speaker | int | None:
        """The name between two commas; the place to go on from where it is no name but belongs to what is put in."""
        start = opening + 1
        named = self._naming.mention_at(start)
        if named is None:
            return self._stranger(start, comma)
        whole = self._naming.index_after(named) >= comma - 1 and self._scene.chain_at(start) is None
        if named.actor.kind == "place" or not whole:
            return None
        if (inserted := self._insertion_start(opening)) is not None and named.actor.kind != "person":
            return inserted - 1
        earlier = self._naming.mention_at(opening - 1)
        return self._naming.widened(named) if earlier is None or self._may_rename(earlier, named) else None

    def _is_inserted(self, start: int, comma: int) -> bool:
        """Whether the words from `start` to `comma` are put in between: a phrase, a day, a chain, a place, an office."""
        word, named = self._words[start], self._naming.mention_at(start)
        if (
            word.low in self._lexicon.inserts
            or self._lexicon.names_day(word)
            or self._scene.chain_at(start) is not None
        ):
            return True
        if self._naming.mention_at(start - 2) is not None or (named is not None and named.actor.kind == "place"):
            return True
        capitals = all(word.text[0].isupper() for word in self._words[start:comma] if is_word(word))
        return capitals and named is None and self._kindless(start)

    def _insertion_start(self, comma: int) -> int | None:
        """The comma before a relative clause that ends at `comma` ("X, yang tinggal di" Y)."""
        at = comma - 1
        while at > max(0, comma - _RELATIVE) and self._words[at].text != ",":
            at -= 1
        relative = self._words[at].text == "," and self._words[at + 1].low in self._lexicon.relatives
        return at if relative else None

    def _stranger(self, start: int, comma: int) -> Speaker | None:
        """A name that no stage has marked, between commas after a description ("juru bicara X", then the name)."""
        earlier = self._naming.mention_at(start - 2)
        described = earlier is not None and (
            earlier.form in _DESCRIPTIONS or self._scene.page.text[earlier.start].islower()
        )
        words = self._words[start:comma]
        capitals = len(words) > 1 and all(is_word(word) and word.text[0].isupper() for word in words)
        if not (described and capitals) or any(self._lexicon.names_day(word) for word in words):
            return None
        return self._naming.nameless(start, comma)

    def _kindless(self, at: int) -> bool:
        """Whether the word is a capitalised noun of a place or thing, such that it begins no speaker's name."""
        return self._scene.tag(at) == "NOUN" and self._words[at].low not in self._lexicon.kinds

    @staticmethod
    def _may_rename(described: Named, named: Named) -> bool:
        """Whether the second of two neighbours is the name of the first: an office or body, then a person."""
        return named.actor.kind == "person" or named.actor.kind == described.actor.kind == "media"

    def _past_bracket(self, closing: int) -> int:
        opening = closing - 1
        while opening > max(0, closing - _ASIDE) and self._words[opening].text != "(":
            opening -= 1
        return opening - 1 if self._words[opening].text == "(" else closing - 1

    def _phrase_start(self, at: int) -> int | None:
        """The preposition that word `at` hangs on, a few words to the left with no sign and no mention's end between."""
        for index in range(at, max(-1, at - LONGEST), -1):
            word = self._words[index]
            if not is_word(word) and word.text not in SIGNS_INSIDE | {"(", ")"}:
                return None
            if word.low in self._lexicon.prepositions:
                return index
        return None
