"""Where do the words of a text stand, and what are they called in an index?

As FTS5 with `unicode61 remove_diacritics 2` has it: a word is a row of letters and digits, in small letters, without accents.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
_ACCENTS = re.compile(r"[\u0300-\u036f]+")


class Token(NamedTuple):
    """“*bantuan*, characters 9 to 16”."""

    term: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order.

    >>> [one.term for one in tokens("Élan_vital, 3.5 juta")]
    ['elan', 'vital', '3', '5', 'juta']
    """
    return (Token(term_of(found[0]), found.start(), found.end()) for found in _WORD.finditer(text))


def terms(text: str) -> list[str]:
    """The same without their places."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [term_of(word) for word in _WORD.findall(text)]


def term_of(word: str) -> str:
    """What a word is called in the index."""
    if word.isascii():
        return word.lower()
    apart = _ACCENTS.sub("", unicodedata.normalize("NFD", word.lower()))
    return unicodedata.normalize("NFC", apart)
