"""How the words of a sentence hang together, as the pack's pipeline reads them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

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
    pieces: list[tuple[int, int, Doc]] = []  # sentence number, offset of the piece in it, its words
    for number, (_, text) in enumerate(given):
        if len(text) <= _LONGEST_TAKEN:
            pieces.extend((number, at, doc) for at, doc in _pieces(nlp.make_doc(text)))
    tokens: list[list[Token]] = [[] for _ in given]
    names = _Names(nlp.vocab.strings)
    for (number, at, _), doc in zip(pieces, nlp.pipe(doc for _, _, doc in pieces), strict=True):
        offset, text = given[number]
        tokens[number] += _tokens(_Piece(text, offset, at, len(tokens[number])), doc, names)
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


class _Piece(NamedTuple):
    """A sentence, its offset in the article, where in it a piece of it begins, and how many words stand before that."""

    text: str
    offset: int
    at: int
    before: int


class _Names:
    """The words for the numbers that a pipeline gives, each looked up once in an article."""

    def __init__(self, strings: "StringStore") -> None:
        self.plain = _Known(strings.__getitem__)  # lemmas and parts of speech
        self.relations = _Known(lambda number: strings[number].partition(":")[0].lower())  # without their subtypes
        self._labels = _Known(lambda number: _LABELS.get(strings[number], ""))

    def entity(self, part: int, kind: int) -> str:
        """The name that a word is part of, in BIO form; empty where it is none of a person, body or place."""
        label = self._labels[kind]
        return f"{_BIO[part]}-{label}" if label else ""


class _Known(dict[int, str]):
    """Answers that are kept once they were given."""

    def __init__(self, ask: Callable[[int], str]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, number: int) -> str:
        answer = self[number] = self._ask(number)
        return answer


def _tokens(piece: _Piece, doc: "Doc", names: _Names) -> Iterator[Token]:
    """The words of `doc`, which are those of `piece`, that are no blanks, with article offsets."""
    text, offset, start, before = piece
    rows: list[list[int]] = doc.to_array(list(_COLUMNS)).tolist()
    place = {at: before + n for n, at in enumerate([at for at, row in enumerate(rows) if not row[2]])}
    parsed = any(row[5] for row in rows)
    plain, relations = names.plain, names.relations
    for at, here in place.items():
        idx, length, _, lemma, pos, dep, _, part, kind = rows[at]
        idx += start
        yield Token(
            offset + idx,
            offset + idx + length,
            text[idx : idx + length],
            plain[lemma],
            plain[pos],
            relations[dep],
            _head(rows, at, place) if parsed else here,
            names.entity(part, kind) if kind else "",
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
