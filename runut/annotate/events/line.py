"""One sentence made ready for questions: its words, their plain forms, its tree, who is named in it."""

import re
from bisect import bisect_right
from functools import cached_property
from sys import maxsize

from msgspec.structs import replace

from runut.annotate.events.companions import Companions
from runut.annotate.events.morphology import Morphology
from runut.annotate.tree import Tree
from runut.records.annotations import Sentence, Token
from runut.records.span import Span

WORD = re.compile(r"\w+(?:-\w+)*|[^\w\s]")
OPENING = 9  # words in which a dateline ends
ADVERBIAL = frozenset({"ADV", "AUX", "PART"})  # what may stand between a verb and what belongs to it
LONGEST = 4000  # characters of a sentence without parse that are still read word by word


class Line:
    """A sentence with `raw` (small letters) and `plain` words (without clitics); `parsed` says whether there is a tree."""

    def __init__(self, sentence: Sentence, text: str, morphology: Morphology) -> None:
        """Take the parsed words, or cut the text into words where there are none."""
        self.parsed = bool(sentence.tokens)
        if not self.parsed and len(sentence.span) <= LONGEST:
            sentence = replace(sentence, tokens=_cut(sentence.span, text))
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.raw = [token.text.lower() for token in self.tokens]
        self.plain = [*map(morphology.plain.__getitem__, self.raw)]
        self.opening = self._opening()
        self.starts = [token.start for token in self.tokens]
        self._begun: dict[Companions, list[int]] = {}

    @property
    def headline(self) -> bool:
        """Whether it is the article's headline, or one inside it."""
        return self.sentence.role in {"title", "heading"}

    @cached_property
    def tree(self) -> Tree:
        """Who governs whom in it."""
        return Tree(self.sentence)

    def begins(self, companions: Companions) -> list[int]:
        """The words at which one of `companions` may begin, in order; each list is looked for once."""
        if companions not in self._begun:
            self._begun[companions] = companions.begins(self.raw, self.plain)
        return self._begun[companions]

    def __len__(self) -> int:
        """How many words the sentence has."""
        return len(self.tokens)

    def _opening(self) -> int:
        """The index behind a dateline: “PORTAMA, KabarTiga - …”; 0 where there is none."""
        for index in range(1, min(len(self.tokens) - 1, OPENING)):
            if self.raw[index].strip("-–—") == "":
                after = index + 1
                while after < len(self.tokens) - 1 and self.raw[after].strip("-–—") == "":
                    after += 1
                alone = (
                    self.tokens[index - 1].end < self.tokens[index].start
                    and self.tokens[after - 1].end < self.tokens[after].start
                )
                return after if alone else 0
            if not (self.tokens[index].text[:1].isupper() or self.punctuation(index)):
                return 0
        return 0

    def before(self, index: int, most: int = maxsize, aside: frozenset[str] = ADVERBIAL) -> int:
        """The word before `index`, at most `most` words whose parts of speech are `aside` left out; -1 before the first."""
        at = index - 1
        while at > 0 and index - at <= most and self.tokens[at].pos in aside:
            at -= 1
        return at

    def span(self, first: int, last: int) -> Span:
        """From the first character of word `first` to the last of word `last`."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def index_at(self, character: int) -> int:
        """The word that holds or follows `character`."""
        return min(max(0, bisect_right(self.starts, character) - 1), len(self.tokens) - 1)

    def punctuation(self, index: int) -> bool:
        """Whether word `index` is a mark."""
        word = self.raw[index]
        return not word[0].isalnum() and not any(map(str.isalnum, word))


def _cut(span: Span, text: str) -> tuple[Token, ...]:
    return tuple(
        Token(span.start + m.start(), span.start + m.end(), m.group(), m.group().lower(), "X", "dep", index)
        for index, m in enumerate(WORD.finditer(span.quote(text)))
    )
