"""Which language an article is in."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from runut.languages.identifier import load_identifier
from runut.languages.schema.cleaning import Cleaning

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

#: What our pages may be in: the packs' languages, their kin, and the languages that their readers meet.
_CANDIDATES = (
    "id",
    "ms",
    "jv",
    "en",
    "nl",
    "ar",
    "zh",
    "ja",
    "ko",
    "ru",
    "fr",
    "de",
    "es",
    "pt",
    "tl",
    "vi",
    "th",
    "tr",
)
_SAMPLE = 1_000
_FEWEST_LETTERS = 12
_SURE = 0.5
#: Running text of a language holds at least this share of its function words.
_FUNCTION_WORDS = 0.12
#: Where the identifier is not sure, a language that is none of its candidates looks like the nearest; its own texts hold
#: at least this share of its function words.
_SOME = 0.08
#: A text of close kin holds more than two of its own words, and more than two in a hundred.
_FEWEST_MARKS, _MARKS = 2, 0.02
_WORD = re.compile(r"\w+")


class Tongue:
    """“Is this Indonesian or Malay?”: a language identifier, corrected for close kin by words that only one of them has."""

    def __init__(self, tables: Mapping[str, Cleaning]) -> None:
        """Compile `tables`, the packs' by language code."""
        self._candidates = {*_CANDIDATES, *tables, *(name for table in tables.values() for name in table.kin)}
        self._marks = {
            code: {code: frozenset(table.own), **{name: frozenset(words) for name, words in table.kin.items()}}
            for code, table in tables.items()
        }
        self._function_words = {code: frozenset(table.function_words) for code, table in tables.items()}

    @cached_property
    def _identifier(self) -> "LanguageIdentifier":
        """The identifier, made when the words of the packs leave a doubt: it takes half a second to load, and stays."""
        return load_identifier(self._candidates)

    def tell(self, text: str) -> str:
        """The ISO 639-1 code of the language of `text`, by its first 1,000 characters; "und" where it cannot be told."""
        words = _WORD.findall(text[:_SAMPLE].lower())
        if sum(map(len, words)) < _FEWEST_LETTERS:
            return "und"
        for code, marks in self._marks.items():
            counts = _counts(words, marks)
            if self._share(code, words) >= _FUNCTION_WORDS and counts.pop(code) and not any(counts.values()):
                return code
        return self._identified(text[:_SAMPLE], words)

    def _share(self, code: str, words: Sequence[str]) -> float:
        """Which share of `words` are function words of the pack's language `code`."""
        return sum(word in self._function_words[code] for word in words) / len(words)

    def _identified(self, text: str, words: Sequence[str]) -> str:
        """What the identifier says; among a pack's language and its kin, the one of whose own words there are most."""
        found, sure = self._identifier.classify(text)
        for code, marks in self._marks.items():
            if found in marks:
                if sure < _SURE and self._share(code, words) < _SOME:
                    return "und"
                counts = _counts(words, marks)
                # The pack's own language wins where its kin's words are few: it is by far the more frequent.
                fewest = max(counts[code], _FEWEST_MARKS, int(_MARKS * len(words)))
                best = max(counts, key=lambda name: (counts[name], name))
                return best if counts[best] > fewest else code
        return str(found) if sure >= _SURE else "und"


def _counts(words: Sequence[str], marks: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """How many of `words` are marks of each language."""
    return {name: sum(word in own for word in words) for name, own in marks.items()}
