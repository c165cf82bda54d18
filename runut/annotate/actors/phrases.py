"""Which known phrase begins at this word? The longest match in a table of phrases."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

V = TypeVar("V")


class Phrases(Generic[V]):
    """A table of phrases of one or more words in lower case, asked for the longest that begins at a word.

    Time grows with the longest phrase that shares the first word, not with the table.
    """

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        """Index `entries` (phrase, value) by first word; of two with one phrase the first stands."""
        self._values: dict[str, V] = {}
        self._longest: dict[str, int] = {}
        for phrase, value in entries:
            words = phrase.casefold().split()
            self._values.setdefault(" ".join(words), value)
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def at(self, words: Sequence[str], index: int) -> tuple[int, V] | None:
        """How many words the longest phrase at `index` of `words` (in lower case) has, and its value."""
        longest = self._longest.get(words[index])
        if longest is None:
            return None
        for count in range(min(longest, len(words) - index), 0, -1):
            value = self._values.get(" ".join(words[index : index + count]))
            if value is not None:
                return count, value
        return None

    def may_begin(self, word: str) -> bool:
        """Whether a phrase begins with `word` (in lower case)."""
        return word in self._longest

    def get(self, phrase: str) -> V | None:
        """The value of exactly this phrase (in lower case, single spaces)."""
        return self._values.get(phrase)
