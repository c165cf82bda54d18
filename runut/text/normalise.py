"""Forms of a string that compare equal where a reader sees no difference."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+")
_PLAIN = re.compile(r"[0-9A-Za-z]+")


def fold(text: str) -> str:
    """`text` for comparing names: compatibility forms, lower case, single spaces, none at the ends.

    >>> fold("  Kim\u00a0JONG Un ")
    'kim jong un'
    """
    if text.isascii():
        return " ".join(text.split()).lower()
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def letters(text: str) -> str:
    """Only the letters and digits of `text`, folded: what is left when spacing and punctuation vary.

    >>> letters("The Moscow-Times."), letters("Themoscowtimes")
    ('themoscowtimes', 'themoscowtimes')
    """
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(_PLAIN.findall(text)).lower()
    return _NOT_WORD.sub("", fold(text)).replace("_", "")
