"""Phrases of several words, looked up at a word."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from runut.annotate.words import words_of

T = TypeVar("T")


class Phrases(Generic[T]):
    """Which phrase begins (or ends) at this word? The longest, with its value; words are in small letters.

    `firsts` are the words that phrases begin with: where none of them stands, nothing need be asked.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """`entries` are phrases with values, taken apart as a sentence is."""
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in entries:
            words = words_of(phrase, 0, len(phrase)).folded
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for found in (*self._by_first.values(), *self._by_last.values()):
            found.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self._by_first)

    def at(self, words: Sequence[str], index: int) -> tuple[T, int] | None:
        """The longest phrase that begins at word `index`: its value and the word behind it."""
        if not 0 <= index < len(words):
            return None
        for phrase, value in self._by_first.get(words[index], ()):
            if tuple(words[index : index + len(phrase)]) == phrase:
                return value, index + len(phrase)
        return None

    def before(self, words: Sequence[str], index: int) -> tuple[T, int] | None:
        """The longest phrase that ends right before word `index`: its value and its first word."""
        if not 0 < index <= len(words):
            return None
        for phrase, value in self._by_last.get(words[index - 1], ()):
            start = index - len(phrase)
            if start >= 0 and tuple(words[start:index]) == phrase:
                return value, start
        return None


def plain(phrases: Iterable[str]) -> Phrases[str]:
    """Phrases without values."""
    return Phrases((phrase, phrase) for phrase in phrases)
