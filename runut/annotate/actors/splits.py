"""Where behind a title the body or place ends and the person begins: "Presiden Velmora | Arden Kolsaria"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.signs import Signs, head_before

_LONGEST = 7
_LENGTHS = MappingProxyType({0: 0.0, 1: -0.5, 2: 1.0, 3: 0.5, 4: -0.5})
_TOO_LONG = -2.0
_LONE_AT_NOUN = -1.5
_MOST = 3.0
_MARGIN = 0.5
_SHORT = 2
_FURTHEST = 9
_ROMAN = frozenset("IVX")
_NAMED = frozenset({"body", "refer"})


@dataclass(frozen=True, slots=True)
class Run:
    """Capitals behind a title that begins at word `at`: words [first, last) of line `line`, in lower case in `words`.

    `title` is the title's word, `opened` what stands right before the run: "title", "known" (a known name), "short" (an
    acronym in parentheses), "noun" (one that wants a name of its own, of a place or company) or "field". `borders` are the
    words at which the model begins a name, counted from the run's first; `closing` weighs what shows
    that nobody is named in the run: a rank behind it, a name and a comma behind or before.
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
    index = 0
    while index < len(line.tokens):
        match = lexicon.titles.at(line.low, index) if line.low[index] in lexicon.title_leads else None
        if match is None or match[1].use != "office":
            index += match[0] if match else 1
            continue
        first, opened = _begin(line, index + match[0], lexicon, known)
        last = _end(line, first, lexicon, known)
        if first < last <= first + _LONGEST and match[1].title not in lexicon.sets["relatives"]:
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
                _MOST if last in known else _closing(line, index, last, lexicon),
            )
        index = max(last, index + match[0])


def _closing(line: Line, title: int, last: int, lexicon: Lexicon) -> float:
    """How much shows that the person stands outside the run: a rank behind it, a name behind or before a comma."""
    if last < len(line.tokens) and _is_rank(line, last, lexicon):
        return _MOST
    if last + 1 >= len(line.tokens) or line.tokens[last].text != ",":
        return 0
    before = title > 1 and line.tokens[title - 1].text == "," and line.upper[title - 2]
    return 1.0 if before or line.upper[last + 1] else 0


def _begin(line: Line, index: int, lexicon: Lexicon, known: dict[int, int]) -> tuple[int, str]:
    """Past what surely belongs to the office: fields, nouns of bodies, known names, a short form in parentheses."""
    opened, at = "title", index
    reach = _end(line, index, lexicon, {})
    while at < len(line.tokens):
        noun = lexicon.noun(line, at) if line.upper[at] or at == index else None
        noun = noun if noun and noun[1].use in _NAMED else None
        short = in_parentheses(line, at)
        if at in known:
            at, opened = known[at], "known"
        elif short and at > index:
            at, opened = short[0], "short" if short[1] else "known"
        elif at > index and _numbered(line, at):
            at += 1
        elif line.low[at] in lexicon.sets["domains"]:
            at, opened = at + 1, "noun" if line.low[at] in lexicon.sets["settled"] else "field"
        elif noun and at < reach + 1:
            wants = line.low[at] in lexicon.sets["settled"] or noun[1].kind == "company" or noun[1].use == "refer"
            at, opened = at + noun[0], "noun" if wants else "field"
        elif line.low[at] in lexicon.sets["inside"] and opened == "field" and _goes_on(line, at, lexicon):
            at += 1
        else:
            break
    behind = _shortened(line, at, lexicon)
    return (behind, "short") if behind else (at, opened)


def _shortened(line: Line, index: int, lexicon: Lexicon) -> int:
    """The word behind the short form in parentheses that ends the body's name at `index`; 0 where there is none."""
    at = index
    while at < min(len(line.tokens), index + _FURTHEST):
        short = in_parentheses(line, at)
        if short:
            return short[0] if short[1] else 0
        joins = line.low[at] in lexicon.sets["inside"] and at + 1 < len(line.tokens) and line.upper[at + 1]
        if not (joins or (line.upper[at] and line.tokens[at].text[:1].isalpha())) or lexicon.titles.at(line.low, at):
            return 0
        at += 1
    return 0


def _numbered(line: Line, at: int) -> bool:
    """Whether a number stands between two capitals, of a class, a commission or a region ("Kelas 1 Lembayung")."""
    number = line.tokens[at].text.isdigit() or set(line.tokens[at].text) <= _ROMAN
    return number and at + 1 < len(line.tokens) and line.upper[at + 1] and line.upper[at - 1]


def _hyphened(text: str) -> bool:
    """Whether a particle and a capital are one word ("al-Salad")."""
    head, dash, tail = text.partition("-")
    return bool(dash) and head.isalpha() and tail[:1].isupper()


def _is_rank(line: Line, at: int, lexicon: Lexicon) -> bool:
    """Whether a rank or an honorific begins at the word."""
    match = lexicon.titles.at(line.low, at) if line.upper[at] and len(line.low[at]) > _SHORT else None
    return match is not None and match[1].use in {"rank", "honorific"}


def _goes_on(line: Line, at: int, lexicon: Lexicon) -> bool:
    return at + 1 < len(line.tokens) and line.low[at + 1] in lexicon.sets["domains"]


def _end(line: Line, first: int, lexicon: Lexicon, known: dict[int, int]) -> int:
    """Where the capitals that begin at `first` end; without `known` names, short forms in parentheses are passed."""
    at = first
    while at < len(line.tokens) and not (at > first and _is_rank(line, at, lexicon)):
        token, short = line.tokens[at], None if known else in_parentheses(line, at)
        if short and short[1] and at > first:
            at = short[0]
        elif (
            (line.upper[at] or _hyphened(token.text))
            and token.text[:1].isalpha()
            and at not in known
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


def by_head_alone(run: Run, cut: int, signs: Signs) -> float:
    """The words before the cut are a place or body elsewhere, or a person."""
    head = run.head(cut)
    if not head:
        return 0
    weight = max(signs.lead(head, "place"), signs.lead(head, "body"))
    if cut > 1 and signs.lead(run.words[cut - 1], "place") >= 1:
        weight = max(weight, 1)
    return max(-_MOST, min(_MOST, weight))


def by_tail_alone(run: Run, cut: int, signs: Signs) -> float:
    """The words behind the cut are a person elsewhere, whole, by the last or by the first word; or a place."""
    tail = run.words[cut:]
    if not tail:
        return -1.0 if signs.lead(run.words[-1], "person") > 0 and len(run.words) > 1 else 0
    whole = max(-_MOST, min(_MOST, signs.lead(run.tail(cut), "person"))) if run.tail(cut) in signs.texts else 0
    if len(tail) == 1:
        return whole if len(run.words) == 1 else min(1.0, whole)
    two = " ".join(tail[:2])
    if len(tail) > 2 and two in signs.texts and signs.lead(two, "person") >= 1:  # noqa: PLR2004 - a shorter name
        whole += 2.5
    first = max(-_MOST, min(1.0, signs.lead(tail[0], "person")))
    return whole + first + max(-_MOST, min(1.0, signs.lead(tail[-1], "person")))


def by_length(run: Run, cut: int, _signs: Signs) -> float:
    """Persons have two words, sometimes three or one."""
    if len(run.words) == 1:
        return 0
    lone = _LONE_AT_NOUN if run.opened == "noun" and len(run.words) - cut == 1 else 0
    return _LENGTHS.get(len(run.words) - cut, _TOO_LONG) + lone


def by_capitals(run: Run, cut: int, _signs: Signs) -> float:
    """No person's name ends with capitals alone, other than initials and degrees of a longer name."""
    tail = run.texts[cut:]
    shouted = tail and tail[-1].isupper() and len(tail[-1]) > 1 and not all(text.isupper() for text in run.texts)
    return -_MOST if shouted and len(tail) <= _SHORT else 0


def by_border(run: Run, cut: int, _signs: Signs) -> float:
    """The model begins a name at the cut."""
    return 1.0 if cut in run.borders else 0


def by_opening(run: Run, cut: int, _signs: Signs) -> float:
    """What stands before the run wants a name first, or has had it."""
    if run.opened == "noun":
        return 1.0 if cut else -_MOST
    if run.opened in {"known", "short"}:
        return 2.0 if cut == 0 else 0
    return 0


def by_comma(run: Run, cut: int, _signs: Signs) -> float:
    """A comma and a name behind the run leave no person in it."""
    return run.closing if cut == len(run.words) else 0


REASONS: tuple[Callable[[Run, int, Signs], float], ...] = (
    by_head_alone,
    by_tail_alone,
    by_length,
    by_border,
    by_opening,
    by_comma,
    by_capitals,
)


def by_title(run: Run, cut: int, signs: Signs, lexicon: Lexicon) -> float:
    """Titles of a state are followed by its name when more than a person's follows; others only where something says so."""
    if len(run.words) <= 2 or not cut or run.opened in {"known", "short"}:  # noqa: PLR2004 - two words are a whole name
        return 0
    told = max(signs.lead(run.head(cut), "place"), signs.lead(run.head(cut), "body")) > 0
    if told or run.opened != "title" or cut in run.borders:
        return 0.5
    ruling = run.title in lexicon.sets["sovereign"] or " " in run.title
    seated = run.title in lexicon.sets["seated"] or run.title.split()[0] in lexicon.sets["seated"]
    return 0.5 if seated and ruling and run.title not in lexicon.sets["regional"] else -0.5


def by_ender(run: Run, cut: int, lexicon: Lexicon) -> float:
    """A word that ends the names of bodies stands right before the person, and never in the person's name."""
    enders = lexicon.sets["enders"]
    at = max((i for i, word in enumerate(run.words) if word in enders), default=-1)
    if at < 0:
        return 0
    return _MOST if cut == at + 1 else -_MOST if cut <= at else 0


def by_sharing(run: Run, cut: int, heads: dict[str, set[str]]) -> float:
    """Different persons, or none, follow the same words elsewhere."""
    return min(_MOST, 1.5 * max(0, len(heads.get(run.head(cut), ())) - 1)) if cut else 0


def best_cut(run: Run, signs: Signs, heads: dict[str, set[str]], lexicon: Lexicon) -> int | None:
    """The word of the run at which the person begins (its length where nobody is named); None where nothing decides."""
    scored = sorted(
        (
            sum(reason(run, cut, signs) for reason in REASONS)
            + by_title(run, cut, signs, lexicon)
            + by_ender(run, cut, lexicon)
            + by_sharing(run, cut, heads),
            -cut,
        )
        for cut in range(len(run.words) + 1)
    )
    if len(scored) > 1 and scored[-1][0] - scored[-2][0] < _MARGIN:
        return None
    return -scored[-1][1]


def seat_before(line: Line, run: Run, lexicon: Lexicon) -> str:
    """The word of a state or region right before the run, for what its first words are."""
    return head_before(
        line, run.first, lexicon.sets["sovereign"] | lexicon.sets["regional"] | lexicon.sets["statehood"]
    )
