"""What was found out about a word, kept for the next time the word comes."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

# So many words are kept at most: several times what the articles of a month use.
MOST = 1 << 16


class Remembered(dict[str, T]):
    """“What is this word?”, asked of a slow `answer` once for each word: ``Remembered(answer)[word]``.

    `answer` must depend on the word alone, so that forgetting costs time and nothing else: all is forgotten when more than
    `most` words are kept.

    >>> lengths = Remembered(len, most=2)
    >>> [lengths[word] for word in ("air", "banjir", "air")], len(lengths)
    ([3, 6, 3], 2)
    """

    def __init__(self, answer: Callable[[str], T], most: int = MOST) -> None:
        """Know nothing yet; `answer` is asked about words that are not known."""
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, word: str) -> T:
        """What `answer` says of `word`, which is remembered."""
        if len(self) >= self._most:
            self.clear()
        found = self[word] = self._answer(word)
        return found
