"""Does somebody unknown stand where an entry wants somebody: “dikritik oleh *Lintang*”, “*pedagang itu* menolak”?"""

from runut.annotate.events.arguments import arguments_of
from runut.annotate.events.line import Line
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable

FILLED = frozenset({"any", "actor", "actor_or_passive", "recipient"})
PROPER = frozenset({"PROPN"})
NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})


def unknown_fills(line: Line, trigger: Trigger, words: RoleTable) -> bool:
    """Whether words that name or describe somebody fill the roles that the entry requires.

    Whoever acts may be described, whoever is acted upon must be named. Nouns need somebody known, and so do entries that
    want both roles or say of what kind their fillers must be.
    """
    entry = trigger.rule.entry
    if entry.require not in FILLED or not line.parsed or trigger.voice == "noun":
        return False
    if entry.subject_kind or entry.object_kind:
        return False
    around = arguments_of(line, trigger, words)
    passive = trigger.voice == "passive"
    doer, other = (around.agent, around.subject) if passive else (around.subject, around.object)
    match entry.require:
        case "any":
            return _is(line, doer, PROPER) or _is(line, other, PROPER)
        case "actor" | "actor_or_passive":
            return _is(line, doer, NOMINAL)
        case "recipient":
            return _is(line, other, PROPER)
        case _:
            return False


def _is(line: Line, head: int | None, tags: frozenset[str]) -> bool:
    return head is not None and line.tokens[head].pos in tags
