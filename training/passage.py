"""The noun of training: a passage of annotated words, whatever corpus it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

MISSING = "-"
"""Entity label of a word that nobody has judged (spaCy's own mark for it)."""


@dataclass(frozen=True, slots=True)
class Word:
    """One surface word and what its corpus says of it; an empty string means that the corpus is silent.

    `head` is the index of the governing word inside the passage, and the word's own index for a root.
    `entity` is a BILUO tag, or `MISSING`.
    """

    form: str
    space: bool = True
    upos: str = ""
    lemma: str = ""
    head: int = -1
    relation: str = ""
    entity: str = ""


Passage = tuple[Word, ...]


def text_of(passage: Passage) -> str:
    """Give the passage as running text."""
    return "".join(word.form + " " * word.space for word in passage).rstrip(" ")


def join(passages: list[Passage]) -> Passage:
    """Set passages one behind the other, as the sentences of one text, with heads moved along."""
    words: list[Word] = []
    for passage in passages:
        start = len(words)
        words += [replace(word, head=word.head + start if word.head >= 0 else -1) for word in passage]
        words[-1] = replace(words[-1], space=True)
    return tuple(words)


def with_forms(passage: Passage, forms: list[str]) -> Passage:
    """Give the same annotation to other spellings of the same words (one form for each word)."""
    return tuple(replace(word, form=form) for word, form in zip(passage, forms, strict=True))


def highest(members: range | list[int], heads: list[int]) -> int:
    """Give the member nearest to its root, the first of equals; merging to it can never close a circle.

    A head below zero, or of itself, is a root.
    """
    return min(members, key=lambda member: _depth(member, heads))


def _depth(node: int, heads: list[int]) -> int:
    steps = 0
    while heads[node] >= 0 and heads[node] != node and steps <= len(heads):
        node = heads[node]
        steps += 1
    return steps
