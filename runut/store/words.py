"""What somebody typed to find articles, piece by piece."""

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

from runut.store.search.asking import Piece

# A word finds longer ones that begin with it from so many letters on: shorter ones are words of their own, or acronyms, and
# begin too much.
BEGINS = 4

_WORD = re.compile(r"\w+")
_PHRASE = re.compile(r'"([^"]*)"|(\S+)')


def typed(query: str) -> list[tuple[str, str]]:
    """What the user typed: a phrase in quotation marks or a word, the other of the two being "".

    >>> typed('bantuan "Sarindal Raya"')
    [('', 'bantuan'), ('Sarindal Raya', '')]
    """
    return [(phrase, word) for phrase, word in _PHRASE.findall(query) if _WORD.search(phrase or word)]


def pieces(
    query: str, forms: Mapping[str, Collection[str]] = MappingProxyType({}), begins: int = BEGINS
) -> tuple[Piece, ...]:
    """What an article must have all of: words, which from `begins` letters on begin longer ones, and phrases as they are.

    `forms` are words that may stand in place of one.

    >>> [piece.begins for piece in pieces("DPR anggota velmora-kar")]
    [False, True, False]
    """
    return tuple(
        Piece(words=words, begins=not phrase and len(words[-1]) >= begins, forms=tuple(forms.get(word, ())))
        for phrase, word in typed(query)
        for words in (tuple(_WORD.findall(phrase or word)),)
    )
