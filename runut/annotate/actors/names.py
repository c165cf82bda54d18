"""Which words of a line are names: those known beforehand, those the model saw, and runs of capitals."""

from collections.abc import Iterator
from dataclasses import dataclass

from runut.annotate.actors.found import Entry, Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.outlook import Outlook

_LONGEST_RUN = 8
_INITIAL = 2
_LONGEST_STATE = 3


@dataclass(frozen=True, slots=True)
class Look:
    """What a look over one line goes by: the lexicon, what the article taught, and the words that are titles.

    `cuts` are the words of the line at which a person's name begins, each with its end.
    """

    lexicon: Lexicon
    learned: dict[str, str]
    states: dict[str, Entry]
    titled: frozenset[int]
    cuts: dict[int, int]


def names_in(line: Line, number: int, lexicon: Lexicon, article: Outlook) -> list[Name]:
    """The names of `line`, the article's line `number`, from left to right, none overlapping.

    `article` holds what the rest of the article taught; an empty one for a first look.
    """
    found: list[Name] = []
    index = 0
    cuts = article.cuts.get(number, {})
    look = Look(lexicon, article.labels, article.states, _title_words(line, lexicon), cuts)
    small = lexicon.names.small
    while index < len(line.tokens):
        if not line.upper[index] and line.low[index] not in small and "-" not in line.low[index]:
            index += 1
            continue
        here = _pair(line, index, lexicon)
        money = _money(line, index, lexicon)
        if money > index:
            index = money
            continue
        if not here and line.tokens[index].text[:1].isalpha():
            name = _at_cut(line, index, look) or _known_or_seen(line, index, look) or _run(line, index, look)
            here = [_before_cut(line, name, cuts)] if name else []
        found.extend(here)
        index = here[-1].last if here else index + 1
    return found


def _money(line: Line, index: int, lexicon: Lexicon) -> int:
    """Past the state's name in the name of its money ("dolar X"), which does not mean the state; else `index`."""
    if not index or line.low[index - 1] not in lexicon.sets["currencies"]:
        return index
    known = lexicon.names.at(line, index)
    return known[0] if known and known[1].kind == "state" else index


def _at_cut(line: Line, index: int, look: Look) -> Name | None:
    """The person's name that the whole article showed to begin here."""
    last = look.cuts.get(index)
    if last is None:
        return None
    known = look.lexicon.names.at(line, index)
    entry = known[1] if known and known[0] == last and known[1].kind == "person" else None
    return _name(line, index, last, "PER", entry)


def _before_cut(line: Line, name: Name, cuts: dict[int, int]) -> Name:
    """The name without the words that begin a person's."""
    cut = min((at for at in cuts if name.first < at < name.last), default=None)
    return name if cut is None else _name(line, name.first, cut, "ORG" if name.label == "PER" else name.label, None)


def _known_or_seen(line: Line, index: int, look: Look) -> Name | None:
    """The name that begins here and is known beforehand, or that the model saw; of both the longer, as a rule."""
    known = _state(line, index, look) or look.lexicon.names.at(line, index)
    if known and not _stands(line, index, known, look.lexicon):
        known = None
    seen = None if index in look.titled else _seen(line, index, look)
    if seen and line.shouted and " ".join(line.low[index : seen[0]]) not in look.learned:
        seen = None
    if known and (seen is None or seen[1] != "ORG" or not _wider(line, known, seen[0], look.lexicon)):
        last, entry = known
        return _name(line, index, last, "PER" if entry.kind == "person" else "ORG", entry)
    if seen is None:
        return None
    return _name(line, index, seen[0], look.learned.get(" ".join(line.low[index : seen[0]]), seen[1]), None)


def _state(line: Line, index: int, look: Look) -> tuple[int, Entry] | None:
    if not look.states or not line.upper[index]:
        return None
    for last in range(min(len(line.tokens), index + _LONGEST_STATE), index, -1):
        entry = look.states.get(" ".join(line.low[index:last]))
        if entry:
            return last, entry
    return None


def _in_title(line: Line, index: int, look: Look) -> bool:
    """Whether a field of office stands behind a title or another field, so that no name begins with it."""
    return index - 1 in look.titled or (line.upper[index - 1] and line.low[index - 1] in look.lexicon.sets["domains"])


def _wider(line: Line, known: tuple[int, Entry], last: int, lexicon: Lexicon) -> bool:
    """Whether the body that the model saw is another, longer one than the known body it begins with."""
    return last > known[0] and known[1].kind != "state" and not _two_names(line, known[0], last, lexicon)


def _run(line: Line, index: int, look: Look) -> Name | None:
    """The name that the rest of the article taught, or the run of capitals, that begins here."""
    if index in look.titled or not line.upper[index] or not _may_be_name(line, index, look.lexicon):
        return None
    if index and line.low[index] in look.lexicon.sets["domains"] and _in_title(line, index, look):
        return None
    taught = _taught(line, index, look.learned)
    if taught:
        last, label = taught
        while label == "PER" and not line.shouted and last < len(line.tokens) and _goes_on(line, last, look.lexicon):
            if last in look.titled or line.low[last] in look.states or look.learned.get(line.low[last], "PER") != "PER":
                break
            last += 1
        return _name(line, index, last, label, None)
    if line.shouted or (line.opens(index) and look.lexicon.noun(line, index)):
        return None
    last = _run_end(line, index, look.lexicon)
    return _name(line, index, last, "", None) if last > index else None


def _name(line: Line, first: int, last: int, label: str, entry: Entry | None) -> Name:
    span = line.span(first, last)
    text = " ".join(token.text for token in line.tokens[first:last]) if entry is None else ""
    return Name(first, last, span.start, span.end, text, label, entry)


def _stands(line: Line, index: int, known: tuple[int, Entry], lexicon: Lexicon) -> bool:
    """Whether a name known beforehand is one here.

    A body of one state is not meant where another state's name follows ("Kementerian Pertahanan Tarsia"), a medium called
    by a common word not at a sentence's begin.
    """
    last, entry = known
    if entry.country and entry.kind in {"government", "military"} and last < len(line.tokens) and line.upper[last]:
        behind = lexicon.names.at(line, last)
        if behind and behind[1].country not in {None, entry.country}:
            return False
    text = line.tokens[index].text
    if entry.use != "media" or last - index > 1 or text[1:] != text[1:].lower() or line.tokens[index].entity:
        return True
    return not (line.opens(index) or line.shouted)


def _seen(line: Line, index: int, look: Look) -> tuple[int, str] | None:
    """The end and label of the name that the model saw to begin here, its edges mended."""
    entity, lexicon = line.tokens[index].entity, look.lexicon
    if not entity or not line.upper[index]:
        return None
    label, last = entity[2:], index + 1
    while last < len(line.tokens) and line.tokens[last].entity == f"I-{label}":
        last += 1
    if label == "PER" and line.low[index] in lexicon.sets["not_names"]:
        return None
    if label != "PER" and last == index + 1 and line.low[index] in lexicon.sets["not_names"]:
        return None
    if label == "PER":
        last = _person_end(line, index, last, lexicon)
    elif label == "ORG" and not line.shouted:
        while last < len(line.tokens) and last not in look.titled and _goes_on(line, last, lexicon):
            last += 1
    last = next((at for at in range(index + 1, last) if at in look.titled and label != "ORG"), last)
    last = next((at for at in range(index + 1, last) if line.tokens[at].text == "("), last)
    while last > index + 1 and not line.tokens[last - 1].text[-1:].isalnum() and line.tokens[last - 1].text != ".":
        last -= 1
    return last, label


def _two_names(line: Line, middle: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what the model took for one body is a known one and a person's name behind it."""
    rest = line.low[middle:last]
    return len(rest) > 1 and all(line.upper[middle:last]) and not any(word in lexicon.sets["domains"] for word in rest)


def _title_words(line: Line, lexicon: Lexicon) -> frozenset[int]:
    """The words that are titles: no name begins at them."""
    found: set[int] = set()
    for index, word in enumerate(line.low):
        if not line.upper[index] or word not in lexicon.title_leads or index in found:
            continue
        match = lexicon.titles.at(line.low, index)
        if match:
            found.update(range(index, index + match[0]))
    return frozenset(found)


def _titled(line: Line, index: int, lexicon: Lexicon) -> bool:
    return lexicon.titles.at(line.low, index) is not None and line.upper[index]


def _person_end(line: Line, index: int, last: int, lexicon: Lexicon) -> int:
    """Where a person's name ends: over capitals that follow it, up to a known name or title."""
    for at in range(index + 1, last):
        if not line.upper[at] and line.low[at] not in lexicon.sets["particles"] and line.tokens[at].text.isalpha():
            return at
        if lexicon.titles.at(line.low, at) and len(line.low[at]) > _INITIAL and not line.shouted and at > index + 1:
            return at
    if line.shouted:
        return last
    while last < len(line.tokens) and _goes_on(line, last, lexicon):
        last += 1
    return last


def _goes_on(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether the word at `index` continues the name before it."""
    token = line.tokens[index]
    if not line.upper[index] or token.entity.startswith("B-") or not _may_be_name(line, index, lexicon):
        return False
    if _pair(line, index, lexicon):
        return False
    return lexicon.names.at(line, index) is None and token.start == line.tokens[index - 1].end + 1


def _may_be_name(line: Line, index: int, lexicon: Lexicon) -> bool:
    token, word = line.tokens[index], line.low[index]
    if (
        not token.text[:1].isalpha()
        or word in lexicon.sets["not_names"]
        or token.pos in {"ADP", "SCONJ", "CCONJ", "PRON"}
    ):
        return False
    return not (line.opens(index) and token.pos in {"VERB", "ADV", "AUX", "DET", "NUM", "ADJ"})


def _taught(line: Line, index: int, learned: dict[str, str]) -> tuple[int, str] | None:
    for last in range(min(len(line.tokens), index + _LONGEST_RUN), index, -1):
        label = learned.get(" ".join(line.low[index:last]))
        if label:
            return last, label
    return None


def _run_end(line: Line, index: int, lexicon: Lexicon) -> int:
    """The end of the run of capitals that begins here; `index` itself where it begins no name."""
    if _titled(line, index, lexicon) or lexicon.noun(line, index):
        return index
    last = index + 1
    while last < len(line.tokens) and last - index < _LONGEST_RUN:
        if line.upper[last] and _goes_on(line, last, lexicon) and not _titled(line, last, lexicon):
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


def _pair(line: Line, index: int, lexicon: Lexicon) -> list[Name]:
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
