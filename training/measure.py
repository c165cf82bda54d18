"""Measures a finished pipeline: scores on the test sets, words a second, and its size on disk."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from spacy.language import Language

from training.examples import scored
from training.passage import Passage

SYNTAX = {"tokens": "token_f", "UPOS": "pos_acc", "lemma": "lemma_acc", "UAS": "dep_uas", "LAS": "dep_las"}
NAMES = {"precision": "ents_p", "recall": "ents_r", "F1": "ents_f"}
ARTICLE_WORDS = 350


@dataclass(frozen=True, slots=True)
class Speed:
    """Words between blanks, seconds they took, and how many articles they came in."""

    articles: int
    words: int
    seconds: float

    @property
    def rate(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def scores(nlp: Language, passages: list[Passage], wanted: dict[str, str]) -> dict[str, float]:
    """Score raw text of the passages; each is one text (spaCy's scorer, so errors of the tokenizer count)."""
    found = nlp.evaluate([scored(nlp, passage) for passage in passages])
    return {name: float(found[key]) for name, key in wanted.items() if found.get(key) is not None}


def by_label(nlp: Language, passages: list[Passage]) -> dict[str, float]:
    """Give F1 for each class of names."""
    found = nlp.evaluate([scored(nlp, passage) for passage in passages])
    return {label: float(value["f"]) for label, value in sorted(found["ents_per_type"].items())}


def articles(path: Path, count: int) -> list[str]:
    """Give the first `count` texts of a JSON Lines file that have 350 words or more, cut to 350."""
    with path.open(encoding="utf-8") as file:
        found = (json.loads(line)["text"].split() for line in file)
        return [" ".join(words[:ARTICLE_WORDS]) for words in islice(_long(found), count)]


def speed(nlp: Language, running: list[str], repeats: int = 3) -> Speed:
    """Time the whole pipeline over the articles in seconds of the processor, the best of several rounds after a warm one."""
    words = sum(len(text.split()) for text in running)
    seconds: list[float] = []
    for _ in range(repeats + 1):
        start = time.process_time()
        for _doc in nlp.pipe(running):
            pass
        seconds.append(time.process_time() - start)
    return Speed(len(running), words, min(seconds[1:]))


def size(folder: Path) -> int:
    """Give the bytes of all files under a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _long(found: Iterable[list[str]]) -> Iterable[list[str]]:
    return (words for words in found if len(words) >= ARTICLE_WORDS)
