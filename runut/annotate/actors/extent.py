"""How far a noun phrase reaches: measure words before its head noun, modifiers behind it."""

from dataclasses import dataclass

from runut.annotate.actors.acronyms import in_parentheses
from runut.annotate.actors.found import Name
from runut.annotate.actors.line import Line
from runut.annotate.actors.scene import Scene
from runut.annotate.actors.titles import listed

_MODIFIER_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST = 14
_LONGEST_CLAUSE = 24
_REACH = 4
_LONGEST_COUNT = 4
_THOUSAND = 3
_CENTURIES = frozenset({"19", "20"})
_CLAUSE_ENDS = frozenset({",", ".", ";", ":", ")", '"', "”", "?", "!"})


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a noun phrase lies: measure words from `first`, head noun [head, after), modifiers up to `last`.

    `number` is "one" or "many" where a measure word says it, `count` that word. `tail` is where a name tied to the phrase
    ends, `clause` where its relative clause does; both are `last` where there is none. `others` says that the word behind
    it sets it against those named before.
    """

    first: int
    head: int
    after: int
    last: int
    number: str
    count: str
    tail: int
    clause: int
    others: bool


def extent_of(scene: Scene, head: int, after: int, starts: dict[int, Name]) -> Extent:
    """The extent of the phrase whose head noun is the words [head, after)."""
    line, sets = scene.line, scene.lexicon.sets
    first, number, count = _measured(scene, head)
    last, named = after, False
    if head in starts and starts[head].label == "ORG" and in_parentheses(line, starts[head].last):
        last, named = max(after, starts[head].last), True
    while last < min(len(line.tokens), head + _LONGEST):
        step = _modifier(scene, last, starts, after)
        small = line.tokens[last].text[:1].isalpha() and _small(scene, last, starts)
        if step is None or (named and small) or (line.shouted and last > after and _whole(scene, head, last)):
            break
        named = named or last in starts
        full = line.shouted and last in starts and starts[last].entry is not None
        last = step
        if full and not in_parentheses(line, last):
            break
    while last > after and (line.low[last - 1] in sets["inside"] or not _closes(line.tokens[last - 1].text)):
        last -= 1
    last = _aged(scene, last)
    others = last < len(line.tokens) and line.low[last] in sets["others"]
    tail, clause = _tail(scene, after, last, starts), _clause(scene, head, last)
    return Extent(first, head, after, last, number, count, tail, clause, others)


def _whole(scene: Scene, head: int, last: int) -> bool:
    """Whether the words so far are a whole name elsewhere in the article."""
    return " ".join(scene.line.low[head:last]) in scene.runs


def _small(scene: Scene, at: int, starts: dict[int, Name]) -> bool:
    """Whether the word does not go on a name; where all words have capitals, it does so only as one seen elsewhere."""
    line, sets = scene.line, scene.lexicon.sets
    if line.low[at] in sets["inside"]:
        return False
    return not line.upper[at] or (line.shouted and at not in starts and line.low[at] not in sets["domains"])


def _closes(text: str) -> bool:
    return text[-1:].isalnum() or text == ")"


def _aged(scene: Scene, last: int) -> int:
    """Past an age behind the phrase ("pria berusia 34 tahun")."""
    line, sets = scene.line, scene.lexicon.sets
    at = last + 1 if last < len(line.tokens) and line.low[last] in sets["aged"] else last
    told = at + 1 < len(line.tokens) and line.tokens[at].text.isdigit() and line.low[at + 1] in sets["years"]
    return at + 2 if told else last


def _measured(scene: Scene, head: int) -> tuple[int, str, str]:
    """Where the measure words begin, one or many, and the word that counts."""
    line, sets = scene.line, scene.lexicon.sets
    first, number, count = head, "", ""
    while first > 0 and head - first < _REACH:
        before, two = line.low[first - 1], " ".join(line.low[max(0, first - 2) : first])
        if first > 1 and two in sets["one"]:
            first, number = first - 2, number or "one"
        elif before in sets["one"]:
            first, number = first - 1, number or "one"
        elif before in sets["many"] or _is_count(before):
            count = before if before in sets["numerals"] or _is_count(before) else count
            first, number = first - 1, number or "many"
        elif before in sets["classifiers"] and first > 1 and _measures(scene, line.low[first - 2]):
            first -= 1
        else:
            break
    return first, number, count


def _measures(scene: Scene, word: str) -> bool:
    return word in scene.lexicon.sets["many"] or word in scene.lexicon.sets["one"] or _is_count(word)


def _is_count(word: str) -> bool:
    """Whether the word is a number that counts: no year, no time of day ("09.00"), thousands in threes."""
    if len(word) == _LONGEST_COUNT and word[:2] in _CENTURIES:
        return False
    first, *thousands = word.split(".")
    return first.isdigit() and len(first) <= _LONGEST_COUNT and all(len(part) == _THOUSAND for part in thousands)


def _modifier(scene: Scene, at: int, starts: dict[int, Name], after: int) -> int | None:
    """The word behind the modifier at `at`; None where the phrase has ended."""
    line = scene.line
    name = starts.get(at)
    if name:
        if name.entry is None and any(filed(line, index) for index in range(at, name.last)):
            return None
        person = name.label == "PER" and name.entry is None and not line.upper[at - 1] and at > after
        return None if person else name.last
    short = in_parentheses(line, at)
    if short and short[1]:
        return short[0]
    if line.tokens[at].text == "," and at > after and line.upper[after - 1]:
        return listed(line, at, scene.lexicon)
    if line.low[at] in scene.lexicon.sets["inside"]:
        return _joined(scene, at, starts)
    return at + 1 if _modifies(scene, at) else None


def _modifies(scene: Scene, at: int) -> bool:
    """Whether the word alone can modify the noun before it."""
    line, sets = scene.line, scene.lexicon.sets
    token, word = line.tokens[at], line.low[at]
    stops = word in sets["stops"] or word in sets["pointing"] or word in sets["others"]
    if stops or not token.text[:1].isalnum() or filed(line, at) or filed(line, at + 1):
        return False
    if token.text[:1].isdigit():
        return line.upper[at - 1] and ("/" in token.text or _ends(scene, at + 1))
    if line.upper[at] and not line.shouted:
        return True
    if scene.lexicon.acts(word) and (line.shouted or not line.upper[at]):
        return False
    if line.shouted and scene.lexicon.cries(word):
        return False
    return token.pos in _MODIFIER_TAGS or (token.pos == "" and word in sets["domains"])


def filed(line: Line, at: int) -> bool:
    """Whether the number of a file begins at the word ("LP/B/26/I"), before which no name goes on."""
    if not line.slashed or at >= len(line.tokens) or not line.tokens[at].text[:1].isalpha():
        return False
    text, end = line.tokens[at].text, min(len(line.tokens), at + _LONGEST)
    while at + 1 < end and line.tokens[at + 1].start == line.tokens[at].end:
        at, text = at + 1, text + line.tokens[at + 1].text
    return text.count("/") > 1 and any(c.isdigit() for c in text)


def _ends(scene: Scene, at: int) -> bool:
    line = scene.line
    return at >= len(line.tokens) or line.upper[at] or line.tokens[at].pos in {"PUNCT", "VERB", "ADP", "AUX"}


def _joined(scene: Scene, at: int, starts: dict[int, Name]) -> int | None:
    """Past a small word inside an organisation's name: capitals on both sides, and the right one no name of its own."""
    line, sets = scene.line, scene.lexicon.sets
    if at + 1 >= len(line.tokens) or line.shouted or not line.upper[at - 1]:
        return None
    name = starts.get(at + 1)
    if not line.upper[at + 1] or (name and (name.entry or name.label == "PER")):
        return None
    noun, low = scene.lexicon.noun(line, at + 1), line.low[at + 1]
    return None if noun and low not in sets["domains"] else at + 2


def _tail(scene: Scene, after: int, last: int, starts: dict[int, Name]) -> int:
    """The end of what is tied to the phrase by a preposition and a name ("dari Tarsia"); `last` where nothing is."""
    line, sets = scene.line, scene.lexicon.sets
    if last + 1 < len(line.tokens) and line.low[last] in sets["tied"]:
        name = starts.get(last + 1)
        if name and (line.low[last] not in sets["locative"] or last == after):
            short = in_parentheses(line, name.last)
            return short[0] if short and short[1] else name.last
    return last


def _clause(scene: Scene, head: int, last: int) -> int:
    """The end of the relative clause behind the phrase, by the words that hang from its head; `last` where there is none."""
    line = scene.line
    if last >= len(line.tokens) or line.low[last] not in scene.lexicon.sets["relative"]:
        return last
    end, under = last + 1, set(range(head, last + 1))
    while end < min(len(line.tokens), last + _LONGEST_CLAUSE) and line.tokens[end].text not in _CLAUSE_ENDS:
        end += 1
    for at in range(last, end):
        up, seen = at, 0
        while up not in under and line.tokens[up].head != up and seen < _LONGEST_CLAUSE:
            up, seen = line.tokens[up].head, seen + 1
        if up not in under and not (last <= up < end):
            return at if at > last + 1 else last
        under.add(at)
    return end
