"""What the whole article says of the names that nobody told us of: who is a person, what a state, where names begin."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from types import MappingProxyType

from runut.annotate.actors.acronyms import in_parentheses, initialed, longer_shorts
from runut.annotate.actors.found import Entry, Name
from runut.annotate.actors.lexicon import Lexicon
from runut.annotate.actors.line import Line
from runut.annotate.actors.runs import Run, runs_in, seat_before
from runut.annotate.actors.signs import Side, Signs, place_signs, signs_of
from runut.annotate.actors.splits import best_cut
from runut.records.annotations import Place

_SURE = 1.0
_INITIALS = 2
_LONGEST_STATE = 3
_SIGNS_NEEDED = 2
_LABELS: MappingProxyType[Side, str] = MappingProxyType({"person": "PER", "place": "LOC", "body": "ORG"})


@dataclass(slots=True)
class Outlook:
    """What a look over one line may know from the others.

    `labels` maps names (in lower case) to PER, ORG or LOC, `leads` are their first words; `states` maps those of states to
    entries; `cuts` maps the line's number to the words at which a person's name begins behind a title, each with its end;
    `offices` to the words between a title and the person. `initials` are short forms of persons' names, `shorts` (in lower
    case) those of bodies that begin with an acronym and go on.
    """

    labels: dict[str, str] = field(default_factory=dict)
    leads: frozenset[str] = frozenset()
    states: dict[str, Entry] = field(default_factory=dict)
    cuts: dict[int, dict[int, int]] = field(default_factory=dict)
    offices: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    initials: frozenset[str] = frozenset()
    shorts: frozenset[tuple[str, ...]] = frozenset()


def outlook(lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon, places: tuple[Place, ...]) -> Outlook:
    """All that the first look over the lines (`found`, the names of each) teaches for the second."""
    runs = [
        run
        for number, (line, names) in enumerate(zip(lines, found, strict=True))
        if not line.shouted
        for run in runs_in(line, number, lexicon, names)
    ]
    made = Outlook()
    for run in runs:
        if not run.words and run.first > run.at + 1:
            made.offices.setdefault(run.line, []).append((run.at, run.first))
    runs = [run for run in runs if run.words]
    split = {(run.line, at) for run in runs for at in range(run.first, run.last)}
    signs = signs_of(lines, found, lexicon, split)
    place_signs(signs, places)
    signs.regions = lexicon.regions
    _split(runs, signs, lines, lexicon, made)
    made.labels = _learned(lines, found, split)
    made.states = _states(signs, lexicon, places)
    for name in signs.texts:
        if max(signs.weights.get(name, {}).values(), default=0) < _SURE:
            continue  # no side can lead by as much
        for side, label in _LABELS.items():
            if signs.lead(name, side) >= _SURE:
                made.labels[name] = label
    made.leads = frozenset(name.partition(" ")[0] for name in made.labels)
    made.initials = _initials(lines, found, lexicon)
    made.shorts = frozenset(short for line in lines for short in longer_shorts(line))
    _beside(lines, found, signs, lexicon, made)
    _capitals(lines, found, lexicon, made)
    return made


def _split(runs: list[Run], signs: Signs, lines: tuple[Line, ...], lexicon: Lexicon, made: Outlook) -> None:
    """Decide for each different run, the longest first, where its person begins, and let the shorter ones know."""
    heads = _heads(runs)
    for run in runs:
        if len(run.words) > 1:
            signs.add(run.words[-1], "person", 0.5 * (len(run.words) - 1))
    decided: dict[tuple[tuple[str, ...], str], int | None] = {}
    for run in sorted(runs, key=lambda run: (-len(run.words), run.line, run.first)):
        slot = (run.words, run.opened)
        if slot not in decided:
            decided[slot] = best_cut(run, signs, heads, lexicon)
            cut = decided[slot]
            if cut is not None:
                _teach(run, cut, lines[run.line], signs, lexicon)
        cut = decided[slot]
        if cut is not None:
            made.offices.setdefault(run.line, []).append((run.at, run.first + cut))
        if cut is not None and cut < len(run.words):
            made.cuts.setdefault(run.line, {})[run.first + cut] = run.last


def _heads(runs: list[Run]) -> dict[str, set[str]]:
    """The different whole names that follow the same first words, and nothing where a name follows elsewhere."""
    heads: dict[str, set[str]] = {}
    for run in runs:
        for cut in range(1, len(run.words) - 1):
            heads.setdefault(run.head(cut), set()).add(run.tail(cut))
    for run in runs:
        whole = " ".join(run.words)
        if whole in heads:
            heads[whole].add("")
    return heads


def _teach(run: Run, cut: int, line: Line, signs: Signs, lexicon: Lexicon) -> None:
    """Let the other runs and names know what this one's parts are."""
    head, tail = run.head(cut), run.tail(cut)
    texts = [token.text for token in line.tokens[run.first : run.last]]
    if tail:
        signs.texts.setdefault(tail, " ".join(texts[cut:]))
        signs.add(tail, "person", 3)
        signs.add(run.words[-1], "person", 1.5)
    if head:
        signs.texts.setdefault(head, " ".join(texts[:cut]))
        seat = seat_before(line, run, lexicon)
        settled = line.low[run.first - 1] in lexicon.sets["settled"] or run.title in lexicon.sets["seated"]
        signs.add(head, "place" if seat or settled else "body", 2)
        if seat:
            signs.heads.setdefault(head, {})[seat] = None


def _states(signs: Signs, lexicon: Lexicon, places: tuple[Place, ...]) -> dict[str, Entry]:
    """The names of states: places of which words of state are said, none of a region, and no town or region known."""
    known = {place.name.casefold() for place in places if place.country}
    states = {}
    for name, heads in signs.heads.items():
        if name in known or name.count(" ") >= _LONGEST_STATE or not _sovereign(name, heads, signs, lexicon):
            continue
        states[name] = Entry(None, signs.texts.get(name, name.title()), "state", None)
    return states


def _sovereign(name: str, heads: dict[str, None], signs: Signs, lexicon: Lexicon) -> bool:
    if any(head in lexicon.sets["regional"] for head in heads) or signs.lead(name, "place") < _SURE:
        return False
    return any(head in lexicon.sets["sovereign"] for head in heads) or len(heads) >= _SIGNS_NEEDED


def _beside(lines: tuple[Line, ...], found: list[list[Name]], signs: Signs, lexicon: Lexicon, made: Outlook) -> None:
    """Names of one word of which nothing else is known are states where they are joined with a state by "and"."""
    for line, names in zip(lines, found, strict=True):
        for left, right in pairwise(names):
            joined = right.first == left.last + 1 and line.tokens[left.last].pos in {"CCONJ", ""}
            if not joined or line.shouted or line.low[left.last] not in lexicon.sets["inside"]:
                continue
            for one, other in ((left, right), (right, left)):
                low = line.low[one.first]
                sure = other.entry.kind == "state" if other.entry else line.low[other.first] in made.states
                alone = one.entry is None and one.last == one.first + 1 and other.last == other.first + 1
                if sure and alone and low not in made.states and not _told(low, signs):
                    made.states[low] = Entry(None, line.tokens[one.first].text, "state", None)


def _initials(lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon) -> frozenset[str]:
    """The short forms behind persons' names that are made of their initials, and initials that the article introduces."""
    short = set()
    for line, names in zip(lines, found, strict=True):
        for name in names:
            behind = in_parentheses(line, name.last) if name.label == "PER" and name.entry is None else None
            if behind and behind[1] and behind[1] == "".join(word[:1] for word in name.text.split()):
                short.add(behind[1])
            alone = name.label == "PER" and name.entry is None and name.text.isupper() and " " not in name.text
            aged = behind is not None and behind[1] is None
            if alone and (aged or initialed(line, name.first, lexicon)):
                short.add(name.text)
    return frozenset(short)


def _told(name: str, signs: Signs) -> bool:
    """Whether something is known of what the name is."""
    return any(signs.lead(name, side) >= _SURE for side in ("person", "body", "place"))


def _capitals(lines: tuple[Line, ...], found: list[list[Name]], lexicon: Lexicon, made: Outlook) -> None:
    """Names of which the article says that they are a state's capital mean that state: "Portama, ibu kota Velmora"."""
    for line, names in zip(lines, found, strict=True):
        for name in names:
            if name.entry is not None or line.tokens[min(name.last, len(line.tokens) - 1)].text != ",":
                continue
            heads = (" ".join(line.low[name.last + 1 : at]) for at in (name.last + 2, name.last + 3))
            head = next((head for head in heads if head in lexicon.sets["capital"]), "")
            at = name.last + 1 + len(head.split())
            state = line.low[at] if head and at < len(line.tokens) else ""
            low = " ".join(line.low[name.first : name.last])
            if state in made.states and low != state:
                made.states[low] = Entry(None, made.states[state].name, "state", None, "capital")


def _learned(lines: tuple[Line, ...], found: list[list[Name]], split: set[tuple[int, int]]) -> dict[str, str]:
    """Names that the model saw somewhere, whole and, for persons, word by word, with the label they had there.

    Names over words of `split` (line, word), which are read anew, teach nothing.
    """
    seen: dict[str, Counter[str]] = {}
    for number, (line, names) in enumerate(zip(lines, found, strict=True)):
        for name in names:
            apart = name.last - name.first > 1 and any((number, at) in split for at in range(name.first, name.last))
            if name.entry is None and name.label and not line.shouted and not apart:
                label = "ORG" if name.label == "PER" and _abbreviated(line, name) else name.label
                seen.setdefault(" ".join(line.low[name.first : name.last]), Counter())[label] += 1
    for words, labels in seen.items():
        if len(words) <= _INITIALS and "PER" in labels:
            seen[words] = Counter(PER=1)
    learned = {words: min(labels.items(), key=lambda pair: (-pair[1], pair[0]))[0] for words, labels in seen.items()}
    for words, label in list(learned.items()):
        if label == "PER":
            for word in words.split():
                if len(word) > _INITIALS and word.isalpha():
                    learned.setdefault(word, label)
    return {words: label for words, label in learned.items() if words}


def _abbreviated(line: Line, name: Name) -> bool:
    """Whether the name is one word of three or more capitals, which is a body's rather than a person's."""
    text = line.tokens[name.first].text
    return name.last == name.first + 1 and text.isupper() and len(text) > _INITIALS
