"""Reads named-entity sets (token, native tag, mapped tag) as text with spans, then as passages of our own tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from training.passage import MISSING, Passage, Word

OPENING = frozenset("([{“‘")
CLOSING = frozenset(")]},.;:!?”’%")
STRAIGHT = frozenset("\"'")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token as a set has it: its form, its own tag, and the mapped BIO tag."""

    form: str
    native: str
    tag: str


def read(path: Path) -> Iterator[list[Tagged]]:
    """Give every sentence of a set. Raises ValueError with file and line where a line has not three columns."""
    tokens: list[Tagged] = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            columns = line.rstrip("\n").split("\t")
            if columns == [""]:
                if tokens:
                    yield tokens
                tokens = []
            elif len(columns) == 3:  # noqa: PLR2004 (token, native tag, mapped tag)
                tokens.append(Tagged(*columns))
            else:
                raise ValueError(
                    f"{path}:{number}: {len(columns)} columns instead of 3; token, native tag and mapped tag?"
                )
    if tokens:
        yield tokens


def passage(nlp: Language, tokens: list[Tagged]) -> Passage:
    """Set the tokens as running text, cut it with the pipeline's tokenizer, and lay the names over the new words.

    A mapped tag of `MISSING` leaves the words under it unjudged.
    """
    text, starts = running_text([token.form for token in tokens])
    doc = nlp.make_doc(text)
    labels = [""] * len(text)
    begins: set[int] = set()
    for token, start in zip(tokens, starts, strict=True):
        label = MISSING if token.tag == MISSING else token.tag[2:]
        labels[start : start + len(token.form)] = [label] * len(token.form)
        if token.tag.startswith("B-"):
            begins.add(start)
    kinds = [labels[word.idx] for word in doc]
    opens = [any(at in begins for at in range(word.idx, word.idx + len(word))) for word in doc]
    tags = biluo(kinds, opens)
    return tuple(
        Word(form=word.text, space=bool(word.whitespace_), entity=tag) for word, tag in zip(doc, tags, strict=True)
    )


def biluo(kinds: list[str], opens: list[bool]) -> list[str]:
    """Turn labels of words ("" outside) and marks of first words into BILUO tags."""
    tags: list[str] = []
    for index, kind in enumerate(kinds):
        if kind in {"", MISSING}:
            tags.append(kind or "O")
            continue
        first = opens[index] or index == 0 or kinds[index - 1] != kind
        last = index + 1 == len(kinds) or kinds[index + 1] != kind or opens[index + 1]
        tags.append(("U-" if first and last else "B-" if first else "L-" if last else "I-") + kind)
    return tags


def running_text(forms: list[str]) -> tuple[str, list[int]]:
    """Set tokens as a newspaper would, with no blank before a comma or inside quotation marks.

    Gives the text and where in it each token starts.
    """
    text, starts = "", []
    glue = True
    open_marks: set[str] = set()
    for form in forms:
        closes = form in STRAIGHT and form in open_marks
        if not glue and not closes and form[:1] not in CLOSING:
            text += " "
        starts.append(len(text))
        text += form
        glue = form in OPENING or (form in STRAIGHT and not closes)
        if form in STRAIGHT:
            open_marks ^= {form}
    return text, starts
