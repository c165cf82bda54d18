"""Does a proper name that nobody knows stand where the entry wants somebody: “dikritik oleh *Lintang*”?"""

from runut.annotate.events.arguments import arguments_of
from runut.annotate.events.line import Line
from runut.annotate.events.roles import Cast
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable


def unknown_fills(line: Line, trigger: Trigger, cast: Cast, words: RoleTable) -> bool:
    """Whether proper names fill the roles that the entry requires, together with the actors that were found.

    Nouns need somebody known, and so do entries that want both roles or say of what kind their fillers must be.
    """
    entry = trigger.rule.entry
    if not line.parsed or trigger.voice == "noun" or entry.subject_kind or entry.object_kind:
        return False
    around = arguments_of(line, trigger, words)
    passive = trigger.voice == "passive"
    doer = bool(cast.actors) or _proper(line, around.agent if passive else around.subject)
    other = bool(cast.recipients) or _proper(line, around.subject if passive else around.object)
    match entry.require:
        case "any":
            return doer or other
        case "actor":
            return doer
        case "recipient":
            return other
        case _:
            return False


def _proper(line: Line, head: int | None) -> bool:
    return head is not None and line.tokens[head].pos == "PROPN"
