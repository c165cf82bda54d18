"""Titles and the persons they belong to: before a name, behind it, or standing for it."""

from dataclasses import dataclass

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line

_LONGEST = 16
_MOST_BEFORE = 3
_SMALL_WORDS = frozenset({"ADP", "SCONJ", "ADV"})
_MODIFIERS = frozenset({"NOUN", "ADJ", "PROPN"})
# The country of those who serve a body of no country: never filled from the article.
STATELESS = "-"


@dataclass(frozen=True, slots=True)
class Title:
    """A title's words [first, last); the office that the register knows it by; the country of what it is an office of.

    `bare` titles say nothing of what they are an office of. `word` is the title itself in lower case.
    """

    first: int
    last: int
    word: str
    use: str
    office: str
    country: str | None
    bare: bool
    past: bool


def titles_in(line: Line, lexicon: Lexicon, names: list[Name]) -> list[Title]:
    """The titles of `line` from left to right; of two that overlap the first stands."""
    starts = {name.first: name for name in names}
    found, free, leads = [], 0, lexicon.title_leads
    for index, word in enumerate(line.low):
        if word in leads and index >= free:
            title = _title_at(line, index, lexicon, starts)
            if title and title.use != "none":
                found.append(title)
            free = title.last if title else free
    return found


def _title_at(line: Line, index: int, lexicon: Lexicon, starts: dict[int, Name]) -> Title | None:
    at, office_of_other, past = index, False, False
    while at < len(line.tokens) and at - index <= _MOST_BEFORE:
        two = " ".join(line.low[at : at + 2])
        if at > index and line.tokens[at].text == "." and line.tokens[at].start == line.tokens[at - 1].end:
            at += 1
            continue
        if line.low[at] in lexicon.sets["former"]:
            past, at = True, at + 1
        elif lexicon.titles.at(line.low, at):
            break
        elif two in lexicon.sets["deputy"] or line.low[at] in lexicon.sets["deputy"]:
            office_of_other, at = True, at + (2 if two in lexicon.sets["deputy"] else 1)
        else:
            break
    match = lexicon.titles.at(line.low, at) if at < len(line.tokens) else None
    if match is None:
        return None
    count, row = match
    if row.use == "none":
        return Title(index, at + count, row.title, row.use, "", None, bare=True, past=False)
    if row.use != "office":
        return _rank(line, index, at + count, lexicon, row.use)
    last, country, complement = _complement(line, at + count, lexicon, starts)
    office = "" if office_of_other else row.office
    return Title(index, last, row.title, row.use, office, country, not complement, past)


def _rank(line: Line, index: int, last: int, lexicon: Lexicon, use: str) -> Title | None:
    """A rank or honorific, with the ranks and marks of service that follow it; it must stand before a name."""
    while last < len(line.tokens):
        match = lexicon.titles.at(line.low, last)
        if match and match[1].use != "office" and line.upper[last]:
            last += match[0]
        elif line.tokens[last].text == "." and line.tokens[last - 1].end == line.tokens[last].start:
            last += 1
        elif line.tokens[last].text == "(" and in_parentheses(line, last):
            last = (in_parentheses(line, last) or (last, None))[0]
        else:
            break
    if last >= len(line.tokens) or not line.upper[last] or line.tokens[last].start == line.tokens[last - 1].end:
        return None
    if line.low[last] in lexicon.sets["not_names"]:
        return None
    return Title(index, last, line.low[index], use, "", None, bare=True, past=False)


def _complement(line: Line, index: int, lexicon: Lexicon, starts: dict[int, Name]) -> tuple[int, str | None, bool]:
    """Where that ends which the office is an office of, its country where a known name says it, and whether there is any."""
    at, country, any_words, closed, stateless = index, None, False, False, False
    while at < min(len(line.tokens), index + _LONGEST):
        step = _step(line, at, lexicon, starts)
        if (
            step is None
            or (any_words and _is_person(line, at, lexicon, starts))
            or (closed and _names_person(line, at, lexicon, starts))
        ):
            break
        name = starts.get(at) or starts.get(step - 1)
        closed = bool(name and name.entry) or (closed and line.tokens[at].text == "(")
        if name and name.entry:
            country = country or name.entry.country
            stateless = stateless or (name.entry.kind in {"igo", "state"} and name.entry.country is None)
        if line.tokens[at].text != "(":
            any_words = True
        at = step
    while at > index and (line.low[at - 1] in lexicon.sets["inside"] or line.tokens[at - 1].text == ","):
        at -= 1
    return at, (STATELESS if stateless and country is None else country), any_words


def _is_person(line: Line, at: int, lexicon: Lexicon, starts: dict[int, Name]) -> bool:
    """Whether a run of capitals behind a field of office is the person's name: "Menteri Pertahanan Arden Kolsaria"."""
    run = starts.get(at)
    if run is None or run.label or run.entry or line.low[at - 1] in lexicon.sets["inside"]:
        return False
    return line.low[at - 1] in lexicon.sets["fields"]


def _names_person(line: Line, at: int, lexicon: Lexicon, starts: dict[int, Name]) -> bool:
    """Whether the capital behind a known name begins a person's name: no known name, and no number behind it."""
    if not line.upper[at] or line.low[at] in lexicon.sets["domains"] or (at in starts and starts[at].entry):
        return False
    short = in_parentheses(line, starts[at].last) if at in starts else None
    last = short[0] if short and short[1] else starts[at].last if at in starts else at
    behind = starts.get(last) if at in starts and starts[at].label != "PER" else None
    if behind and behind.label == "PER":
        return False
    return at + 1 >= len(line.tokens) or not line.tokens[at + 1].text[:1].isdigit()


def _step(line: Line, at: int, lexicon: Lexicon, starts: dict[int, Name]) -> int | None:
    """The word behind the next piece of what an office is of; None where it ends."""
    name = starts.get(at)
    if name:
        return None if name.label == "PER" else name.last
    short = in_parentheses(line, at)
    if short and short[1]:
        return short[0]
    if line.tokens[at].text == ",":
        return listed(line, at, lexicon)
    if line.low[at] in lexicon.sets["domains"]:
        return at + 1 if line.upper[at] or line.tokens[at].pos not in _SMALL_WORDS else None
    if line.low[at] in lexicon.sets["inside"] or (line.low[at] in lexicon.sets["tied"] and not line.upper[at]):
        return _joined(line, at, lexicon, starts)
    return at + 1 if _describes(line, at, lexicon) else None


def listed(line: Line, at: int, lexicon: Lexicon) -> int | None:
    """Past a comma inside a field of office ("Energi Baru, Terbarukan, dan Konservasi Energi")."""
    if at + 2 >= len(line.tokens) or not line.upper[at - 1]:
        return None
    domains = lexicon.sets["domains"]
    goes_on = line.low[at + 1] in domains and (line.upper[at + 1] or line.low[at + 2] in domains)
    return at + 1 if goes_on or (line.low[at + 1] in lexicon.sets["inside"] and line.low[at + 2] in domains) else None


def _joined(line: Line, at: int, lexicon: Lexicon, starts: dict[int, Name]) -> int | None:
    """Past a small word with a name or a field of office behind it."""
    if at + 1 < len(line.tokens) and line.low[at] in lexicon.sets["tied"]:
        return _of_body(line, at + 1, lexicon, starts)
    if at + 1 >= len(line.tokens) or line.low[at] not in lexicon.sets["inside"]:
        return None
    behind = starts.get(at + 1)
    if behind and behind.label != "PER":
        closed = behind.last >= len(line.tokens) or line.tokens[behind.last].text in {",", "("} or behind.last in starts
        return behind.last if closed or line.low[at] not in lexicon.sets["locative"] else None
    return at + 1 if line.low[at + 1] in lexicon.sets["domains"] else None


def _of_body(line: Line, at: int, lexicon: Lexicon, starts: dict[int, Name]) -> int | None:
    """Past the body or place whom the office's holder comes from, where the person's name follows ("dari Fraksi X")."""
    noun = lexicon.noun(line, at)
    if noun and noun[1].use in {"body", "refer"} and at not in starts:
        at += noun[0]
    name = starts.get(at)
    behind = starts.get(name.last) if name and name.label != "PER" else None
    return behind.first if behind and behind.label in {"PER", ""} and behind.entry is None else None


def _describes(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether the word can be part of what an office is of: a number before a name, a noun or adjective, a capital noun."""
    token, word = line.tokens[at], line.low[at]
    if any(c.isdigit() for c in token.text):
        return at + 1 < len(line.tokens) and (line.upper[at + 1] or not token.text.isdigit())
    title = lexicon.titles.at(line.low, at)
    if word in lexicon.sets["stops"] or not token.text[:1].isalpha() or (title and title[1].use != "office"):
        return False
    if line.upper[at] and not line.shouted and title is None:
        return lexicon.noun(line, at) is not None
    return (
        token.pos in _MODIFIERS and not line.upper[at] and not word.endswith(lexicon.endings) and not lexicon.acts(word)
    )
