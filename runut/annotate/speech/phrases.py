"""Which phrase of a list begins at this word?"""

from collections.abc import Iterable, Sequence

from runut.annotate.speech.words import Word


class Phrases:
    """A set of phrases, found by the word they begin with; longer ones first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Index `phrases`, in lower case, their words apart by single spaces."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted((tuple(phrase.split(" ")) for phrase in phrases), key=lambda parts: (-len(parts), parts)):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    def length(self, words: Sequence[Word], at: int) -> int:
        """How many words from `at` on the longest phrase there takes; 0 where none begins."""
        if not 0 <= at < len(words):
            return 0
        for phrase in self._by_first.get(words[at].low, ()):
            if len(phrase) == 1 or tuple(word.low for word in words[at : at + len(phrase)]) == phrase:
                return len(phrase)
        return 0
