"""Forms of a string that compare equal where a reader sees no difference."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^\w]+")


def fold(text: str) -> str:
    """`text` for comparing names: compatibility forms, lower case, single spaces, none at the ends.

    >>> fold("  Kim\u00a0JONG Un ")
    'kim jong un'
    """
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip().casefold()


def letters(text: str) -> str:
    """Only the letters and digits of `text`, folded: what is left when spacing and punctuation vary.

    >>> letters("The Moscow-Times."), letters("Themoscowtimes")
    ('themoscowtimes', 'themoscowtimes')
    """
    return _NOT_WORD.sub("", fold(text)).replace("_", "")
