"""Gives lower-cased text its capitals back, from how often a running corpus writes a word which way."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""Finds words; "ia ke Bandar-Baru" has "ia", "ke" and "Bandar-Baru"."""
ENDS = frozenset(".!?:“\"”'‘-\n—–")


def texts(folder: Path, pattern: str) -> Iterator[str]:
    """Give the running texts of a folder of JSON Lines, files in order of name. Only counts of them are kept."""
    for path in sorted(folder.glob(pattern)):
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)["text"]


def spellings(running: Iterable[str]) -> dict[str, str]:
    """Say for each lower-cased word how running text writes it most often inside a sentence."""
    counts: dict[str, Counter[str]] = {}
    for text in running:
        last = 0
        for match in WORD.finditer(text):
            between = text[last : match.start()]
            if last and not ENDS.intersection(between):
                counts.setdefault(match.group().lower(), Counter())[match.group()] += 1
            last = match.end()
    return {low: max(sorted(forms), key=forms.__getitem__) for low, forms in counts.items()}


def recase(form: str, known: dict[str, str], *, name: bool) -> str:
    """Spell a lower-cased word as running text does; a word inside a name has at least a capital first letter."""
    spelling = known.get(form, form)
    if name and spelling.islower():
        return spelling[:1].upper() + spelling[1:]
    return spelling
