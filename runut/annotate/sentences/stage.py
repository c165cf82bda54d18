"""The stage that splits an article into sentences and parses them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from runut.annotate.sentences.parse import parse
from runut.annotate.sentences.split import Splitter
from runut.errors import PackError
from runut.languages.pack import Pack
from runut.languages.schema.sentences import SentenceTable
from runut.records.annotations import Sentence
from runut.records.article import Article, BlockRole
from runut.records.reading import Reading
from runut.records.span import Span
from runut.text.entities import unescaped

if TYPE_CHECKING:
    from runut.annotate.sentences.pipeline import Pipeline

_READ: frozenset[BlockRole] = frozenset({"title", "heading", "caption", "body"})


class Sentences:
    """“These are its sentences, and this word governs that one”: the first layer of a reading.

    Titles, headings, captions and body lines are read; furniture, bylines, date lines and asides are not. The pack's
    pipeline is loaded when the first article comes and kept. Raises PackError where the pack has no model that loads.
    """

    name = "sentences"
    version = "3"
    needs = frozenset({"article"})
    gives = frozenset({"sentences"})

    def __init__(self, pack: Pack) -> None:
        """Read the rules of `pack`; its pipeline waits for the first article."""
        self._pack = pack
        self._splitter = Splitter(pack.table("sentences.toml", SentenceTable))
        self._nlp: Pipeline | None = None

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its sentences and their words."""
        return self.together([reading])[0]

    def together(self, readings: Sequence[Reading]) -> list[Reading]:
        """Each of `readings` with its sentences and their words; they are parsed together, which takes less time."""
        found = [self._found(one.article) for one in readings]
        texts = [(span.start, text) for one in found for span, text, _, _ in one]
        words = iter(parse(self._pipeline(), texts) if texts else [])
        return [
            msgspec.structs.replace(
                reading,
                sentences=tuple(
                    Sentence(index=index, span=span, block=number, role=role, tokens=next(words))
                    for index, (span, _, number, role) in enumerate(sentences)
                ),
            )
            for reading, sentences in zip(readings, found, strict=True)
        ]

    def _found(self, article: Article) -> list[tuple[Span, str, int, BlockRole]]:
        """The sentences of `article`: span, characters, number and role of the block."""
        text = unescaped(article.text)
        return [
            (span, span.quote(text), number, role)
            for number, role, start, end in _runs(article)
            for span in self._splitter.sentences(text, start, end)
        ]

    def _pipeline(self) -> "Pipeline":
        """The pack's pipeline, loaded at the first call."""
        if self._nlp is None:
            try:
                nlp = self._pack.pipeline()
                # It imports spaCy, which the pack loads in a cheaper way, and NumPy: only a run that parses pays for them.
                from runut.annotate.sentences.pipeline import Pipeline  # noqa: PLC0415 (see above)

                self._nlp = Pipeline(nlp)
            except (OSError, ValueError) as error:
                head = self._pack.head
                raise PackError(
                    f"the language pack “{head.code}” has no model that can be loaded from its folder “{head.model}” "
                    f"({type(error).__name__}); install Runut again, or train the model as CONTRIBUTING.md says."
                ) from error
        return self._nlp


def _runs(article: Article) -> Iterator[tuple[int, BlockRole, int, int]]:
    """The runs of text between asides that are read: number and role of the block, and the run's characters."""
    asides = sorted(article.asides)
    passed = 0
    for number, block in enumerate(article.blocks):
        at = block.span.start
        while passed < len(asides) and asides[passed].start < block.span.end:
            aside = asides[passed]
            if block.role in _READ and at < aside.start:
                yield number, block.role, at, aside.start
            at = max(at, aside.end)
            passed += 1
        if block.role in _READ and at < block.span.end:
            yield number, block.role, at, block.span.end
