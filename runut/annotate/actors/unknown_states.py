"""States that nobody told us of: a name of which governments, presidents and armies are said, and where one can be."""

from collections.abc import Iterator

from runut.annotate.actors.found import Entry, Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.records.annotations import Place

_LONGEST = 3
_SIGNS_NEEDED = 2
_PLACED = "place"


def unknown_states(
    lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon, places: tuple[Place, ...]
) -> dict[str, Entry]:
    """Names (in lower case) that the article itself shows to be of states, each with an entry of its own.

    A name counts that is known to nobody and stands behind words of statehood ("pemerintah X", "Presiden X"); two
    different such words are needed, or one and a preposition of place. Towns and regions of the register are no states.
    """
    known = {place.name.casefold() for place in places if place.country or place.kind not in {"other", "country"}}
    texts: dict[str, str] = {}
    signs: dict[str, set[str]] = {}
    for line, names in zip(lines, found, strict=True):
        for name in names:
            words = line.low[name.first : name.last]
            if name.entry is None and name.label != "PER" and not line.shouted and len(words) <= _LONGEST:
                texts.setdefault(" ".join(words), " ".join(t.text for t in line.tokens[name.first : name.last]))
    for line, names in zip(lines, found, strict=True):
        for name in names:
            if name.entry is None and not line.shouted:
                for text, sign in _signs(line, name, lexicon):
                    if text in texts and text not in known:
                        signs.setdefault(text, set()).add(sign)
    return {
        text: Entry(None, texts[text], "state", None)
        for text, seen in signs.items()
        if len(seen) >= _SIGNS_NEEDED and seen != {_PLACED}
    }


def _signs(line: Line, name: Name, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Each beginning of the name with the word of statehood before it, or with "place" behind a preposition."""
    before = line.low[name.first - 1] if name.first else ""
    two = " ".join(line.low[max(0, name.first - 2) : name.first])
    statehood = lexicon.sets["statehood"]
    sign = two if two in statehood else before
    whole = " ".join(line.low[name.first : name.last])
    if sign in statehood:
        for last in range(name.first + 1, min(name.last, name.first + _LONGEST) + 1):
            yield " ".join(line.low[name.first : last]), sign
    elif before in lexicon.sets["locative"] | lexicon.sets["tied"] | lexicon.sets["towards"]:
        yield whole, _PLACED
