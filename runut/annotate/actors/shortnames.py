"""Is this a shorter form of that name?"""

import re

_WORD = re.compile(r"\w+")
_LONG_ENOUGH = 4
_LONG_NAME = 7


def words_of(name: str) -> tuple[str, ...]:
    """The words of a person's name in lower case, without full stops and hyphens.

    >>> words_of("Karim bin-Salad Jr.")
    ('karim', 'bin', 'salad', 'jr')
    """
    return tuple(_WORD.findall(name.casefold()))


def shortens(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words of `short` stand in `full` in order, initials and small slips of spelling allowed.

    >>> shortens(("ronsari",), ("belia", "ayu", "ronsari")), shortens(("b", "ronsari"), ("belia", "ayu", "ronsari"))
    (True, True)
    >>> shortens(("arden", "ronsari"), ("belia", "ronsari"))
    False
    """
    at = 0
    for word in short:
        at = next((i + 1 for i in range(at, len(full)) if _same(word, full[i], alone=len(short) == 1)), -1)
        if at < 0:
            return False
    return bool(short)


def _same(word: str, other: str, *, alone: bool) -> bool:
    if word == other:
        return True
    if not alone and min(len(word), len(other)) == 1:
        return word[0] == other[0]
    if min(len(word), len(other)) < _LONG_ENOUGH or word[0] != other[0]:
        return False
    return slipped(word, other) or (alone and len(other) >= _LONG_NAME and other.startswith(word))


def slipped(word: str, other: str) -> bool:
    """Whether two words of one name differ by one letter lost, added or changed, or by two neighbours exchanged.

    >>> slipped("kolsaria", "kolsari"), slipped("kolsaria", "kolasria"), slipped("arden", "andra")
    (True, True, False)
    """
    if abs(len(word) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    if len(word) == len(other):
        if word[start + 1 :] == other[start + 1 :]:
            return len(word) >= _LONG_NAME
        crossed = word[start : start + 2] == other[start : start + 2][::-1]
        return crossed and word[start + 2 :] == other[start + 2 :]
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    return longer[start + 1 :] == shorter[start:]
