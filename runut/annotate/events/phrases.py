"""Whom does a phrase concern that is itself nobody: a case, something asked for, a house?"""

from runut.annotate.events.line import Line
from runut.annotate.events.neighbours import QUOTES, further
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable

AHEAD = 14  # words behind a trigger in which the phrase stands
STOPS = frozenset(".;:!?")


def accused(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of who is caught in the case that is looked into: “menyidik kasus yang menjerat *Ratan*”."""
    for index in range(trigger.last + 1, min(len(line) - 1, trigger.last + AHEAD)):
        if line.raw[index] in STOPS:
            return None
        if line.raw[index] in words.ensnare:
            return further(line, index + 1, people, words)
    return None


def owed(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of who owes what is asked for: “meminta penjelasan *menteri*”."""
    at = trigger.last + 1
    while at < len(line) and line.raw[at] in QUOTES:
        at += 1
    if trigger.voice not in {"active", "bare"} or at >= len(line) - 1:
        return None
    if line.raw[at] in words.dues:
        return further(line, at + 1, people, words)
    return further(line, trigger.last + 1, people, words) if line.raw[trigger.last] in words.dues else None


def searched(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of whose house is searched: “penggeledahan dilakukan di rumah *Ratan*”."""
    for index in range(trigger.last + 1, min(len(line) - 1, trigger.last + AHEAD)):
        if line.raw[index] in STOPS:
            return None
        if line.raw[index] in words.houses:
            return further(line, index + 1, people, words)
    return None
