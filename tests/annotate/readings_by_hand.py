"""Readings made by hand for the tests of times and figures: sentences split by the pack's rules, words without a parse."""

from runut.annotate.sentences.split import Splitter
from runut.languages.load import load_pack
from runut.languages.schema.sentences import SentenceTable
from runut.records.annotations import Sentence
from runut.records.article import Article, Block
from runut.records.reading import Reading
from runut.records.span import Span


def reading_of(text: str, published: str | None = "2024-08-07", code: str = "id") -> Reading:
    """A reading of `text` as one body block, split into sentences that hold no words."""
    article = Article(
        id="a",
        source="a.txt",
        digest="",
        text=text,
        language=code,
        published=published,
        blocks=(Block(Span(0, len(text)), "body"),) if text.strip() else (),
    )
    splitter = Splitter(load_pack(code).table("sentences.toml", SentenceTable))
    spans = splitter.sentences(text, 0, len(text))
    sentences = tuple(Sentence(index=at, span=span, block=0, role="body") for at, span in enumerate(spans))
    return Reading(article=article, sentences=sentences)
