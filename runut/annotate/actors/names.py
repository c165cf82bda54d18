"""Which words of a line are names: those known beforehand, those the model saw, and runs of capitals."""

from dataclasses import dataclass, replace

from runut.annotate.actors.acronyms import INITIALS, in_parentheses, initialed
from runut.annotate.actors.edges import (
    goes_on,
    hyphened,
    is_degree,
    may_be_name,
    person_end,
    run_end,
    taught,
)
from runut.annotate.actors.found import Entry, Name
from runut.annotate.actors.ground import Ground
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.outlook import Outlook

_LONGEST_STATE = 3
_SHORT_RANK = 2
_HEADED = frozenset({"NOUN", "ADJ", "PRON", "DET"})


@dataclass(frozen=True, slots=True)
class Look:
    """What a look over one line goes by: the line's ground, the lexicon, and what the article taught.

    `cuts` are the words of the line at which a person's name begins, each with its end.
    """

    ground: Ground
    lexicon: Lexicon
    article: Outlook
    cuts: dict[int, int]


def names_in(ground: Ground, article: Outlook) -> list[Name]:
    """The names of a line from left to right, none overlapping.

    `article` holds what the rest of the article taught; an empty one for a first look.
    """
    found: list[Name] = []
    line, lexicon, bodies, free = ground.line, ground.lexicon, ground.bodies, 0
    cuts, offices = article.cuts.get(ground.number, {}), article.offices.get(ground.number, [])
    look = Look(ground, lexicon, article, cuts)
    for index in ground.begins:
        if index < free:
            continue
        if index and line.low[index - 1] in lexicon.sets["currencies"] and (money := _money(index, look)) > index:
            free = money
            continue
        text = line.tokens[index].text
        here = hyphened(line, index, lexicon) if "-" in text else []
        if not here and _may_begin(text):
            name = (
                (_initials(line, index, look) if text.isupper() else None)
                or (_name(line, index, bodies[index], "ORG", None) if index in bodies else None)
                or (_short(line, index, look) if article.shorts else None)
                or (_at_cut(line, index, look) if index in cuts else None)
                or _known_or_seen(line, index, look)
                or _run(line, index, look)
            )
            here = [_in_office(_before_cut(line, name, cuts) if cuts else name, offices)] if name else []
        if here:
            found.extend(here)
            free = here[-1].last
    return found


def _money(index: int, look: Look) -> int:
    """Past the state's name in the name of its money ("dolar X"), which does not mean the state; else `index`."""
    known = look.ground.known(index)
    return known[0] if known and known[1].kind == "state" else index


def _initials(line: Line, index: int, look: Look) -> Name | None:
    """Capitals that stand for a person: behind a word that says so, before an age, or of a name in the article."""
    token = line.tokens[index]
    if len(token.text) > INITIALS or line.shouted:
        return None
    said = initialed(line, index, look.lexicon)
    aged = in_parentheses(line, index + 1)
    if said or (aged and aged[1] is None) or token.text in look.article.initials:
        return _name(line, index, index + 1, "PER", None)
    return None


def _short(line: Line, index: int, look: Look) -> Name | None:
    """The body's short form that the article gave in parentheses, whose first word alone may be somebody else's."""
    for words in look.article.shorts:
        if line.low[index] == words[0] and tuple(line.low[index : index + len(words)]) == words:
            known = look.ground.known(index)
            if known and known[0] < index + len(words):
                return _name(line, index, index + len(words), "ORG", None)
    return None


def _may_begin(text: str) -> bool:
    """Whether a name can begin with the word: a letter, and no number of a paper ("XXI/2023")."""
    return text[:1].isalpha() and not ("/" in text and text[-1:].isdigit())


def _in_office(name: Name, offices: list[tuple[int, int]]) -> Name:
    """The name, which is no person's where it belongs to what somebody's office is of."""
    if name.label in {"PER", ""} and name.entry is None and any(a <= name.first < b for a, b in offices):
        return replace(name, label="ORG")
    return name


def _at_cut(line: Line, index: int, look: Look) -> Name | None:
    """The person's name that the whole article showed to begin here."""
    last, known = look.cuts[index], look.ground.known(index)
    entry = known[1] if known and known[0] == last and known[1].kind == "person" else None
    return _name(line, index, last, "PER", entry)


def _before_cut(line: Line, name: Name, cuts: dict[int, int]) -> Name:
    """The name without the words that begin a person's."""
    cut = min((at for at in cuts if name.first < at < name.last), default=None)
    return name if cut is None else _name(line, name.first, cut, "ORG" if name.label == "PER" else name.label, None)


def _known_or_seen(line: Line, index: int, look: Look) -> Name | None:
    """The name that begins here and is known beforehand, or that the model saw; of both the longer, as a rule."""
    known = _state(line, index, look) or look.ground.known(index)
    if known and not _stands(line, index, known, look.lexicon):
        known = None
    known = _with_state(line, known, look.lexicon) if known else None
    if index not in look.ground.seen:
        look.ground.seen[index] = None if index in look.ground.titled else _seen(look.ground, index)
    seen = look.ground.seen[index]
    if seen and line.shouted and " ".join(line.low[index : seen[0]]) not in look.article.labels:
        seen = None
    if known and (seen is None or seen[1] != "ORG" or not _wider(line, known, seen[0], look.lexicon)):
        last, entry = known
        return _name(line, index, last, "PER" if entry.kind == "person" else "ORG", entry)
    if seen is None:
        return None
    return _name(line, index, seen[0], look.article.labels.get(" ".join(line.low[index : seen[0]]), seen[1]), None)


def _with_state(line: Line, known: tuple[int, Entry], lexicon: Lexicon) -> tuple[int, Entry]:
    """The known body with its own state's name behind it ("Kementerian X RI")."""
    last, entry = known
    if entry.kind not in {"government", "military"} or last >= len(line.tokens) or not line.upper[last]:
        return known
    behind = lexicon.names.at(line, last)
    own = behind and behind[1].kind == "state" and behind[1].country == entry.country
    return (behind[0], entry) if behind and own else known


def _state(line: Line, index: int, look: Look) -> tuple[int, Entry] | None:
    if not look.article.states or not line.upper[index]:
        return None
    for last in range(min(len(line.tokens), index + _LONGEST_STATE), index, -1):
        entry = look.article.states.get(" ".join(line.low[index:last]))
        if entry:
            return last, entry
    return None


def _in_title(line: Line, index: int, look: Look) -> bool:
    """Whether a field of office stands behind a title or another field, so that no name begins with it."""
    return index - 1 in look.ground.titled or (
        line.upper[index - 1] and line.low[index - 1] in look.lexicon.sets["domains"]
    )


def _wider(line: Line, known: tuple[int, Entry], last: int, lexicon: Lexicon) -> bool:
    """Whether the body that the model saw is another, longer one than the known body it begins with."""
    return last > known[0] and known[1].kind != "state" and not _two_names(line, known[0], last, lexicon)


def _run(line: Line, index: int, look: Look) -> Name | None:
    """The name that the rest of the article taught, or the run of capitals, that begins here."""
    if index in look.ground.titled or not line.upper[index] or not may_be_name(line, index, look.lexicon):
        return None
    if index and line.low[index] in look.lexicon.sets["domains"] and _in_title(line, index, look):
        return None
    known = taught(line, index, look.article.labels) if line.low[index] in look.article.leads else None
    if known:
        last, label = known
        while label == "PER" and not line.shouted and last < len(line.tokens) and goes_on(line, last, look.lexicon):
            if (
                last in look.ground.titled
                or line.low[last] in look.article.states
                or look.article.labels.get(line.low[last], "PER") != "PER"
            ):
                break
            last += 1
        return _name(line, index, last, label, None)
    if line.shouted or (line.opens(index) and look.lexicon.noun(line, index)):
        return None
    last = run_end(line, index, look.lexicon)
    return _name(line, index, last, "", None) if last > index else None


def _name(line: Line, first: int, last: int, label: str, entry: Entry | None) -> Name:
    span = line.span(first, last)
    text = " ".join(token.text for token in line.tokens[first:last]) if entry is None else ""
    return Name(first, last, span.start, span.end, text, label, entry)


def _stands(line: Line, index: int, known: tuple[int, Entry], lexicon: Lexicon) -> bool:
    """Whether a name known beforehand is one here.

    A body of one state is not meant where another state's name follows ("Kementerian Pertahanan Tarsia"), a medium called
    by a common word not at a sentence's begin, nor behind a number.
    """
    last, entry = known
    if entry.country and entry.kind in {"government", "military"} and last < len(line.tokens) and line.upper[last]:
        behind = lexicon.names.at(line, last)
        if behind and behind[1].country not in {None, entry.country}:
            return False
    if _is_branch(line, index, last, lexicon):
        return False
    text = line.tokens[index].text
    if entry.use == "media" and index and line.tokens[index - 1].text[-1:].isdigit():
        return False
    if entry.use != "media" or last - index > 1 or text[1:] != text[1:].lower() or line.tokens[index].entity:
        return True
    return not (line.opens(index) or line.shouted)


def _is_branch(line: Line, index: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a body of the country's is only its branch in the region named behind it ("BPBD Kabupaten X")."""
    if last > index + 1 or last + 1 > len(line.tokens) - 1 or line.shouted or not line.upper[last]:
        return False
    row = lexicon.nouns.get(line.low[index])
    settled = line.low[last] in lexicon.sets["regional"] and line.upper[last + 1]
    named = any(" ".join(line.low[last : last + count]) in lexicon.regions for count in (1, 2))
    return row is not None and row.use == "body" and (settled or named)


def _seen(ground: Ground, index: int) -> tuple[int, str] | None:
    """The end and label of the name that the model saw to begin here, its edges mended."""
    line, lexicon, titled = ground.line, ground.lexicon, ground.titled
    entity = line.tokens[index].entity
    if not entity or not line.upper[index] or is_degree(line, index):
        return None
    label, last = entity[2:], index + 1
    while last < len(line.tokens) and line.tokens[last].entity == f"I-{label}":
        last += 1
    if label == "PER" and (line.low[index] in lexicon.sets["not_names"] or _common(line, index, last, lexicon)):
        return None
    if label == "PER" and _heads_body(line, index, lexicon):
        label = "ORG"
    if label != "PER" and last == index + 1 and line.low[index] in lexicon.sets["not_names"]:
        return None
    if label == "PER":
        last = person_end(line, index, last, lexicon)
    elif label == "ORG" and not line.shouted:
        while last < len(line.tokens) and last not in titled and goes_on(line, last, lexicon):
            last += 1
    last = next((at for at in range(index + 1, last) if at in titled and _cuts(line, at, label, lexicon)), last)
    last = next((at for at in range(index + 1, last) if line.tokens[at].text == "("), last)
    while last > index + 1 and not line.tokens[last - 1].text[-1:].isalnum() and line.tokens[last - 1].text != ".":
        last -= 1
    return last, label


def _cuts(line: Line, at: int, label: str, lexicon: Lexicon) -> bool:
    """Whether the title at `at` ends the name before it: any does a person's or place's, a rank also a body's."""
    title = lexicon.titles.at(line.low, at)
    return label != "ORG" or (title is not None and title[1].use == "rank" and len(line.low[at]) > _SHORT_RANK)


def _common(line: Line, index: int, last: int, lexicon: Lexicon) -> bool:
    """Whether the capital is only that of the sentence's first word, a common noun: by its ending or what follows it."""
    if not line.opens(index):
        return False
    noun = line.low[index].endswith(lexicon.endings) and (
        lexicon.noun(line, index) or _plain_title(line, index, lexicon)
    )
    if last > index + 1:
        return bool(noun)
    follows = line.tokens[last] if last < len(line.tokens) else None
    return follows is not None and not line.upper[last] and follows.pos in _HEADED


def _plain_title(line: Line, index: int, lexicon: Lexicon) -> bool:
    return lexicon.titles.get(lexicon.plain(line.low[index])) is not None


def _heads_body(line: Line, index: int, lexicon: Lexicon) -> bool:
    """Whether the name begins with a noun that heads names of bodies, so that it is no person's."""
    noun = lexicon.noun(line, index)
    return noun is not None and noun[1].use == "body" and noun[1].kind != "person"


def _two_names(line: Line, middle: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what the model took for one body is a known one and a person's name behind it."""
    rest = line.low[middle:last]
    return len(rest) > 1 and all(line.upper[middle:last]) and not any(word in lexicon.sets["domains"] for word in rest)
