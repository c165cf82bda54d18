"""Which training sentences must go, because a test sentence says the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

SHINGLE = 4
SHARE = 0.6
SHORTEST = 20


def listed(path: Path, kept: str, tested: str) -> frozenset[int]:
    """Give the 0-based sentences of set `kept` that a table of overlaps pairs, exactly or nearly, with set `tested`.

    The table has a header and the columns set_a, sentence_a, set_b, sentence_b, kind.
    """
    found: set[int] = set()
    with path.open(encoding="utf-8") as file:
        next(file)
        for line in file:
            set_a, number_a, set_b, number_b, _ = line.rstrip("\n").split("\t")
            if (set_a, set_b) == (kept, tested):
                found.add(int(number_a))
            if (set_a, set_b) == (tested, kept):
                found.add(int(number_b))
    return frozenset(found)


def repeated(sentences: Sequence[str], tests: Iterable[str]) -> frozenset[int]:
    """Give the sentences that say the same as a test sentence, seen by their letters alone.

    The same letters and digits (20 characters or more), or at least 0.6 of the four-word shingles of the shorter one.
    """
    exact: set[str] = set()
    homes: dict[tuple[str, ...], set[int]] = {}
    sizes: list[int] = []
    for number, text in enumerate(tests):
        exact.add(_letters(text))
        shingles = _shingles(text)
        sizes.append(len(shingles))
        for shingle in shingles:
            homes.setdefault(shingle, set()).add(number)
    return frozenset(n for n, text in enumerate(sentences) if _repeats(text, exact, homes, sizes))


def _repeats(text: str, exact: set[str], homes: dict[tuple[str, ...], set[int]], sizes: list[int]) -> bool:
    letters = _letters(text)
    if len(letters) >= SHORTEST and letters in exact:
        return True
    shingles = _shingles(text)
    counts: dict[int, int] = {}
    for shingle in shingles:
        for number in homes.get(shingle, ()):
            counts[number] = counts.get(number, 0) + 1
    return any(count >= SHARE * min(len(shingles), sizes[number]) for number, count in counts.items())


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.lower()).split()


def _letters(text: str) -> str:
    return "".join(_words(text))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
