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
        children(2) == (0, 3, 5)

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

    def ancestors(self, index: int) -> Iterator[int]:
        """The words above word `index`, nearest first, ending at a root."""
        seen = {index}
        head = self.tokens[index].head
        while 0 <= head < len(self.tokens) and head not in seen:
            yield head
            seen.add(head)
            head = self.tokens[head].head

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
