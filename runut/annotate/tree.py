"""The shape of a parsed sentence: who governs whom, and which words belong to a phrase."""

from bisect import bisect_right
from collections.abc import Iterator

from runut.records.annotations import Sentence, Token
from runut.records.span import Span


class Tree:
    """One sentence's words as a tree, with the questions that rules ask of it; indexes are those of `sentence.tokens`.

    ::

        Presiden  Velmora  menawarkan  bantuan  kepada  Tarsia
        0 nsubj→2 1 nmod→0 2 root      3 obj→2  4 case→5 5 obl→2
        children(2) == (0, 3, 5);  subtree(5) == (4, 5);  span_of(subtree(0)) covers "Presiden Velmora"

    Built in time linear in the sentence's words. A head that points outside or in a circle is read as a root.
    """

    def __init__(self, sentence: Sentence) -> None:
        """Index the governed words of every word of `sentence`."""
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._starts = [token.start for token in self.tokens]
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens) and token.head != index:
                children[token.head].append(index)
        self._children = [tuple(below) for below in children]

    def children(self, index: int, *deps: str) -> tuple[int, ...]:
        """The words that word `index` governs, left to right; only those with one of `deps` where any is given."""
        below = self._children[index]
        return tuple(i for i in below if self.tokens[i].dep in deps) if deps else below

    def subtree(self, index: int, *, without: frozenset[str] = frozenset()) -> tuple[int, ...]:
        """Word `index` and all words below it in order, leaving out branches whose relation is in `without`."""
        seen, stack = {index}, [index]
        while stack:
            for child in self._children[stack.pop()]:
                if child not in seen and self.tokens[child].dep not in without:
                    seen.add(child)
                    stack.append(child)
        return tuple(sorted(seen))

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above word `index`, nearest first, ending at a root."""
        seen = {index}
        head = self.tokens[index].head
        while 0 <= head < len(self.tokens) and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

    def run_around(self, index: int, words: tuple[int, ...]) -> tuple[int, ...]:
        """The unbroken run of `words` (sorted) that holds word `index`: a subtree's part without gaps."""
        have = set(words)
        first = last = index
        while first - 1 in have:
            first -= 1
        while last + 1 in have:
            last += 1
        return tuple(range(first, last + 1))

    def span_of(self, words: tuple[int, ...]) -> Span:
        """From the first to the last character of `words` (not empty, sorted)."""
        return Span(self.tokens[words[0]].start, self.tokens[words[-1]].end)

    def words_in(self, span: Span) -> tuple[int, ...]:
        """The words that share a character with `span`, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found = []
        for index in range(first, len(self.tokens)):
            token = self.tokens[index]
            if token.start >= span.end:
                break
            if token.end > span.start:
                found.append(index)
        return tuple(found)

    def head_of(self, words: tuple[int, ...]) -> int:
        """The word of `words` (not empty) whose own governor is outside them: the head of the phrase."""
        have = set(words)
        return next((i for i in words if self.tokens[i].head not in have or self.tokens[i].head == i), words[0])
