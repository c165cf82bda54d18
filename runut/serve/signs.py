"""A few letters for each outlet, so that many stand in one line."""

import re
from collections.abc import Collection, Iterator, Mapping

# Words of an outlet's name: runs of letters or of digits.
_WORDS = re.compile(r"[^\W\d_]+|\d+")
LETTERS, WORDS = 2, 3


def signs(outlets: Collection[str]) -> Mapping[str, str]:
    """Outlet -> its sign, different for different outlets: initials, or the first letters of a single word.

    >>> signs(["Kabar Tiga", "Kanal 11", "Antarnegeri", "Antarpulau"])
    {'Kabar Tiga': 'KT', 'Kanal 11': 'K11', 'Antarnegeri': 'An', 'Antarpulau': 'Ant'}
    """
    found: dict[str, str] = {}
    taken = set[str]()
    for outlet in outlets:
        found[outlet] = next(sign for sign in _possible(outlet) if sign not in taken)
        taken.add(found[outlet])
    return found


def _possible(outlet: str) -> Iterator[str]:
    words = _WORDS.findall(outlet) or ["?"]
    initials = "".join(word if word.isdigit() else word[0].upper() for word in words[:WORDS])
    short = initials if len(words) > 1 else words[0][:LETTERS].title()
    yield short
    yield words[0][: LETTERS + 1].title()
    n = 1
    while True:
        n += 1
        yield f"{short}.{n}"
