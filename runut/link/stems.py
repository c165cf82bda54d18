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

    def _stems(self, word: str) -> set[str]:
        bare = {word}
        for _ in range(ROUNDS):
            bare |= {stem for one in bare for affix in self._suffixes for stem in self._without(one, affix, last=True)}
        for _ in range(ROUNDS):
            bare |= {stem for one in bare for affix in self._prefixes for stem in self._without(one, affix, last=False)}
        return bare

    def _without(self, word: str, affix: Affix, *, last: bool) -> Iterable[str]:
        """`word` without the affix, once for each letter it may have swallowed; nothing where too little would be left."""
        stands = word.endswith(affix.form) if last else word.startswith(affix.form)
        rest = word[: -len(affix.form)] if last else word[len(affix.form) :]
        if stands:
            yield from (stem for letter in affix.restores if len(stem := letter + rest) >= self._least)
