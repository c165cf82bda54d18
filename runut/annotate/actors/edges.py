"""Where names begin and end: runs of capitals, titles between them, two names in one word."""

from collections.abc import Iterator

from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line

_LONGEST_RUN = 8
_INITIAL = 2
_LONGEST_DEGREE = 9


def title_words(line: Line, lexicon: Lexicon) -> frozenset[int]:
    """The words that are titles: no name begins at them."""
    found: set[int] = set()
    for index, word in enumerate(line.low):
        if not line.upper[index] or word not in lexicon.title_leads or index in found:
            continue
        match = lexicon.titles.at(line.low, index)
        if match and (match[1].use != "role" or line.opens(index)):
            found.update(range(index, index + match[0]))
    return frozenset(found)


def _titled(line: Line, index: int, lexicon: Lexicon) -> bool:
    return lexicon.titles.at(line.low, index) is not None and line.upper[index]


def person_end(line: Line, index: int, last: int, lexicon: Lexicon) -> int:
    """Where a person's name ends: over capitals that follow it, up to a known name or title."""
    for at in range(index + 1, last):
        if not line.upper[at] and line.low[at] not in lexicon.sets["particles"] and line.tokens[at].text.isalpha():
            return at
        if lexicon.titles.at(line.low, at) and len(line.low[at]) > _INITIAL and not line.shouted and at > index + 1:
            return at
    if line.shouted:
        return last
    while last < len(line.tokens) and (goes_on(line, last, lexicon) or _same_person(line, index, last, lexicon)):
        last += 1
    return last


def _same_person(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the model only cut one person's name in two: a short one, and another begins right behind it."""
    if last - first > _INITIAL or line.tokens[last].entity != "B-PER" or lexicon.titles.at(line.low, last):
        return False
    return lexicon.names.at(line, last) is None and line.tokens[last].start > line.tokens[last - 1].end


def goes_on(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether the word at `index` continues the name before it."""
    token = line.tokens[index]
    if not line.upper[index] or token.entity.startswith("B-") or not may_be_name(line, index, lexicon):
        return False
    if hyphened(line, index, lexicon):
        return False
    return lexicon.names.at(line, index) is None and token.start > line.tokens[index - 1].end


def is_degree(line: Line, index: int) -> bool:
    """Whether the word is an academic degree behind a comma or another degree: capitals with full stops ("S.H.")."""
    text = line.tokens[index].text
    if index == 0 or "." not in text[1:] or not text[0].isupper() or len(text) > _LONGEST_DEGREE:
        return False
    parts = [part for part in text.split(".") if part]
    before = line.tokens[index - 1].text
    return all(part.isalpha() and part[0].isupper() for part in parts) and (before == "," or is_degree(line, index - 1))


def may_be_name(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether the capital word at `index` can be part of a name."""
    token, word = line.tokens[index], line.low[index]
    if (
        not token.text[:1].isalpha()
        or word in lexicon.sets["not_names"]
        or is_degree(line, index)
        or token.pos in {"ADP", "SCONJ", "CCONJ", "PRON"}
    ):
        return False
    return not (line.opens(index) and token.pos in {"VERB", "ADV", "AUX", "DET", "NUM", "ADJ"})


def taught(line: Line, index: int, learned: dict[str, str]) -> tuple[int, str] | None:
    """The end and label of the longest name that the rest of the article taught and that begins at `index`."""
    for last in range(min(len(line.tokens), index + _LONGEST_RUN), index, -1):
        label = learned.get(" ".join(line.low[index:last]))
        if label:
            return last, label
    return None


def run_end(line: Line, index: int, lexicon: Lexicon) -> int:
    """The end of the run of capitals that begins here; `index` itself where it begins no name."""
    if _titled(line, index, lexicon) or lexicon.noun(line, index):
        return index
    last = index + 1
    while last < len(line.tokens) and last - index < _LONGEST_RUN:
        if line.upper[last] and goes_on(line, last, lexicon) and not _titled(line, last, lexicon):
            last += 1
        elif (
            line.low[last] in lexicon.sets["particles"]
            and line.low[last] not in lexicon.sets["locative"]
            and line.low[last] not in lexicon.sets["stops"]
            and last + 1 < len(line.tokens)
            and line.upper[last + 1]
        ):
            last += 2
        else:
            break
    alone = last == index + 1 and line.opens(index) and line.tokens[index].pos != "PROPN"
    return index if alone else last


def hyphened(line: Line, index: int, lexicon: Lexicon) -> list[Name]:
    """Two known names joined by a hyphen in one word ("Rusia-Tarsia"), each with its own characters."""
    token = line.tokens[index]
    if "-" not in token.text or "-" not in token.text[1:-1] or lexicon.names.get(token.text):
        return []
    parts = list(_parts(token.text))
    entries = [lexicon.names.get(part) for _, part in parts]
    if len(parts) < _INITIAL or not all(entries):
        return []
    return [
        Name(index, index + 1, token.start + at, token.start + at + len(part), "", "ORG", entry)
        for (at, part), entry in zip(parts, entries, strict=True)
    ]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in text.split("-"):
        yield at, part
        at += len(part) + 1
