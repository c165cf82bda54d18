"""Whom does an office or description mean: the name beside it, or somebody who spoke before?"""

from runut.annotate.speech.cast import Named
from runut.annotate.speech.words import is_word
from runut.annotate.statements.naming import Naming, Speaker
from runut.annotate.statements.scene import Scene
from runut.records.claims import Role
from runut.records.span import Span

# A description that points back, and a name that no stage has marked, have no more words than these.
_DESCRIPTION, _NAME = 14, 6
# An age in brackets: (50).
_AGE = 3
_INSIDE = frozenset({",", "(", ")", "/", "-"})


class Offices:
    """Reads offices and descriptions in one scene."""

    def __init__(self, scene: Scene, naming: Naming) -> None:
        """Remember the scene."""
        self._scene, self._naming = scene, naming
        self._words, self._lexicon = scene.words, scene.lexicon

    def begins(self, at: int) -> bool:
        """Whether word `at` begins an office or description of a person ("kepala", "pria")."""
        return 0 <= at < len(self._words) and self._lexicon.kinds.get(self._words[at].low) == "person"

    def pointing_from(self, at: int) -> Speaker | None:
        """The description that begins at word `at` and points back ("kata" pria kelahiran Portama itu)."""
        if not self.begins(at):
            return None
        words = self._words
        for index in range(at + 1, min(len(words), at + _DESCRIPTION)):
            word = words[index]
            if word.low in self._lexicon.determiners and self._closes(index + 1):
                return self._described(at, index)
            listed = word.text == "," and index + 1 < len(words) and words[index + 1].text[0].isupper()
            if self._scene.cast.headed(word.start) or not (is_word(word) or listed or word.text in _INSIDE - {","}):
                return None
        return None

    def pointing_until(self, at: int) -> Speaker | None:
        """The office that ends with the pointing word `at` (mantan bupati Sarindal itu "mengatakan")."""
        words, lexicon = self._words, self._lexicon
        while at > 0 and words[at].low in lexicon.adverbs and words[at].low not in lexicon.determiners:
            at -= 1
        if at < 1 or words[at].low not in lexicon.determiners:
            return None
        start = at
        while start > max(0, at - _DESCRIPTION) and self._naming.may_be_in_phrase(start - 1):
            start -= 1
        if not self.begins(start) or words[start].low in lexicon.ordinary:
            return None
        return self._described(start, at)

    def apposed(self, start: int, end: int) -> Speaker | None:
        """The name behind the comma at word `end` whose office are the words from `start` on (Kepala Dinas, "Ratna")."""
        words, at = self._words, end + 1
        if not self.begins(start) or at >= len(words) or words[end].text != ",":
            return None
        named = self._scene.cast.headed(words[at].start)
        if named is not None:
            after = max(self._naming.index_after(named), at + 1)
            return Speaker(named.role, at, after) if self._closes(after) else None
        after = at
        while after < min(len(words), at + _NAME) and is_word(words[after]) and words[after].text[0].isupper():
            after += 1
        if not self._closes(after) or self._lists(after) or not self._may_be_name(at, after):
            return None
        return self._naming.nameless(at, after)

    def _lists(self, at: int) -> bool:
        """Whether a list goes on at word `at` ("Energi Baru, Terbarukan," dan ...)."""
        following = at + 1 < len(self._words) and self._words[at + 1].low in self._lexicon.conjunctions
        return following and self._words[at].text == ","

    def _may_be_name(self, start: int, end: int) -> bool:
        """Whether capitals behind a comma name a person: an age follows, or no place, body, office, day or cue among them."""
        words, cast = self._words, self._scene.cast
        aged = [word.text for word in words[end : end + _AGE]]
        if len(aged) == _AGE and aged[0] == "(" and aged[1].isdecimal() and aged[2] == ")":
            return True
        if not any(self._scene.tag(at) == "PROPN" for at in range(start, end)):
            return False
        if any(self._lexicon.names_day(word) or word.text.isupper() for word in words[start:end]):
            return False
        return all(named.actor.kind == "person" for named in cast.inside(Span(words[start].start, words[end - 1].end)))

    def _described(self, start: int, pointer: int) -> Speaker | None:
        span = Span(self._words[start].start, self._words[pointer].end)
        name = Span(self._words[start].start, self._words[pointer - 1].end).quote(self._scene.page.text)
        role = self._scene.cast.enrol(name, "person", (span, self._scene.sentence.index, "noun"))
        return Speaker(Role(role.actor, span), start, pointer + 1, named=False, pronoun=True)

    def _closes(self, at: int) -> bool:
        """Whether a noun phrase ends before word `at`: at a sign, or where another phrase or clause begins."""
        if at >= len(self._words) or not is_word(self._words[at]):
            return True
        word, lexicon = self._words[at], self._lexicon
        begins = word.low in lexicon.prepositions or word.low in lexicon.joins or word.low in lexicon.relatives
        return begins or lexicon.names_day(word) or lexicon.looks_verbal(word) or word.low in lexicon.adverbs


def outranked(named: Named, following: Named) -> bool:
    """Whether a title stands right before the name that it belongs to."""
    return named.form == "title" and following.actor.kind == "person" and following.form in {"name", "short"}
