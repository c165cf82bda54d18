"""An article as rules walk through it: sentences with their words, quotations, and what stands before and after."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy

from runut.annotate.speech.quotes import find_quotations
from runut.annotate.speech.words import READ_ROLES, Word, may_be_glued, visible, words_in
from runut.records.annotations import Sentence
from runut.records.article import Article
from runut.records.reading import Reading
from runut.records.span import Span


class Page:
    """One reading's sentences and quotations; words are cut when a sentence is first asked for."""

    def __init__(self, reading: Reading, glue: Sequence[str] = ()) -> None:
        """Find the quotations of `reading`; words of `glue` are cut from names that they have grown together with."""
        self.text = visible(reading.article)
        self.sentences = tuple(sentence for sentence in reading.sentences if sentence.role in READ_ROLES)
        self.quotations = find_quotations(self.text, _zones(reading.article, self.text))
        self._glue = tuple(glue)
        self._cut: dict[int, list[Word]] = {}
        self._starts = [sentence.span.start for sentence in self.sentences]
        self._quotation_starts = [quotation.outer.start for quotation in self.quotations]

    def glued(self, glue: Sequence[str]) -> "Page":
        """The same page with other words of glue; what was cut into words stays so."""
        other = copy(self)
        other._glue = tuple(glue)  # noqa: SLF001 (a copy of its own kind, seen by nobody else yet)
        return other

    def words(self, sentence: Sentence) -> list[Word]:
        """The words and signs of `sentence`."""
        if self._glue and may_be_glued(self.text, sentence.span):
            return words_in(self.text, sentence.span, self._glue)
        found = self._cut.get(sentence.span.start)
        if found is None:
            found = self._cut[sentence.span.start] = words_in(self.text, sentence.span)
        return found

    def position(self, offset: int) -> int:
        """The place in `sentences` of the one that holds, or last began before, the character at `offset`; at least 0."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def quotation_at(self, offset: int) -> int | None:
        """The place in `quotations` of the one that holds the character at `offset`."""
        index = bisect_right(self._quotation_starts, offset) - 1
        return index if index >= 0 and offset < self.quotations[index].outer.end else None

    def last_quotation(self, offset: int) -> int | None:
        """The place of the last quotation that ends at or before `offset`."""
        index = bisect_right(self._quotation_starts, offset) - 1
        if index >= 0 and self.quotations[index].outer.end > offset:
            index -= 1
        return index if index >= 0 else None

    def next_quotation(self, offset: int) -> int | None:
        """The place of the first quotation that begins at or after `offset`."""
        index = bisect_right(self._quotation_starts, offset - 1)
        return index if index < len(self.quotations) else None


def _zones(article: Article, text: str) -> Iterator[Span]:
    """Runs of text that one quotation may cross: neighbouring body blocks; a title or heading is one of its own."""
    start = end = -1
    for block in article.blocks:
        if block.role not in READ_ROLES:
            continue
        joins = start >= 0 and block.role == "body" and not text[end : block.span.start].strip()
        if joins:
            end = block.span.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = block.span.start, block.span.end
        if block.role != "body":
            yield Span(start, end)
            start = -1
    if start >= 0:
        yield Span(start, end)
