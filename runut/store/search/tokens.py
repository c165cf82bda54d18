"""Where do the words of a text stand, and what are they called in an index?

As FTS5 with `unicode61 remove_diacritics 2` has it: a word is a row of letters and digits, in small letters, without accents.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")


def places(text: str) -> list[tuple[int, int]]:
    """Where the words of `text` stand, in order: characters [start, end).

    >>> places("Élan_vital, 3.5 juta")
    [(0, 4), (5, 10), (12, 13), (14, 15), (16, 20)]
    """
    return [found.span() for found in _WORD.finditer(text)]


def terms(text: str) -> list[str]:
    """What these words are called.

    >>> terms("Élan_vital, 3.5 juta")
    ['elan', 'vital', '3', '5', 'juta']
    """
    if text.isascii():
        return _WORD.findall(text.lower())
    return [term_of(word) for word in _WORD.findall(text)]


def term_of(word: str) -> str:
    """What a word is called in the index."""
    if word.isascii():
        return word.lower()
    apart = _ACCENTS.sub("", unicodedata.normalize("NFD", word.lower()))
    return unicodedata.normalize("NFC", apart)
