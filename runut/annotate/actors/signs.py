"""What an unknown name is, by the words around it everywhere in the article: a person, a place or a body."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.records.annotations import Place

Side = Literal["person", "place", "body"]
_MOST_LABELS = 3
_LITTLE = 0.5
_LABEL_OF_ONE, _LABEL_OF_MORE = 0.1, 1.0
_LONGEST_PHRASE = 2
_SHORT = 2
_REGION = 2.0
_KNOWN_KINDS = frozenset({"region", "city", "village", "island"})
_NATURE = frozenset({"water", "mountain", "road", "building"})
_PRIVATE = frozenset({"company", "ngo", "media", "party", "igo"})
_LABELS: MappingProxyType[str, Side] = MappingProxyType({"PER": "person", "LOC": "place", "ORG": "body"})


@dataclass(slots=True)
class Signs:
    """How much speaks for each side of each name (in lower case); the words of state or region said of it.

    `texts` holds the name as the article writes it, `regions` the names of regions known beforehand.
    `heads` are the words that stood before it and say what it is.
    """

    weights: dict[str, dict[Side, float]] = field(default_factory=dict)
    heads: dict[str, dict[str, None]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    regions: frozenset[str] = frozenset()

    def add(self, name: str, side: Side, weight: float) -> None:
        """Note one more reason for a side of `name`."""
        sides = self.weights.setdefault(name, {})
        sides[side] = sides.get(side, 0) + weight

    def of(self, name: str, side: Side) -> float:
        """How much speaks for this side of `name`."""
        return self.weights.get(name, {}).get(side, 0)

    def place(self, name: str) -> float:
        """How much more speaks for a place than for the strongest other side, a region's name unless it is a person's."""
        lead = self.lead(name, "place")
        return max(lead, _REGION) if name in self.regions and self.lead(name, "person") < 1 else lead

    def lead(self, name: str, side: Side) -> float:
        """How much more speaks for this side of `name` than for the strongest other one; a little counts as nothing."""
        sides = self.weights.get(name, {})
        lead = sides.get(side, 0) - max((weight for other, weight in sides.items() if other != side), default=0)
        return lead if abs(lead) >= _LITTLE else 0


def signs_of(lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon, split: set[tuple[int, int]]) -> Signs:
    """All reasons that the lines give for what their unknown names are.

    Of names over several words of `split` (line, word), which stand behind titles, the model's labels tell nothing.
    """
    signs = Signs()
    labels: Counter[tuple[str, Side]] = Counter()
    heads = lexicon.sets["settled"] | lexicon.sets["statehood"]
    for number, (line, names) in enumerate(zip(lines, found, strict=True)):
        for name in names:
            more = name.last - name.first > 1
            titled = more and any((number, at) in split for at in range(name.first, name.last))
            if name.entry is None and not line.shouted and not titled:
                seen = _LABELS.get(name.label)
                if seen:
                    labels[" ".join(line.low[name.first : name.last]), seen] += 1
                _note(signs, line, name, lexicon, heads)
    for (low, seen), count in labels.items():
        signs.add(low, seen, min(count, _MOST_LABELS) * (_LABEL_OF_MORE if " " in low else _LABEL_OF_ONE))
    for low in [low for low in signs.texts if " " in low and signs.lead(low, "person") >= 1]:
        signs.add(low.split()[-1], "person", 1)
    return signs


def _note(signs: Signs, line: Line, name: Name, lexicon: Lexicon, heads: frozenset[str]) -> None:
    """Add what the words around one mention say of the name."""
    low = " ".join(line.low[name.first : name.last])
    if name.last - name.first > 1:
        if line.low[name.first] in lexicon.sets["settled"]:
            _settle(signs, line, name, "place")
        elif name.label == "ORG" and _headed(line, name.first + 1, lexicon):
            _settle(signs, line, name, "body")
    signs.texts.setdefault(low, " ".join(token.text for token in line.tokens[name.first : name.last]))
    for side, weight in _around(line, name, lexicon):
        signs.add(low, side, weight)
    head = head_before(line, name.first, heads)
    if head:
        signs.heads.setdefault(low, {})[head] = None


def _settle(signs: Signs, line: Line, name: Name, side: Side) -> None:
    """Let the name behind a noun that is part of a place's or body's name know what it is: "Kerajaan X", "PT X"."""
    rest = " ".join(line.low[name.first + 1 : name.last])
    signs.texts.setdefault(rest, " ".join(token.text for token in line.tokens[name.first + 1 : name.last]))
    signs.add(rest, side, 2)
    if side == "place":
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
    yield from _as_person(line, name, lexicon)
    yield from _as_place(line, name, lexicon)
    yield from _as_body(line, name, lexicon)


def _as_person(line: Line, name: Name, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
    """A word of saying or a rank before, an age behind."""
    sets, before = lexicon.sets, line.low[name.first - 1] if name.first else ""
    behind = in_parentheses(line, name.last)
    body = name.label == "ORG" and name.last > name.first + 1
    if before in sets["spoken"] and not body and not lexicon.noun(line, name.first):
        yield "person", 2
    if _ranked(line, name.first, lexicon):
        yield "person", 3
    if behind and behind[1] is None:
        yield "person", 3


def _as_place(line: Line, name: Name, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
    """A preposition of place, a noun for places or a place and a comma before."""
    sets, before = lexicon.sets, line.low[name.first - 1] if name.first else ""
    if before in sets["into"]:
        yield "place", 3
    elif before in sets["tied"]:
        yield "place", 0.5
    if head_before(line, name.first, sets["settled"]):
        yield "place", 2
    if (
        name.last == name.first + 1
        and before == ","
        and name.first > 1
        and line.tokens[name.first - 2].entity.endswith("LOC")
    ):
        yield "place", 1.5


def _as_body(line: Line, name: Name, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
    """A noun for bodies or a word of passing on before, a short form behind, capitals alone."""
    behind = in_parentheses(line, name.last)
    if _headed(line, name.first, lexicon):
        yield "body", 2
    if _cited(line, name.first, lexicon.sets["citing"]):
        yield "body", 2
    if behind and behind[1] and behind[1].isupper():
        yield "body", 1
    alone = name.last == name.first + 1
    if alone and line.tokens[name.first].text.isupper() and name.end - name.start > _SHORT:
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
    return (
        first > 1
        and not line.upper[first - 1]
        and line.tokens[first - 1].pos == "ADP"
        and line.low[first - 2] in citing
    )
