"""Which bodies does a chain cue name, innermost first?"""

from collections.abc import Sequence
from typing import NamedTuple

from runut.annotate.chains.lexicon import Form, Lexicon
from runut.annotate.speech.cast import Cast, Named
from runut.annotate.speech.words import Word, is_word
from runut.records.annotations import Sentence
from runut.records.claims import Role
from runut.records.span import Span

_NAME_SIGNS = frozenset({"&", "'", "-"})
# More words than these between a cue and its body, or in a name, and it is something else.
_MOST_LINKS, _MOST_NAME = 8, 6
_PLACES = frozenset({"place", "state"})
_NAME_TAGS = frozenset({"PROPN", "X"})


class Found(NamedTuple):
    """The bodies behind a cue, and the index of the first word after them."""

    roles: tuple[Role, ...]
    end: int


class _Way(NamedTuple):
    """The first word after the links, and what was among them."""

    at: int
    medium: bool = False
    noun: bool = False
    place: bool = False


class Bodies:
    """Reads the names after a cue of one article."""

    def __init__(self, lexicon: Lexicon, cast: Cast, text: str) -> None:
        """`text` is the article's visible text."""
        self._lexicon, self._cast, self._text = lexicon, cast, text
        self._words: Sequence[Word] = ()
        self._sentence: Sentence | None = None

    def after(self, words: Sequence[Word], at: int, form: Form, sentence: Sentence, *, trusted: bool) -> Found | None:
        """The bodies from word `at` on that `form` calls for; `trusted` lets any name be a medium."""
        self._words, self._sentence = words, sentence
        way = self._links(at)
        if form.kind == "reported" and not (way.noun or way.medium):
            return None
        strict = form.kind in {"reported", "signed"} and not (way.medium or trusted)
        first = self._body(way, strict=strict, lone=form.apart)
        if first is None:
            return None
        roles, end = [first[0]], first[1]
        described = way.medium or self._is_described(first[0])
        while (following := self._joined(end, described=described)) is not None:
            role, end, replaces = following
            roles, described = ([role] if replaces else [*roles, role]), False
        return Found(tuple(roles), end)

    def _links(self, at: int) -> _Way:
        """Past the words between cue and body."""
        words, lexicon = self._words, self._lexicon
        medium = noun = place = False
        stop = min(len(words), at + _MOST_LINKS)
        while at < stop:
            named = self._mention(at)
            if named is not None and named.start == words[at].start and named.actor.kind == "media":
                break
            if (length := lexicon.media.length(words, at)) and not self._begins_name(at):
                medium, at = True, at + length
            elif words[at].low in lexicon.nouns:
                noun, at = True, at + 1
            elif (length := lexicon.links.length(words, at)) and not self._begins_name(at):
                place, at = words[at].low in lexicon.places, at + length
            else:
                break
        return _Way(at, medium, noun, place)

    def _begins_name(self, at: int) -> bool:
        """A capital link ("Harian" Jaya) before a capital is part of the name."""
        words = self._words
        return words[at].text[0].isupper() and at + 1 < len(words) and words[at + 1].text[0].isupper()

    def _mention(self, at: int) -> Named | None:
        named = self._cast.at(self._words[at].start) if at < len(self._words) else None
        return named if named is not None and named.form != "pronoun" else None

    def _body(self, way: _Way, *, strict: bool, lone: bool = False) -> tuple[Role, int] | None:
        at, words = way.at, self._words
        if at >= len(words):
            return None
        named = self._mention(at)
        if named is not None:
            return self._mentioned(at, named, way, strict=strict, lone=lone)
        end = self._name_end(at)
        if strict or (way.place and not way.medium) or end == at:
            return None
        return self._enrolled(at, end), end

    def _enrolled(self, at: int, end: int) -> Role:
        span = Span(self._words[at].start, self._words[end - 1].end)
        index = self._sentence.index if self._sentence is not None else 0
        return self._cast.enrol(span.quote(self._text), "media", (span, index, "name"))

    def _mentioned(self, at: int, named: Named, way: _Way, *, strict: bool, lone: bool) -> tuple[Role, int] | None:
        kind = named.actor.kind
        stranger = lone and len(named.actor.mentions) == 1 and not named.actor.offices
        if kind == "place" or (kind == "person" and not (way.medium or stranger)) or (strict and kind != "media"):
            return None
        if kind == "state" and way.place:
            return None
        end = at
        while end < len(self._words) and self._words[end].start < named.end:
            end += 1
        return self._name_inside(at, end, named) or named.role, end

    def _name_inside(self, at: int, end: int, named: Named) -> Role | None:
        """The name at the end of a description ("kantor berita negara" Antarnegeri); None where there is none."""
        length = self._lexicon.media.length(self._words, at)
        if (named.form != "noun" and not self._words[at].text[0].islower()) or not length:
            return None
        first = at + length
        last = self._name_end(first) if first < end else first
        if last == first:
            return None
        inner = self._cast.inside(Span(self._words[first].start, self._words[last - 1].end))
        if any(other.actor.kind in _PLACES for other in inner):
            return None
        return self._enrolled(first, last)

    def _is_described(self, role: Role) -> bool:
        return self._text[role.span.start].islower() and self._text[role.span.start : role.span.end].count(" ") > 0

    def _joined(self, at: int, *, described: bool) -> tuple[Role, int, bool] | None:
        """A further body, the word after it, and whether it is the name of what was only described ("agency of Y, Z")."""
        if at + 1 >= len(self._words):
            return None
        low = self._words[at].low
        if low in self._lexicon.conjunctions:
            body = self._body(self._links(at + 1), strict=True)
            return (*body, False) if body is not None else None
        if low != "," or not described or self._words[at + 1].low in self._lexicon.days:
            return None
        named = self._mention(at + 1)
        if named is not None and named.actor.kind in {"person", *_PLACES}:
            return None
        end = self._name_end(at + 1)
        closed = end == len(self._words) or not is_word(self._words[end])
        body = self._body(_Way(at + 1), strict=False) if named is not None or (closed and end > at + 1) else None
        return (*body, True) if body is not None else None

    def _name_end(self, at: int) -> int:
        """The end of the run of words from `at` on that may be a name."""
        words, end = self._words, at
        while end < min(len(words), at + _MOST_NAME):
            word = words[end]
            capital = is_word(word) and any(sign.isupper() for sign in word.text)
            joins = word.text in _NAME_SIGNS and end > at
            domain = "." in word.text and len(word.text) > 1 and end == at
            if not (capital or joins or domain) or word.low in self._lexicon.days:
                break
            end += 1
        while end > at and not is_word(words[end - 1]):
            end -= 1
        return end if end > at else self._brand_end(at)

    def _brand_end(self, at: int) -> int:
        """A brand in small letters: one word that the parse takes for a name, with a sign behind it."""
        words, sentence = self._words, self._sentence
        if sentence is None or at >= len(words) or not words[at].text.islower() or words[at].low in self._lexicon.days:
            return at
        ends = at + 1 == len(words) or not is_word(words[at + 1])
        tag = (
            next((token.pos for token in sentence.tokens if token.start <= words[at].start < token.end), None)
            if ends
            else None
        )
        return at + 1 if tag in _NAME_TAGS else at
