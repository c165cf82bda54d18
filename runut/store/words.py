"""What somebody typed to find articles, piece by piece."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from runut.store.search.asking import Piece

_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def typed(query: str) -> list[tuple[str, str]]:
    """What the user typed: a phrase in quotation marks or a word, the other of the two being "".

    >>> typed('bantuan "Sarindal Raya"')
    [('', 'bantuan'), ('Sarindal Raya', '')]
    """
    return [(phrase, word) for phrase, word in _PHRASE.findall(query) if _WORD.search(phrase or word)]


def pieces(query: str, forms: Mapping[str, Collection[str]] = MappingProxyType({})) -> tuple[Piece, ...]:
    """What an article must have all of: each word as the beginning of one, phrases in quotation marks as they are.

    `forms` are words that may stand in place of one.
    """
    return tuple(
        Piece(words=tuple(_WORD.findall(phrase or word)), begins=not phrase, forms=tuple(forms.get(word, ())))
        for phrase, word in typed(query)
    )
