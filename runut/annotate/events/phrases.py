"""Whom does a phrase concern that is itself nobody: a case, something asked for, a house?"""

from collections.abc import Collection, Iterator

from runut.annotate.events.line import Line
from runut.annotate.events.neighbours import BRACKET, QUOTES, further, namely
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable

AHEAD = 14  # words behind a trigger in which the phrase stands
LISTED = 12  # members of a list that are asked for
PAIR = 2  # members that a comma alone does not join
PART = 24  # words behind a meeting in which those who took part are named
STOPS = frozenset(".;:!?")


def accused(line: Line, trigger: Trigger, people: People, words: RoleTable) -> int | None:
    """The head of who is caught in the case that is looked into: “menyidik kasus yang menjerat *Ratan*”."""
    at = _opened(line, trigger, words.ensnare)
    return None if at is None else further(line, at, people, words)


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
    at = _opened(line, trigger, words.houses)
    return None if at is None else further(line, at, people, words)


def _opened(line: Line, trigger: Trigger, marks: Collection[str]) -> int | None:
    """The word after the first of `marks` that follows the trigger in its clause."""
    for index in range(trigger.last + 1, min(len(line) - 1, trigger.last + AHEAD)):
        if line.raw[index] in STOPS:
            return None
        if line.raw[index] in marks:
            return index + 1
    return None


def taking_part(line: Line, trigger: Trigger, people: People, words: RoleTable) -> Iterator[int]:
    """The heads of those who took part: “pertemuan itu dihadiri *Ratan* dan dipimpin *Denar*”."""
    for index in range(trigger.head + 1, min(len(line) - 1, trigger.last + PART)):
        if line.raw[index] in STOPS:
            return
        if line.raw[index] in words.attended:
            agent = index + 1 if line.raw[index + 1] in words.agents else index
            head = further(line, agent + 1, people, words)
            group = None if head is None else people.mention_at(line, head)
            first = namely(line, group.span, people, words) if group is not None and group.form == "noun" else None
            if head is not None:
                yield from listed(line, head if first is None else first, people, words)


def listed(line: Line, head: int, people: People, words: RoleTable) -> tuple[int, ...]:
    """The heads of a list that begins with `head`, whether a joining word ends it or not; `head` alone where it is none.

    Two that only a comma parts are no list: “bertemu Ratan, *Denar* mengatakan”.
    """
    heads, joined, at = [head], False, _behind(line, head, people)
    while at + 1 < len(line) and line.raw[at] in words.links and len(heads) < LISTED:
        joined = joined or line.raw[at] != ","
        at += 2 if line.raw[at + 1] in words.links else 1
        if at >= len(line) or people.mention_at(line, at) is None:
            break
        behind = _behind(line, at, people)
        if line.raw[behind - 1] in words.further or line.raw[min(behind, len(line) - 1)] in words.further:
            break  # “… dan pembicara lainnya” names nobody
        heads.append(at)
        at = behind
    return tuple(heads) if joined or len(heads) > PAIR else (head,)


def _behind(line: Line, head: int, people: People) -> int:
    """The word behind the mention over word `head`, and behind the bracket that follows it."""
    mention = people.mention_at(line, head)
    at = head + 1 if mention is None else line.index_at(mention.span.end - 1) + 1
    if at < len(line) and line.raw[at] == "(":
        at = next((i + 1 for i in range(at, min(len(line), at + BRACKET)) if line.raw[i] == ")"), at)
    return at
