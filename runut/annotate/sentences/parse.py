"""How the words of a sentence hang together, as the pack's pipeline reads them."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from runut.records.annotations import EntityLabel, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as ParsedWord

# Longer sentences are lists and tables: they are parsed in pieces, and left without words beyond the second limit.
_LONGEST_PARSED = 200
_LONGEST_TAKEN = 40_000
_CLAUSE_MARKS = frozenset({",", ";", ":", "–", "—"})
_LABELS: Mapping[str, EntityLabel] = MappingProxyType(
    {
        "PER": "PER",
        "PERSON": "PER",
        "ORG": "ORG",
        "NORP": "ORG",
        "LOC": "LOC",
        "GPE": "LOC",
        "FAC": "LOC",
    }
)


def parse(nlp: "Language", texts: Iterable[tuple[int, str]]) -> list[tuple[Token, ...]]:
    """The words of each sentence of `texts` (its offset in the article, its characters), with article offsets.

    All sentences go through the pipeline in one batch. A sentence of more than 200 words is cut at its commas and other
    clause marks, each piece a tree of its own; one of more than 40,000 characters has no words.
    """
    given = list(texts)
    pieces: list[tuple[int, int, Doc]] = []  # sentence number, offset of the piece in the article, its words
    for number, (offset, text) in enumerate(given):
        if len(text) <= _LONGEST_TAKEN:
            pieces.extend((number, offset + at, doc) for at, doc in _pieces(nlp.make_doc(text)))
    tokens: list[list[Token]] = [[] for _ in given]
    for (number, offset, _), doc in zip(pieces, nlp.pipe(doc for _, _, doc in pieces), strict=True):
        tokens[number].extend(_tokens(doc, offset, len(tokens[number])))
    return [tuple(words) for words in tokens]


def _pieces(doc: "Doc") -> Iterator[tuple[int, "Doc"]]:
    """`doc`, or its pieces of at most 200 words with the character at which each begins."""
    if len(doc) <= _LONGEST_PARSED:
        yield 0, doc
        return
    start = 0
    while start < len(doc):
        end = min(start + _LONGEST_PARSED, len(doc))
        if end < len(doc):
            marks = (at + 1 for at in range(end - 1, start + _LONGEST_PARSED // 2, -1) if doc[at].text in _CLAUSE_MARKS)
            end = next(marks, end)
        yield doc[start].idx, doc[start:end].as_doc()
        start = end


def _tokens(doc: "Doc", offset: int, before: int) -> Iterator[Token]:
    """The words of `doc` that are no blanks, numbered from `before`, with article offsets from `offset`."""
    words = [word for word in doc if not word.is_space]
    place = {word.i: before + at for at, word in enumerate(words)}
    parsed = doc.has_annotation("DEP")
    for word in words:
        yield Token(
            start=offset + word.idx,
            end=offset + word.idx + len(word),
            text=word.text,
            lemma=word.lemma_,
            pos=word.pos_,
            dep=word.dep_.partition(":")[0].lower(),
            head=_head(word, place) if parsed else place[word.i],
            entity=_entity(word),
        )


def _head(word: "ParsedWord", place: dict[int, int]) -> int:
    """The number of the word above, passing over blanks; a word under none is its own head."""
    above = word.head
    while above.i not in place and above.head.i != above.i:
        above = above.head
    return place.get(above.i, place[word.i])


def _entity(word: "ParsedWord") -> str:
    """The name that the word is part of, in BIO form; empty where it is none of a person, body or place."""
    label = _LABELS.get(word.ent_type_)
    return f"{word.ent_iob_}-{label}" if label else ""
