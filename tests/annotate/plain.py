"""Readings of a few sentences without a model: words cut at blanks and marks, no tags, no tree, no names."""

import re

from runut.records.annotations import Sentence, Token
from runut.records.article import Article
from runut.records.reading import Reading
from runut.records.span import Span

_SHORT = r"(?:\b(?:[A-Z]|k\.h|hj|dr|drs|prof|ir|mr|mrs|ms|plt|pj|kab|jl)\.)"
_SENTENCE = re.compile(rf"(?:{_SHORT}|\.(?=\w)|[^.!?])+[.!?]?", re.IGNORECASE)
_WORD = re.compile(rf"{_SHORT}|\w+(?:[-'’./]\w+)*|[^\w\s]", re.IGNORECASE)


def plain_reading(text: str, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """A reading of `text` whose words have neither tags nor relations; a sentence ends at a full stop before a blank."""
    sentences: list[Sentence] = []
    for found in _SENTENCE.finditer(text):
        start = found.end() - len(found.group().lstrip())
        words = [(start + w.start(), start + w.end(), w.group()) for w in _WORD.finditer(text[start : found.end()])]
        tokens = tuple(Token(a, b, word, word, "", "", index) for index, (a, b, word) in enumerate(words))
        if tokens:
            sentences.append(Sentence(len(sentences), Span(start, found.end()), 0, "body", tokens))
    article = Article(id="t", source="t", digest="", text=text, language="id", published=published, outlet=outlet)
    return Reading(article=article, sentences=tuple(sentences))
