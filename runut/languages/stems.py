"""Which stems a word may have: enough to see that an offer and offering are one act, by the pack's affixes alone."""

from collections.abc import Iterable

from runut.languages.schema.linking import Affix, LinkingTable

ROUNDS = 2  # prefixes stand before prefixes, suffixes behind suffixes


class Stems:
    """“*Menawarkan* and *tawaran* share *tawar*”: the stems that a language's affixes allow for a word."""

    def __init__(self, table: LinkingTable) -> None:
        """Take the affixes of `table`, longest first."""
        self._prefixes = tuple(sorted(table.prefixes, key=lambda affix: (-len(affix.form), affix.form)))
        self._suffixes = tuple(sorted(table.suffixes, key=lambda affix: (-len(affix.form), affix.form)))
        self._begun = tuple(affix.form for affix in self._prefixes)
        self._ended = tuple(affix.form for affix in self._suffixes)
        self._least = table.stem_letters
        self._known: dict[str, frozenset[str]] = {}
        self._roots: dict[str, str] = {}

    def of(self, word: str) -> frozenset[str]:
        """The folded `word` and every stem it may have; a memory of answers only saves time."""
        found = self._known.get(word)
        if found is None:
            found = frozenset(self._stems(word)) if word.isalpha() else frozenset({word})
            self._known[word] = found
        return found

    def of_all(self, words: Iterable[str]) -> frozenset[str]:
        """The stems of all `words` together."""
        return frozenset(stem for word in words for stem in self.of(word))

    def root(self, word: str) -> str:
        """The shortest stem that the folded `word` may have, the first in order of equals."""
        found = self._roots.get(word)
        if found is None:
            found = self._roots[word] = min(self.of(word), key=lambda stem: (len(stem), stem))
        return found

    def beginnings(self, root: str) -> tuple[str, ...]:
        """How words that are made of `root` may begin: with `root`, or with prefixes before it, shortest first.

        A letter that a prefix swallows is left out: *serang* and *meny-* give “menyerang”.
        """
        found = {root}
        for _ in range(ROUNDS):
            found |= {
                affix.form + one.removeprefix(letter)
                for one in sorted(found)
                for affix in self._prefixes
                for letter in affix.restores
                if one.startswith(letter) and not (letter == "" and self._swallowed(one, affix))
            }
        return tuple(sorted(found, key=lambda one: (len(one), one)))

    @staticmethod
    def _swallowed(stem: str, affix: Affix) -> bool:
        """Whether `affix` would swallow the first letter of `stem`."""
        return any(letter and stem.startswith(letter) for letter in affix.restores)

    def _stems(self, word: str) -> set[str]:
        bare = {word}
        for _ in range(ROUNDS):
            ending = [
                (one, affix)
                for one in bare
                if one.endswith(self._ended)
                for affix in self._suffixes
                if one.endswith(affix.form)
            ]
            bare |= {stem for one, affix in ending for stem in self._restored(one[: -len(affix.form)], affix)}
        for _ in range(ROUNDS):
            begun = [
                (one, affix)
                for one in bare
                if one.startswith(self._begun)
                for affix in self._prefixes
                if one.startswith(affix.form)
            ]
            bare |= {stem for one, affix in begun for stem in self._restored(one[len(affix.form) :], affix)}
        return bare

    def _restored(self, rest: str, affix: Affix) -> Iterable[str]:
        """What is left without the affix, once for each letter it may have swallowed; nothing where that is too little."""
        return (stem for letter in affix.restores if len(stem := letter + rest) >= self._least)
