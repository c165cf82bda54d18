"""What an unknown name is, by the words around it everywhere in the article: a person, a place or a body."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.records.annotations import Place

Side = Literal["person", "place", "body"]
_MOST_LABELS = 3
_LABEL_OF_ONE, _LABEL_OF_MORE = 0.25, 1.0
_LONGEST_PHRASE = 2
_SHORT = 2
_KNOWN_KINDS = frozenset({"region", "city", "village", "island"})
_NATURE = frozenset({"water", "mountain", "road", "building"})
_PRIVATE = frozenset({"company", "ngo", "media", "party", "igo"})
_LABELS: dict[str, Side] = {"PER": "person", "LOC": "place", "ORG": "body"}


@dataclass(slots=True)
class Signs:
    """How much speaks for each side of each name (in lower case); the words of state or region said of it.

    `texts` holds the name as the article writes it. `heads` are the words that stood before it and say what it is.
    """

    weights: dict[str, dict[Side, float]] = field(default_factory=dict)
    heads: dict[str, dict[str, None]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, side: Side, weight: float) -> None:
        """Note one more reason for a side of `name`."""
        sides = self.weights.setdefault(name, {})
        sides[side] = sides.get(side, 0) + weight

    def of(self, name: str, side: Side) -> float:
        """How much speaks for this side of `name`."""
        return self.weights.get(name, {}).get(side, 0)

    def lead(self, name: str, side: Side) -> float:
        """How much more speaks for this side of `name` than for the strongest other one."""
        sides = self.weights.get(name, {})
        return sides.get(side, 0) - max((weight for other, weight in sides.items() if other != side), default=0)


def signs_of(lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon, split: set[tuple[int, int]]) -> Signs:
    """All reasons that the lines give for what their unknown names are.

    Of names over several words of `split` (line, word), which stand behind titles, the model's labels tell nothing.
    """
    signs = Signs()
    labels: dict[tuple[str, Side], int] = {}
    for number, (line, names) in enumerate(zip(lines, found, strict=True)):
        for name in names:
            if name.entry is not None or line.shouted:
                continue
            low = " ".join(line.low[name.first : name.last])
            more = name.last - name.first > 1
            if more and any((number, at) in split for at in range(name.first, name.last)):
                continue
            if more and line.low[name.first] in lexicon.sets["settled"]:
                _settle(signs, line, name)
            signs.texts.setdefault(low, " ".join(token.text for token in line.tokens[name.first : name.last]))
            for side, weight in _around(line, name, lexicon):
                signs.add(low, side, weight)
            head = head_before(line, name.first, lexicon.sets["settled"] | lexicon.sets["statehood"])
            if head:
                signs.heads.setdefault(low, {})[head] = None
            seen = _LABELS.get(name.label)
            if seen and labels.setdefault((low, seen), 0) < _MOST_LABELS:
                labels[low, seen] += 1
                signs.add(low, seen, _LABEL_OF_MORE if more else _LABEL_OF_ONE)
    return signs


def _settle(signs: Signs, line: Line, name: Name) -> None:
    """Let the name behind a noun that is part of a place's name know that it is the place's: "Kerajaan X"."""
    rest = " ".join(line.low[name.first + 1 : name.last])
    signs.texts.setdefault(rest, " ".join(token.text for token in line.tokens[name.first + 1 : name.last]))
    signs.add(rest, "place", 2)
    signs.heads.setdefault(rest, {})[line.low[name.first]] = None


def place_signs(signs: Signs, places: tuple[Place, ...]) -> None:
    """Add what is known of places to `signs`."""
    for place in places:
        if place.country and place.kind in _KNOWN_KINDS:
            signs.add(place.name.casefold(), "place", 2)
        elif place.kind in _NATURE:
            signs.add(place.name.casefold(), "place", 1)


def head_before(line: Line, index: int, words: frozenset[str]) -> str:
    """Which of `words` (of one or two words each) stands before the word at `index`; empty where none does."""
    for count in range(min(_LONGEST_PHRASE, index), 0, -1):
        phrase = " ".join(line.low[index - count : index])
        if phrase in words:
            return phrase
    return ""


def _around(line: Line, name: Name, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
    """The reasons that one mention gives by the words before and behind it."""
    sets, before = lexicon.sets, line.low[name.first - 1] if name.first else ""
    behind = in_parentheses(line, name.last)
    if before in sets["spoken"]:
        yield "person", 2
    if _ranked(line, name.first, lexicon):
        yield "person", 3
    if behind and behind[1] is None:
        yield "person", 3
    if before in {"di", "ke"} & sets["locative"] | (sets["towards"] & {"ke", "menuju"}):
        yield "place", 3
    elif before in sets["tied"]:
        yield "place", 0.5
    if head_before(line, name.first, sets["settled"]):
        yield "place", 2
    if before == "," and name.first > 1 and line.tokens[name.first - 2].entity.endswith("LOC"):
        yield "place", 1.5
    if _headed(line, name.first, lexicon):
        yield "body", 2
    if _cited(line, name.first, sets["citing"]):
        yield "body", 2
    if behind and behind[1] and behind[1].isupper():
        yield "body", 1
    if name.last == name.first + 1 and line.tokens[name.first].text.isupper() and name.end - name.start > _SHORT:
        yield "body", 2


def _ranked(line: Line, first: int, lexicon: Lexicon) -> bool:
    """Whether a rank or an honorific stands right before."""
    match = lexicon.titles.at(line.low, first - 1) if first else None
    return match is not None and match[0] == 1 and match[1].use in {"rank", "honorific"} and line.upper[first - 1]


def _headed(line: Line, first: int, lexicon: Lexicon) -> bool:
    """Whether a noun for a company, organisation or medium stands one or two words before."""
    for count in range(1, min(_LONGEST_PHRASE, first) + 1):
        if line.low[first - count] in lexicon.sets["settled"] or not line.low[first - count].isalpha():
            return False
        match = lexicon.noun(line, first - count)
        if match and match[0] <= count and match[1].kind in _PRIVATE and match[1].use in {"body", "refer"}:
            return True
    return False


def _cited(line: Line, first: int, citing: frozenset[str]) -> bool:
    """Whether a word of passing on stands before, with at most one small word between."""
    if head_before(line, first, citing):
        return True
    return first > 1 and not line.upper[first - 1] and line.tokens[first - 1].pos == "ADP" and line.low[first - 2] in citing
