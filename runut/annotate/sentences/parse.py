"""How the words of a sentence hang together, as the pack's pipeline reads them."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from runut.records.annotations import EntityLabel, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc

    from runut.annotate.sentences.pipeline import Pipeline

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


# What is asked of a parsed word, in one table for a sentence instead of word by word.
_COLUMNS = ("IDX", "LENGTH", "IS_SPACE", "LEMMA", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE")
_BIO = ("", "I", "O", "B")


def parse(nlp: "Language | Pipeline", texts: Iterable[tuple[int, str]]) -> list[tuple[Token, ...]]:
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
    names = _Names(nlp.vocab.strings)
    for (number, offset, _), doc in zip(pieces, nlp.pipe(doc for _, _, doc in pieces), strict=True):
        tokens[number].extend(_tokens(doc, names, offset, len(tokens[number])))
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


class _Names:
    """The words for the numbers that a pipeline gives, each looked up once in an article."""

    def __init__(self, strings: "StringStore") -> None:
        self._strings = strings
        self._plain: dict[int, str] = {}
        self._relations: dict[int, str] = {}
        self._entities: dict[tuple[int, int], str] = {}

    def plain(self, number: int) -> str:
        """A lemma or a part of speech."""
        if number not in self._plain:
            self._plain[number] = self._strings[number]
        return self._plain[number]

    def relation(self, number: int) -> str:
        """A dependency, without its subtype."""
        if number not in self._relations:
            self._relations[number] = self._strings[number].partition(":")[0].lower()
        return self._relations[number]

    def entity(self, part: int, kind: int) -> str:
        """The name that a word is part of, in BIO form; empty where it is none of a person, body or place."""
        if (part, kind) not in self._entities:
            label = _LABELS.get(self._strings[kind])
            self._entities[part, kind] = f"{_BIO[part]}-{label}" if label else ""
        return self._entities[part, kind]


def _tokens(doc: "Doc", names: _Names, offset: int, before: int) -> Iterator[Token]:
    """The words of `doc` that are no blanks, numbered from `before`, with article offsets from `offset`."""
    text = doc.text
    rows: list[list[int]] = doc.to_array(list(_COLUMNS)).tolist()
    places = [at for at, row in enumerate(rows) if not row[2]]
    place = {at: before + n for n, at in enumerate(places)}
    parsed = any(row[5] for row in rows)
    for at in places:
        idx, length, _, lemma, pos, dep, _, part, kind = rows[at]
        yield Token(
            start=offset + idx,
            end=offset + idx + length,
            text=text[idx : idx + length],
            lemma=names.plain(lemma),
            pos=names.plain(pos),
            dep=names.relation(dep),
            head=_head(rows, at, place) if parsed else place[at],
            entity=names.entity(part, kind),
        )


def _head(rows: list[list[int]], at: int, place: dict[int, int]) -> int:
    """The number of the word above the one `at`, passing over blanks; a word under none is its own head."""
    above = _above(rows, at)
    while above not in place and (further := _above(rows, above)) != above:
        above = further
    return place.get(above, place[at])


def _above(rows: list[list[int]], at: int) -> int:
    """The row of the word above; the table holds how far it is, and what is to the left counts down from 2 ** 64."""
    return (at + rows[at][6]) % 2**64
