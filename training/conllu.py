"""Reads treebanks in CoNLL-U and speaks of surface words: a multiword token is one word with one head.

Format: https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.passage import Passage, Word, highest

COLUMNS = 10
SPELLINGS = {"``": "“", "''": "”", "&amp;": "&", "&quot;": '"', "&lt;": "<", "&gt;": ">"}
"""Leftovers of markup and of typewriter quotes, and what running text has in their place."""


@dataclass(frozen=True, slots=True)
class Row:
    """One syntactic word of a sentence; `head` is 0-based and -1 for the root."""

    form: str
    lemma: str
    upos: str
    head: int
    relation: str
    space: bool


def read(path: Path) -> Iterator[Passage]:
    """Give every sentence of a treebank file as surface words, subtypes of relations dropped.

    Raises ValueError with file and line where a line has not ten columns.
    """
    lines: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            columns = line.rstrip("\n").split("\t")
            if columns == [""]:
                if lines:
                    yield sentence(lines)
                lines = []
            elif not line.startswith("#"):
                if len(columns) != COLUMNS:
                    raise ValueError(f"{path}:{number}: {len(columns)} columns instead of {COLUMNS}; is it CoNLL-U?")
                lines.append(columns)
    if lines:
        yield sentence(lines)


def sentence(lines: list[list[str]]) -> Passage:
    """Turn the lines of one sentence into surface words."""
    rows = [_row(columns) for columns in lines if columns[0].isdigit()]
    tokens: dict[int, tuple[int, str, bool]] = {}
    for columns in lines:
        first, dash, last = columns[0].partition("-")
        if dash:
            tokens[int(first) - 1] = (int(last), _spelling(columns[1]), "SpaceAfter=No" not in columns[9])
    return merge(rows, tokens)


def merge(rows: list[Row], tokens: dict[int, tuple[int, str, bool]]) -> Passage:
    """Make one word of each group of rows; `tokens` maps a group's first row to (end, form, space after it).

    The group's head is that of the member nearest to the root; tag and lemma are those of its first member, the stem.
    """
    groups: list[tuple[int, int, str, bool]] = []
    start = 0
    while start < len(rows):
        end, form, space = tokens.get(start, (start + 1, rows[start].form, rows[start].space))
        groups.append((start, end, form, space))
        start = end
    place = {row: number for number, (first, last, _, _) in enumerate(groups) for row in range(first, last)}
    heads = [row.head for row in rows]
    return tuple(_word(rows, place, group, heads) for group in groups)


def _word(rows: list[Row], place: dict[int, int], group: tuple[int, int, str, bool], heads: list[int]) -> Word:
    first, last, form, space = group
    own = place[first]
    top = rows[highest(range(first, last), heads)]
    return Word(
        form=form,
        space=space,
        upos=rows[first].upos,
        lemma=rows[first].lemma,
        head=own if top.head < 0 else place[top.head],
        relation="ROOT" if top.head < 0 else top.relation,
    )


def _row(columns: list[str]) -> Row:
    lemma = "" if columns[2] == "_" and columns[1] != "_" else columns[2].lower()
    return Row(
        form=_spelling(columns[1]),
        lemma=lemma,
        upos=columns[3],
        head=int(columns[6]) - 1,
        relation=columns[7].partition(":")[0],
        space="SpaceAfter=No" not in columns[9],
    )


def _spelling(form: str) -> str:
    return SPELLINGS.get(form, form)
