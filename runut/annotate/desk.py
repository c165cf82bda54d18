"""What several stages ask of one article, found once: its words, and its page of sentences and quotations."""

from collections.abc import Sequence

from runut.annotate.speech.page import Page
from runut.annotate.words import Words, words_of
from runut.records.annotations import Sentence
from runut.records.article import Article
from runut.records.reading import Reading


class Desk:
    """“The article that lies here”: stages that share a desk need not cut the same article into words one after the other.

    It remembers the article that was asked about last and nothing of the ones before: forgetting costs time alone.
    """

    def __init__(self) -> None:
        """Nothing lies here yet."""
        self._lying: _Lying | None = None

    def words(self, reading: Reading, sentence: Sentence) -> Words:
        """The words, numbers and signs of a sentence of `reading`."""
        known = self._of(reading).words
        found = known.get(sentence.span.start)
        if found is None:
            found = words_of(reading.article.text, sentence.span.start, sentence.span.end)
            known[sentence.span.start] = found
        return found

    def page(self, reading: Reading, glue: Sequence[str] = ()) -> Page:
        """The page of `reading`; words of `glue` are cut from names that they have grown together with."""
        lying = self._of(reading)
        if lying.page is None:
            lying.page = Page(reading)
        return lying.page.glued(glue)

    def _of(self, reading: Reading) -> "_Lying":
        """What is known of the article and the sentences of `reading`, which every stage hands on as they are."""
        lying = self._lying
        if lying is None or lying.article is not reading.article or lying.sentences is not reading.sentences:
            lying = self._lying = _Lying(reading.article, reading.sentences)
        return lying


class _Lying:
    """One article with its sentences, and what was found out about them so far."""

    def __init__(self, article: Article, sentences: tuple[Sentence, ...]) -> None:
        self.article, self.sentences = article, sentences
        self.words: dict[int, Words] = {}
        self.page: Page | None = None
