"""Is a word one of the language, or of how people are addressed, rather than somebody's name?"""

from runut.languages.pack import Pack
from runut.languages.schema.actors import NounRow, TitleRow
from runut.languages.schema.linking import FrequencyRow


class Vocabulary:
    """“*Kapten* is a title, *Tanjul* a known word, *Tanjull* none”: the words that one language's tables have."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `frequencies.tsv`, `titles.tsv` and `nouns.tsv`."""
        self._known = frozenset(row.word for row in pack.rows("frequencies.tsv", FrequencyRow))
        phrases = [row.title for row in pack.rows("titles.tsv", TitleRow)]
        phrases += [row.noun for row in pack.rows("nouns.tsv", NounRow)]
        self._addressing = frozenset(word for phrase in phrases for word in phrase.lower().split())

    def knows(self, word: str) -> bool:
        """Whether the folded word is one that news often has; slips of the pen are not."""
        return word in self._known

    def addresses(self, word: str) -> bool:
        """Whether the folded word stands in a title or a noun for somebody who acts."""
        return word in self._addressing
