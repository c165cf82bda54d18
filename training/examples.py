"""Turns passages into spaCy's training examples."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.passage import Passage, join, text_of

LONGEST = 4
"""At most so many sentences are set in one training text."""


def example(nlp: Language, passage: Passage) -> Example:
    """Give one passage in the corpus's own words; layers on which the corpus is silent stay unset."""
    doc = Doc(nlp.vocab, words=[word.form for word in passage], spaces=[word.space for word in passage])
    return Example.from_dict(doc, annotation(passage))


def scored(nlp: Language, passage: Passage) -> Example:
    """Give one passage as raw text, cut by the pipeline's tokenizer, against the corpus's words."""
    made = example(nlp, passage)
    made.predicted = nlp.make_doc(text_of(passage))
    return Example(made.predicted, made.reference)


def annotation(passage: Passage) -> dict[str, Any]:
    """Give the layers of a passage as spaCy's Example takes them."""
    layers: dict[str, Any] = {
        "words": [word.form for word in passage],
        "spaces": [word.space for word in passage],
    }
    if any(word.relation for word in passage):
        layers["pos"] = [word.upos for word in passage]
        layers["lemmas"] = [word.lemma for word in passage]
        layers["heads"] = [word.head for word in passage]
        layers["deps"] = [word.relation for word in passage]
    if any(word.entity for word in passage):
        layers["entities"] = [word.entity for word in passage]
    return layers


def batches(passages: list[Passage], words: int, joined: float, random: Random) -> Iterator[list[Passage]]:
    """Give shuffled batches of about `words` words without end; a share `joined` of texts has several sentences."""
    while True:
        order = list(passages)
        random.shuffle(order)
        batch: list[Passage] = []
        size = 0
        while order:
            count = random.randint(2, LONGEST) if random.random() < joined else 1
            group, order = order[:count], order[count:]
            batch.append(join(group) if len(group) > 1 else group[0])
            size += len(batch[-1])
            if size >= words:
                yield batch
                batch, size = [], 0
