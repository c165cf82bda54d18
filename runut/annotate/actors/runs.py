"""The capitals behind titles, of which part is what the office is of and part the person who holds it."""

from collections.abc import Iterator
from dataclasses import dataclass

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.signs import head_before

# So much shows that nobody is named in the run.
CLOSED = 3.0
ROMAN = frozenset("IVX")
_LONGEST = 7
_SHORT = 2
_FURTHEST = 9
_NAMED = frozenset({"body", "refer"})


@dataclass(frozen=True, slots=True)
class Run:
    """Capitals behind a title that begins at word `at`: words [first, last) of line `line`, in lower case in `words`.

    `title` is the title's word, `opened` what stands right before the run: "title", "known" (a known name), "short" (an
    acronym in parentheses), "noun" or "firm" (one that wants a name of its own, of a place or a company) or "field".
    `texts` are the words as written, `borders` those at which the model begins a name, counted from the run's first;
    `closing` weighs what shows that nobody is named in the run: a rank behind it, a name and a comma behind or before.
    """

    line: int
    at: int
    first: int
    last: int
    words: tuple[str, ...]
    texts: tuple[str, ...]
    title: str
    opened: str
    borders: frozenset[int]
    closing: float

    def head(self, cut: int) -> str:
        """The words before the cut."""
        return " ".join(self.words[:cut])

    def tail(self, cut: int) -> str:
        """The words behind the cut."""
        return " ".join(self.words[cut:])


def runs_in(line: Line, number: int, lexicon: Lexicon, names: list[Name]) -> Iterator[Run]:
    """The runs of unknown capitals behind the titles of a line."""
    known = {name.first: name.last for name in names if name.entry and name.entry.kind != "person"}
    free = 0
    for index, word in enumerate(line.low):
        match = lexicon.titles.at(line.low, index) if index >= free and word in lexicon.title_leads else None
        if match is None or match[1].use != "office":
            free = index + match[0] if match else free
            continue
        first, opened = _begin(line, index + match[0], lexicon, known)
        last = _end(line, first, lexicon, known)
        if first <= last <= first + _LONGEST and match[1].title not in lexicon.sets["relatives"]:
            borders = frozenset(at - first for at in range(first + 1, last) if line.tokens[at].entity.startswith("B-"))
            yield Run(
                number,
                index,
                first,
                last,
                line.low[first:last],
                tuple(token.text for token in line.tokens[first:last]),
                match[1].title,
                opened,
                borders,
                _closing(line, index, (first, last), lexicon),
            )
        free = max(last, index + match[0])


def _closing(line: Line, title: int, words: tuple[int, int], lexicon: Lexicon) -> float:
    """How much shows that nobody is named in the run `words`.

    A rank or a word of reference behind it, a short form of more words than it has, a name beside a comma.
    """
    first, last = words
    if last < len(line.tokens) and (_is_rank(line, last, lexicon) or line.low[last] in lexicon.sets["pointing"]):
        return CLOSED
    short = in_parentheses(line, last)
    if short and short[1] and short[1].isupper() and len(short[1]) > max(_SHORT, last - first):
        return CLOSED
    if last + 1 >= len(line.tokens) or line.tokens[last].text != ",":
        return 0
    before = title > 1 and line.tokens[title - 1].text == "," and line.upper[title - 2]
    return 1.0 if before or line.upper[last + 1] else 0


def _begin(line: Line, index: int, lexicon: Lexicon, known: dict[int, int]) -> tuple[int, str]:
    """Past what surely belongs to the office: fields, nouns of bodies, known names, a short form in parentheses."""
    opened, at = "title", index
    reach = _end(line, index, lexicon, None)
    while at < len(line.tokens):
        noun = lexicon.noun(line, at) if line.upper[at] or at == index else None
        noun = noun if noun and noun[1].use in _NAMED else None
        short = in_parentheses(line, at)
        if at in known:
            at, opened = known[at], "known"
        elif short and at > index:
            at, opened = short[0], "short" if short[1] else "known"
        elif at > index and _numbered(line, at, lexicon):
            at += 1
        elif line.low[at] in lexicon.sets["domains"]:
            at, opened = at + 1, "noun" if line.low[at] in lexicon.sets["settled"] else "field"
        elif noun and at < reach + 1:
            settled, firm = line.low[at] in lexicon.sets["settled"], noun[1].kind == "company" or noun[1].use == "refer"
            at, opened = at + noun[0], "noun" if settled else "firm" if firm else "field"
        elif line.low[at] in lexicon.sets["inside"] and opened == "field" and _goes_on(line, at, lexicon):
            at += 1
        elif behind := _shortened(line, at, lexicon):
            at, opened = behind, "short"
        elif (end := _end(line, at, lexicon, known)) in known and end > at:
            at, opened = known[end], "known"
        else:
            break
    return at, opened


def _shortened(line: Line, index: int, lexicon: Lexicon) -> int:
    """The word behind the short form in parentheses that ends the body's name at `index`; 0 where there is none."""
    at = index
    while at < min(len(line.tokens), index + _FURTHEST):
        short = in_parentheses(line, at)
        if short:
            return short[0] if short[1] and _of_body(line, short[0], short[1], lexicon) else 0
        joins = line.low[at] in lexicon.sets["inside"] and at + 1 < len(line.tokens) and line.upper[at + 1]
        if not (joins or (line.upper[at] and line.tokens[at].text[:1].isalpha())) or lexicon.titles.at(line.low, at):
            return 0
        at += 1
    return 0


def _of_body(line: Line, behind: int, short: str, lexicon: Lexicon) -> bool:
    """Whether the short form is of what the office is of: no title begins it, and a name follows it."""
    at = behind + 1 if behind < len(line.tokens) and line.tokens[behind].text == "," else behind
    if lexicon.titles.at(short.casefold().split(), 0) or at >= len(line.tokens):
        return False
    return line.upper[at] and line.tokens[at].text[:1].isalpha() and line.low[at] not in lexicon.sets["not_names"]


def _numbered(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a number stands between two capitals, of a class, a commission or a region ("Kelas 1 Lembayung")."""
    number = line.tokens[at].text.isdigit() or set(line.tokens[at].text) <= ROMAN
    kind = line.low[at - 1] in lexicon.sets["domains"] or lexicon.noun(line, at - 1) is not None
    return number and kind and at + 1 < len(line.tokens) and line.upper[at + 1]


def _hyphened(text: str) -> bool:
    """Whether a particle and a capital are one word ("al-Salad")."""
    head, dash, tail = text.partition("-")
    return bool(dash) and head.isalpha() and tail[:1].isupper()


def _is_rank(line: Line, at: int, lexicon: Lexicon, *, alone: bool = False) -> bool:
    """Whether a rank begins at the word, or an honorific, which behind one word `alone` may belong to a body's name."""
    match = lexicon.titles.at(line.low, at) if line.upper[at] and len(line.low[at]) > _SHORT else None
    return match is not None and (match[1].use == "rank" or (match[1].use == "honorific" and not alone))


def _goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    return at + 1 < len(line.tokens) and line.low[at + 1] in lexicon.sets["domains"]


def _end(line: Line, first: int, lexicon: Lexicon, known: dict[int, int] | None) -> int:
    """Where the capitals that begin at `first` end; without `known` names, short forms in parentheses are passed."""
    at = first
    while at < len(line.tokens) and not (at > first and _is_rank(line, at, lexicon, alone=at == first + 1)):
        token, short = line.tokens[at], in_parentheses(line, at) if known is None else None
        if short and short[1] and at > first:
            at = short[0]
        elif (
            (line.upper[at] or _hyphened(token.text))
            and token.text[:1].isalpha()
            and at not in (known or {})
            and line.low[at] not in lexicon.sets["not_names"]
        ):
            at += 1
        elif (
            at > first and line.low[at] in lexicon.sets["particles"] - lexicon.sets["stops"] - lexicon.sets["locative"]
        ):
            if at + 1 >= len(line.tokens) or not line.upper[at + 1]:
                break
            at += 2
        else:
            break
    return at


def seat_before(line: Line, run: Run, lexicon: Lexicon) -> str:
    """The word of a state or region right before the run, for what its first words are."""
    return head_before(
        line, run.first, lexicon.sets["sovereign"] | lexicon.sets["regional"] | lexicon.sets["statehood"]
    )
