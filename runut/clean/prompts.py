"""Furniture inside lines of the story: where a prompt begins and where the headline after it ends."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from runut.clean.patterns import CompiledPrompt
from runut.records.span import Span

_TOKEN = re.compile(r"\S+")
_EDGE = "\"'“”‘’()[].,:;!?…-–—"
_QUOTES = frozenset('"“')
_STOPS = frozenset(".!?")
#: No headline is longer, in words.
_HEADLINE = 30
#: A sentence shows within so many words that it is one: by two small words that carry meaning.
_SOON, _ENOUGH = 6, 2
#: The subject of a sentence is seldom longer than this many words with capitals.
_SUBJECT = 9
_ABBREVIATION = 2


class PromptFinder:
    """“Where does the advertisement in this line end?”: finds runs of furniture in a line.

    The headline in a prompt is told from the sentence after it by how words are written: headlines have capitals on all
    but function words. Headlines written as sentences end with the line or with a full stop.
    """

    def __init__(
        self, prompts: Sequence[CompiledPrompt], function_words: frozenset[str], openers: frozenset[str]
    ) -> None:
        """Look for `prompts`; `function_words` stay small in headlines, `openers` begin sentences."""
        self._prompts = prompts
        self._function_words = function_words
        self._openers = openers

    def wanted(self, folded: str) -> tuple[CompiledPrompt, ...]:
        """The prompts that a text may hold, judged by their words in the folded text."""
        return tuple(self._among(self._prompts, folded))

    def _among(self, prompts: Sequence[CompiledPrompt], folded: str) -> Iterator[CompiledPrompt]:
        return (one for one in prompts if any(word in folded for word in one.prompt.words))

    def find(self, line: str, wanted: Sequence[CompiledPrompt], small: Callable[[], AbstractSet[str]]) -> list[Span]:
        """The runs of furniture in `line`, in order, none overlapping another; offsets count from the line's start.

        `small` gives the words that the article writes small somewhere, so that their capitals mean a headline.
        """
        found = []
        folded = line.lower()
        for one in self._among(wanted, folded):
            for match in one.regex.finditer(line):
                end = match.end()
                if one.prompt.reach == "line":
                    end = len(line)
                elif one.prompt.reach == "headline":
                    end = self._headline_end(line, end, small())
                found.append(Span(match.start(), end))
        return list(_joined(sorted(found)))

    def _headline_end(self, line: str, start: int, known: AbstractSet[str]) -> int:
        """Where the headline that begins at `start` ends: before the sentence whose small words follow it."""
        tokens = [match for match, _ in zip(_TOKEN.finditer(line, start), range(_HEADLINE), strict=False)]
        words = [token[0].strip(_EDGE) for token in tokens]
        small = [bool(word) and word[0].islower() and word.lower() not in self._function_words for word in words]
        if tokens and tokens[0][0][0] in _QUOTES and sum(small[:_SOON]) >= _ENOUGH:
            return start
        for at in range(1, len(tokens)):
            soon = sum(small[at : at + _SOON])
            quoted = tokens[at][0][0] in _QUOTES and soon
            stopped = tokens[at - 1][0].rstrip("\"'”’)")[-1:] in _STOPS and len(words[at - 1]) > _ABBREVIATION
            if quoted or (stopped and soon):
                return tokens[at - 1].end()
            if small[at] and soon >= min(_ENOUGH, len(tokens) - at):
                opening = self._opening(tokens, words, at, known)
                return tokens[opening - 1].end() if opening else self._sentence_end(tokens, at)
        return tokens[-1].end() if tokens else start

    def _opening(self, tokens: list[re.Match[str]], words: list[str], small: int, known: AbstractSet[str]) -> int:
        """The word with which the sentence begins whose first small word is at `small`; 0 where the headline does."""
        # Between the sentence's first word and its first small one stand names: no word that is `known` to be written small.
        ordinary = [at for at in range(small) if words[at].lower() in known and words[at].lower() not in self._openers]
        first = max([at for at in ordinary if words[at][:1].isupper()], default=0)
        capitals = [at for at in range(1, small) if words[at][:1].isupper() or words[at][:1].isdigit()]
        openers = [
            at
            for at in capitals
            if at >= max(small - _SUBJECT, first)
            and words[at].lower() in self._openers
            and tokens[at - 1][0][-1] not in ",:"
            and tokens[at][0][-1] != ":"
        ]
        at = openers[-1] if openers else capitals[-1] if capitals else 0
        while openers and at - 1 in openers:
            at -= 1
        return at

    def _sentence_end(self, tokens: list[re.Match[str]], at: int) -> int:
        """Where a headline that is written as a sentence ends: at its full stop, or with what was looked at."""
        for token in tokens[at:]:
            if token[0][-1] in _STOPS:
                return token.end()
        return tokens[-1].end()


def without(line: str, runs: Sequence[Span]) -> str:
    """What is left of `line` when `runs` are cut out."""
    kept, at = [], 0
    for run in runs:
        kept.append(line[at : run.start])
        at = run.end
    return " ".join([*kept, line[at:]]).strip()


def _joined(spans: list[Span]) -> Iterator[Span]:
    """`spans`, in order, those that overlap made one."""
    last: Span | None = None
    for span in spans:
        if last is not None and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
