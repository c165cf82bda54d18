"""Who is named in a role and nowhere known? “*Ratan* divonis”, where the stages before found no actor."""

from collections.abc import Iterable

from runut.annotate.events.arguments import Arguments
from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.annotations import Place
from runut.records.claims import Role

LONGEST = 4  # words of a name
SHORTEST = 2  # characters of one that stands alone
PROPER = frozenset({"PROPN"})


class Strangers:
    """Names that only a role shows to be those of people."""

    def __init__(self, people: People, words: RoleTable, places: Iterable[Place]) -> None:
        """Ask among `people`, and leave out `places`."""
        self._people, self._words = people, words
        self._places = sorted(place.span.start for place in places)

    def undergoing(self, line: Line, trigger: Trigger, around: Arguments) -> tuple[Role, ...]:
        """Who undergoes a verb of one of the types that are done to people."""
        if trigger.rule.type not in self._words.personal or not line.parsed or line.sentence.role != "body":
            return ()
        head = around.subject if trigger.voice == "passive" else around.object
        if head is None or trigger.voice not in {"passive", "active"}:
            return ()
        return self._named(line, head, trigger)

    def _named(self, line: Line, head: int, trigger: Trigger) -> tuple[Role, ...]:
        """The name that begins with word `head`."""
        last = head
        if not self._capital(line, head) or self._people.mention_at(line, head) is not None:
            return ()
        while last + 1 < len(line) and last + 1 - head < LONGEST and self._capital(line, last + 1):
            last += 1
        span = line.span(head, last)
        known = any(span.start <= start < span.end for start in self._places)
        if known or len(span) < SHORTEST or head <= trigger.first <= last:
            return ()
        return (self._people.groups.stranger(line, head, last),)

    def _capital(self, line: Line, index: int) -> bool:
        token = line.tokens[index]
        return token.pos in PROPER and token.text[:1].isupper() and line.raw[index].isalpha()
