"""Who stands where around a trigger: subject, object, agent, and what prepositions bring."""

from msgspec import Struct

from runut.annotate.events.line import ADVERBIAL, Line
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable

SUBJECT = ("nsubj", "csubj")
OBJECT = ("obj", "iobj")
OBLIQUE = ("obl", "nmod")
UP = frozenset({"conj", "xcomp", "ccomp", "advcl", "parataxis", "compound", "fixed", "flat"})
STOPS = frozenset(".;:!?")
ADVERBS = 3  # adverbs that may stand between a verb and its object
REACH = 14  # words in which a neighbour is looked for when the tree is silent


class Arguments(Struct, frozen=True):
    """The head words (indexes) in each place; `obliques` are preposition and head, in the order of the text."""

    subject: int | None = None
    object: int | None = None
    agent: int | None = None
    obliques: tuple[tuple[str, int], ...] = ()


def arguments_of(line: Line, trigger: Trigger, words: RoleTable) -> Arguments:
    """What stands around the trigger's verb (a noun's carrier where it has one)."""
    verb = trigger.head if trigger.carrier is None else trigger.carrier
    voice = trigger.voice if trigger.load is None else trigger.load.voice
    subject = _subject(line, verb, words) if line.parsed else None
    if subject is not None and (
        subject < line.opening <= trigger.first or (subject > trigger.last and voice in {"active", "bare"})
    ):
        subject = None
    if subject is None and voice != "noun":
        subject = before(line, trigger.first, words)
    if subject is not None and trigger.first <= subject <= trigger.last:
        subject = None if voice == "noun" else before(line, trigger.first, words)
    obliques = _obliques(line, trigger, verb, words)
    agent = next((head for preposition, head in obliques if preposition in words.agents), None)
    target = _object(line, trigger, verb, words)
    if voice == "passive" and agent is None and target is not None:
        # What stands right behind a passive does it, unless it is counted: “ditemukan 17 orang”.
        counted = target > trigger.last + 1 and line.tokens[target - 1].pos in {"NUM", "DET", "ADP"}
        agent, target = (None, target) if counted else (target, None)
    return Arguments(subject, target, agent, tuple(pair for pair in obliques if pair[0] not in words.agents))


def _subject(line: Line, verb: int, words: RoleTable) -> int | None:
    """The subject in the tree: the verb's own, its antecedent's, or the one that it shares."""
    for _ in range(4):
        own = line.tree.children(verb, *SUBJECT)
        own = tuple(index for index in own if line.raw[index] not in words.relative)
        token = line.tokens[verb]
        if own:
            return own[0] if own[0] < verb or len(own) == 1 else min(own)
        if token.head == verb:
            return None
        if token.dep in {"acl", "amod"}:
            return token.head
        if token.dep in UP or (token.dep in {"obl", "nmod"} and line.tokens[token.head].pos == "VERB"):
            verb = token.head
            continue
        return None
    return None


def before(line: Line, start: int, words: RoleTable) -> int | None:
    """The nearest nominal before `start` that no preposition brings in, by the order of words alone."""
    at = start - 1
    low = max(-1, line.opening - 1, start - REACH)
    best: int | None = None
    while at > low:
        word = line.raw[at]
        if word in STOPS or (word == "," and best is None):
            break
        if line.tokens[at].pos in {"NOUN", "PROPN", "PRON", "X"} and not line.punctuation(at):
            best = at
        if word in words.others and best is not None:
            best = None
        elif best is not None and (
            at == 0 or line.tokens[at - 1].pos not in {"NOUN", "PROPN", "NUM", "DET", "ADJ", "X"}
        ):
            if at - 1 >= 0 and line.raw[at - 1] in words.others:
                best, at = None, at - 1
            else:
                return best
        at -= 1
    return best


def _object(line: Line, trigger: Trigger, verb: int, words: RoleTable) -> int | None:
    """The object in the tree, or the nominal right behind the trigger."""
    if trigger.carrier is None:
        below = (verb,) if trigger.first == trigger.last else (verb, *range(trigger.first, trigger.last + 1))
        for index in (child for head in below for child in line.tree.children(head, *OBJECT)):
            if not trigger.first <= index <= trigger.last:
                return index
    start = trigger.last + 1
    skipped = 0
    while start < len(line) and line.tokens[start].pos in ADVERBIAL and skipped < ADVERBS:
        start, skipped = start + 1, skipped + 1
    if (
        start >= len(line)
        or line.punctuation(start)
        or any(line.raw[start] in small for small in (words.others, words.relative, words.openers, words.granted))
    ):
        return None
    while start < len(line) and (line.tokens[start].pos in {"NUM", "DET"} or line.raw[start] in words.counters):
        start += 1
    if start < len(line) and line.tokens[start].pos in {"NOUN", "PROPN", "PRON", "X"} and not line.punctuation(start):
        return start
    return None


def _obliques(line: Line, trigger: Trigger, verb: int, words: RoleTable) -> tuple[tuple[str, int], ...]:
    """Preposition and head of each phrase that one of them brings to the trigger or its object."""
    found = _oblique_children(line, trigger, verb, words) if line.parsed else {}
    start = trigger.head + 1 if trigger.voice == "noun" else trigger.last + 1
    end = min(len(line), max(start, trigger.last + 1) + REACH)
    for index in range(start, end - 1):
        if line.raw[index] in STOPS or (line.raw[index] == "," and index > start):
            break
        if line.tokens[index].pos == "VERB" and index > start and index != trigger.carrier:
            break
        if line.raw[index] in words.others:
            found.setdefault(_nominal(line, index + 1, words), line.raw[index])
    return tuple((found[index], index) for index in sorted(found) if index < len(line))


def _oblique_children(line: Line, trigger: Trigger, verb: int, words: RoleTable) -> dict[int, str]:
    """The same by the tree: governed by the verb, the event word or the verb's object."""
    found: dict[int, str] = {}
    own = range(trigger.first, trigger.last + 1) if trigger.carrier is None else (trigger.head,)
    heads = {verb, *own, *line.tree.children(verb, "obj", "xcomp", "compound")}
    for head in sorted(heads):
        for child in line.tree.children(head, *OBLIQUE, "iobj", "obj"):
            case = next((c for c in line.tree.children(child, "case", "mark") if line.raw[c] in words.others), None)
            if case is not None and child not in heads:
                found[child] = line.raw[case]
    return found


def _nominal(line: Line, start: int, words: RoleTable) -> int:
    """The first word from `start` that can head a phrase."""
    end = min(len(line) - 1, start + 3)
    while start < end and (line.raw[start] in words.counters or line.tokens[start].pos in {"NUM", "DET"}):
        start += 1
    return start


def next_object(line: Line, start: int) -> int | None:
    """The object of the first verb from `start` on: whom a promise “akan membantu *Kardova*” is for."""
    for index in range(start, min(len(line), start + 5)):
        if line.raw[index] in STOPS or line.raw[index] == ",":
            return None
        if line.tokens[index].pos == "VERB":
            own = line.tree.children(index, *OBJECT)
            if own:
                return own[0]
            return (
                index + 1 if index + 1 < len(line) and line.tokens[index + 1].pos in {"NOUN", "PROPN", "PRON"} else None
            )
    return None
