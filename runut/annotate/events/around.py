"""Who stands around a trigger, where the order of words tells more than the tree?"""

from msgspec.structs import replace

from runut.annotate.events.arguments import Arguments, arguments_of
from runut.annotate.events.line import Line
from runut.annotate.events.neighbours import beside, following, foremost, one_phrase
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable

NOMINAL = frozenset({"NOUN", "PROPN"})


def around_of(line: Line, trigger: Trigger, people: People, words: RoleTable) -> Arguments:
    """The trigger's places, with the subject that the order of words gives where it is plainer than the tree's."""
    around = arguments_of(line, trigger, words)
    if trigger.voice == "noun" and (trigger.load is None or trigger.load.voice not in {"active", "bare"}):
        return around
    known = {role.actor for role in people.at(line, around.subject)}
    near = beside(line, trigger, people, words)
    vague = _vague(line, trigger.first - 1, words)
    if near is None and not known and not vague:
        near = foremost(line, trigger, people, words)
        near = following(line, trigger, people) if near is None else near
    if near is None or (known and one_phrase(line, around.subject, near)):
        return around
    if any(role.actor in known for role in people.at(line, near)):
        return around
    return replace(around, subject=near)


def _vague(line: Line, index: int, words: RoleTable) -> bool:
    """Whether word `index` is a subject that means nobody in particular, and no “itu” that points to a noun."""
    if index < 0 or line.raw[index] not in words.vague:
        return False
    pointer = index > 0 and line.raw[index] in words.pointers and line.tokens[index - 1].pos in NOMINAL
    return not pointer or line.raw[index - 1] in words.vague
