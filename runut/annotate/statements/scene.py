"""One sentence as the rules of statements see it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from runut.annotate.speech.cast import Cast
from runut.annotate.speech.page import Page
from runut.annotate.speech.words import Word, is_word
from runut.annotate.statements.lexicon import Form, Lexicon
from runut.records.annotations import Sentence
from runut.records.claims import Chain
from runut.records.span import Span

_TRAILING = " \t\r\n\u00a0,.;:-–—*|("
_LEADING = " \t\r\n\u00a0,.;:-–—)*"
_MARKS = "\"“”„«»'‘’"
_LEAST = 2
_SUBJECT_REACH = 40
_SUBJECTS, _MODIFIERS = frozenset({"nsubj", "csubj"}), frozenset({"acl", "nmod"})
# A quotation mark looks this many characters far for its partner.
_REACH = 1500
_DASHES = frozenset({"-", "–", "—", ":"})
# A dateline is no longer than this many words.
_MOST_DATELINE = 9


class Cue(NamedTuple):
    """A cue in a sentence: the words [`at`, `end`) and what they may be."""

    at: int
    end: int
    form: Form


class Scene:
    """A sentence with its words, its chains and what is quoted in it."""

    def __init__(self, page: Page, place: int, cast: Cast, lexicon: Lexicon) -> None:
        """`place` is the sentence's place in `page.sentences`."""
        self.page, self.place, self.cast, self.lexicon = page, place, cast, lexicon
        self.sentence: Sentence = page.sentences[place]
        self.words: list[Word] = page.words(self.sentence)
        self.in_title = self.sentence.role != "body"
        self.chains: list[Chain] = []
        self._chain_starts: list[int] = []

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def index(self, offset: int) -> int:
        """The first word that ends after `offset`."""
        at = max(0, bisect_right(self._starts, offset) - 1)
        while at < len(self.words) and self.words[at].end <= offset:
            at += 1
        return at

    def within(self, span: Span) -> Sequence[Word]:
        """The words that begin in `span`."""
        return self.words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def quoted(self, at: int) -> int | None:
        """The quotation, with both marks, that holds word `at`."""
        found = self.page.quotation_at(self.words[at].start)
        if found is None:
            return None
        quotation = self.page.quotations[found]
        return found if quotation.closed and quotation.opened else None

    def chain_at(self, at: int) -> Chain | None:
        """The chain whose cue holds word `at`."""
        start = self.words[at].start
        index = bisect_right(self._chain_starts, start) - 1
        return self.chains[index] if index >= 0 and start < self.chains[index].cue.end else None

    def hold(self, chains: Sequence[Chain]) -> None:
        """Take the chains of this sentence, in order."""
        self.chains = list(chains)
        self._chain_starts = [chain.cue.start for chain in self.chains]

    def next_chain(self, offset: int) -> Chain | None:
        """The first chain that begins behind `offset`."""
        index = bisect_right(self._chain_starts, offset)
        return self.chains[index] if index < len(self.chains) else None

    def trimmed(self, start: int, end: int) -> Span | None:
        """The characters [start, end) without blanks and signs at the ends; None where nothing is left.

        A quotation mark stays where its partner is inside.
        """
        text = self.page.text
        while True:
            while start < end and text[start] in _LEADING:
                start += 1
            while start < end and text[end - 1] in _TRAILING:
                end -= 1
            if end - start < _LEAST:
                return None
            if text[start] in _MARKS and not self._has_mark(start + 1, end):
                start += 1
            elif text[end - 1] in _MARKS and not self._has_mark(max(start, end - _REACH), end - 1):
                end -= 1
            else:
                return (
                    Span(start, end) if any(sign.isalnum() for sign in text[start : min(end, start + _REACH)]) else None
                )

    def _has_mark(self, start: int, end: int) -> bool:
        piece = self.page.text[start : min(end, start + _REACH)]
        return any(mark in piece for mark in _MARKS)

    def tag(self, at: int) -> str | None:
        """The part of speech of word `at` (UPOS); None where there is no parse."""
        tokens = self.sentence.tokens
        if not tokens:
            return None
        index = bisect_right(tokens, self.words[at].start, key=lambda token: token.start) - 1
        return tokens[index].pos if index >= 0 and tokens[index].end > self.words[at].start else None

    def subject(self, at: int) -> int | None:
        """The first character of the subject that the parse gives to word `at`."""
        tokens = self.sentence.tokens
        if not tokens:
            return None
        index = bisect_right(tokens, self.words[at].start, key=lambda token: token.start) - 1
        window = range(max(0, index - _SUBJECT_REACH), min(len(tokens), index + _SUBJECT_REACH))
        return next(
            (tokens[i].start for i in window if tokens[i].head == index and tokens[i].dep == "nsubj" and i < index),
            None,
        )

    def clause_in(self, words: Sequence[Word]) -> bool:
        """Whether the parse sees a verb with a subject among `words`; False where there is no parse."""
        if not words or not self.sentence.tokens:
            return False
        tokens = self.sentence.tokens
        first = bisect_left(tokens, words[0].start, key=lambda token: token.start)
        last = bisect_left(tokens, words[-1].end, key=lambda token: token.start)
        return any(
            token.dep in _SUBJECTS
            and token.text.lower() not in self.lexicon.relatives
            and first <= token.head < last
            and tokens[token.head].dep not in _MODIFIERS
            for token in tokens[first:last]
        )

    @cached_property
    def lead(self) -> int:
        """The first word after a dateline and connectives."""
        at = 0
        dateline = not self.in_title and bool(self.words) and self.words[0].text[0].isupper()
        for index in range(1, min(len(self.words) - 1, _MOST_DATELINE)) if dateline else ():
            if self.words[index].text in _DASHES and _shouts(self.words[at:index]):
                at = index + 1
        while at < len(self.words) and (length := self.lexicon.openers.length(self.words, at)):
            after = at + length
            if after >= len(self.words):
                break
            comma = self.words[after].text == ","
            at = after + comma
            if not comma:
                break
        return at


def _shouts(words: Sequence[Word]) -> bool:
    """Whether the words may be a place and an outlet before a dash: capitals, at least one of them all capitals."""
    plain = [word for word in words if is_word(word)]
    if not plain:
        return False
    capital = all(not word.text[0].islower() or "." in word.text for word in plain)
    return capital and any(word.text.isupper() or "." in word.text for word in plain)
