"""How a pack's pipeline runs over the sentences of an article."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeAlias

from spacy.pipeline import DependencyParser, EntityRecognizer, Tok2Vec

from runut.annotate.sentences.decoder import Decoder
from runut.annotate.sentences.encoder import Encoder

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Step: TypeAlias = "Callable[[list[Doc]], list[Doc]]"

# Sentences go through together until they have so many words: those of three articles. What the layers hold of a word takes
# ten kilobytes meanwhile; three times as many words save no time that can be measured, and take twenty megabytes more.
_BATCH = 1_000

# So many runs of characters without a blank are remembered with the words that they are: ten megabytes. spaCy's own limit
# of ten thousand is reached after some hundred articles, and what comes later is taken apart each time that it comes.
_RUNS = 50_000


class Pipeline:
    """“Split, embed, tag, parse, name”: a spaCy pipeline with the same answers in half of the time.

    The components that take the time are walked by loops of ours where they are built as ours are; any other runs as spaCy
    runs it.
    """

    def __init__(self, nlp: "Language") -> None:
        """Run the components of `nlp` in their order."""
        if hasattr(nlp.tokenizer, "max_cache_size"):
            nlp.tokenizer.max_cache_size = _RUNS
        self.vocab = nlp.vocab
        self.make_doc = nlp.make_doc
        self._steps = [_step(component) for _, component in nlp.pipeline]

    def pipe(self, docs: "Iterable[Doc]") -> "Iterator[Doc]":
        """`docs` with what the components say of them, in their order."""
        for batch in _batches(docs):
            done = batch
            for step in self._steps:
                done = step(done)
            yield from done


def _batches(docs: "Iterable[Doc]") -> "Iterator[list[Doc]]":
    """`docs` in their order, put together until they have enough words."""
    batch: list[Doc] = []
    words = 0
    for doc in docs:
        batch.append(doc)
        words += len(doc)
        if words >= _BATCH:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _step(component: Any) -> Step:  # noqa: ANN401 (a component is whatever a pipeline names)
    """What a batch is given to in place of `component`."""
    with suppress(ValueError, KeyError, AttributeError, IndexError):  # built otherwise than ours: it runs as it is
        if type(component) is Tok2Vec:
            return Encoder(component.model)
        if type(component) in {DependencyParser, EntityRecognizer}:
            return Decoder(component)
    return lambda docs: _as_spacy(component, docs)


def _as_spacy(component: Any, docs: "list[Doc]") -> "list[Doc]":  # noqa: ANN401 (as _step)
    """`docs` after `component`, run as spaCy runs it."""
    return list(component.pipe(docs)) if hasattr(component, "pipe") else [component(doc) for doc in docs]
