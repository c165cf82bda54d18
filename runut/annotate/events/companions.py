"""Does one of these words stand here?"""

from collections.abc import Iterable, Sequence

from runut.text.remembered import Remembered

LETTERS = 3  # by which beginnings of words are looked up
NONE: frozenset[int] = frozenset()


class Companions:
    """A list of words, beginnings of words and runs of words that can be looked for in a stretch of a sentence.

    Written as the lexicon writes them: ``word`` (with any clitic), ``word*`` (a beginning), ``two_words`` (side by side),
    ``@class`` (all words of a class).
    """

    def __init__(self, written: Iterable[str], classes: dict[str, tuple[str, ...]]) -> None:
        """Sort the written companions by kind; an unknown class is an empty one."""
        words: set[str] = set()
        starts: list[str] = []
        runs: dict[str, list[tuple[str, ...]]] = {}
        for item in _spelled_out(written, classes):
            if "_" in item:
                first, *rest = item.split("_")
                runs.setdefault(first, []).append(tuple(rest))
            elif item.endswith("*"):
                starts.append(item[:-1])
            else:
                words.add(item)
        self._words, self._starts = frozenset(words), tuple(starts)
        self._runs = {first: tuple(rests) for first, rests in runs.items()}
        self._firsts = frozenset((*words, *runs))

    def parts(self) -> tuple[frozenset[str], tuple[str, ...], dict[str, tuple[tuple[str, ...], ...]]]:
        """The words, the beginnings of words, and the runs by their first word."""
        return self._words, self._starts, self._runs

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._words or self._starts or self._runs)

    def may_begin(self, word: str, stem: str) -> bool:
        """Whether a companion may begin at `word`, whose plain form is `stem`."""
        return word in self._firsts or stem in self._firsts or word.startswith(self._starts)

    def begins(self, raw: Sequence[str], plain: Sequence[str]) -> list[int]:
        """The words at which a companion may begin, in order."""
        firsts, starts = self._firsts, self._starts
        return [
            at
            for at, (word, stem) in enumerate(zip(raw, plain, strict=True))
            if word in firsts or stem in firsts or word.startswith(starts)
        ]

    def at(self, index: int, raw: Sequence[str], plain: Sequence[str]) -> int:
        """How many words from `index` on are a companion; 0 for none."""
        word, stem = raw[index], plain[index]
        best = 0
        for rest in self._runs.get(word, ()) or self._runs.get(stem, ()):
            if len(rest) >= best and _follows(rest, index + 1, raw, plain):
                best = len(rest) + 1
        if best:
            return best
        if word in self._words or stem in self._words:
            return 1
        return 1 if self._starts and word.startswith(self._starts) else 0

    def first(self, where: Iterable[int], raw: Sequence[str], plain: Sequence[str]) -> tuple[int, int] | None:
        """The first index of `where` at which a companion stands, and how many words it has."""
        firsts, starts = self._firsts, self._starts
        for index in where:
            word = raw[index]
            # Most words are no companion: they are passed over without a call, as this is asked thousands of times.
            if word in firsts or plain[index] in firsts or (starts and word.startswith(starts)):
                length = self.at(index, raw, plain)
                if length:
                    return index, length
        return None


class Several:
    """Numbered lists of companions that are looked for together, each word of a sentence being asked once."""

    def __init__(self, lists: Sequence[Companions]) -> None:
        """Index the lists by word; beginnings by their first letters."""
        self._words: dict[str, set[int]] = {}
        self._starts: dict[str, list[tuple[str, int]]] = {}
        self._runs: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, one in enumerate(lists):
            words, starts, runs = one.parts()
            for word in words:
                self._words.setdefault(word, set()).add(number)
            for start in starts:
                self._starts.setdefault(start[:LETTERS], []).append((start, number))
            for first, rests in runs.items():
                self._runs.setdefault(first, []).extend((rest, number) for rest in rests)
        self._alone = Remembered(self._of)

    def _of(self, word: str) -> frozenset[int]:
        """The numbers of the lists that have this word, or a beginning of it."""
        found = {*self._words.get(word, NONE)}
        for letters in range(1, min(LETTERS, len(word)) + 1):
            found.update(number for start, number in self._starts.get(word[:letters], ()) if word.startswith(start))
        return frozenset(found)

    def at(self, index: int, raw: Sequence[str], plain: Sequence[str]) -> frozenset[int]:
        """The numbers of the lists that have a companion at word `index`."""
        word, stem = raw[index], plain[index]
        found = self._alone[word]
        if stem == word:
            runs = self._runs.get(word, ())
        else:
            runs = (*self._runs.get(word, ()), *self._runs.get(stem, ()))
            found |= self._words.get(stem, NONE)
        if runs:
            found |= {number for rest, number in runs if _follows(rest, index + 1, raw, plain)}
        return found


def _spelled_out(written: Iterable[str], classes: dict[str, tuple[str, ...]]) -> Iterable[str]:
    for item in written:
        if item.startswith("@"):
            yield from classes.get(item[1:], ())
        else:
            yield item


def _follows(rest: tuple[str, ...], at: int, raw: Sequence[str], plain: Sequence[str]) -> bool:
    if at + len(rest) > len(raw):
        return False
    for offset, wanted in enumerate(rest):
        word = raw[at + offset]
        if wanted.endswith("*"):
            if not word.startswith(wanted[:-1]):
                return False
        elif wanted not in (word, plain[at + offset]):
            return False
    return True
