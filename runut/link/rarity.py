"""How much a shared word tells: the pack's frequencies, asked in one place."""

from runut.languages.pack import Pack
from runut.languages.schema.linking import FrequencyRow

# A word that is in no table is rarer than all that are; half a bit more than the rarest of them.
BEYOND = 0.5


class Rarity:
    """“*Gempa* tells more than *hari*”: the bits that a word form carries in news of one language."""

    def __init__(self, pack: Pack) -> None:
        """Read the pack's `frequencies.tsv`."""
        rows = pack.rows("frequencies.tsv", FrequencyRow)
        self._bits = {row.word: row.bits for row in rows}
        self._beyond = max((row.bits for row in rows), default=1.0) + BEYOND

    def bits(self, word: str) -> float:
        """How rare the folded `word` is; bare numbers tell nothing of a story and have none."""
        if word.isdigit():
            return 0.0
        found = self._bits.get(word)
        return self._beyond if found is None else found
