"""Whom does it befall? What happens has no actor, but those whom it strikes."""

from collections.abc import Iterable

from runut.annotate.events.arguments import OBJECT, Arguments
from runut.annotate.events.line import ADVERBIAL, Line
from runut.annotate.events.neighbours import onward
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.claims import Role

Roles = tuple[Role, ...]
AHEAD = 12  # words behind a noun in which the verb stands that says whom it struck
STOPS = frozenset(".;:!?")


class Affected:
    """Whom floods, crashes and deaths strike."""

    def __init__(self, people: People, words: RoleTable) -> None:
        """Ask among `people`."""
        self._people, self._words = people, words
        self._parts = frozenset(word for part in words.parts if "HAPPEN" in part.types for word in part.words)

    def victim(self, line: Line, trigger: Trigger) -> Roles:
        """The victim right before what befell them, whatever else the phrase means: “kondisi *korban* kritis”."""
        at = trigger.first - 1
        while at >= line.opening and (line.tokens[at].pos in ADVERBIAL or line.raw[at] in self._words.hands):
            at -= 1
        if trigger.voice == "noun" or at < line.opening or line.plain[at] not in self._parts:
            return ()
        if at > line.opening and line.raw[at - 1] in self._words.totals:
            return ()
        return (self._people.groups.word(line, at),)

    def of(self, line: Line, trigger: Trigger, around: Arguments) -> Roles:
        """The subject of a state or passive, the object of a verb or of what carries the noun; of those that meet, both."""
        struck = self._struck(line, trigger)
        if struck:
            return struck
        meets = trigger.rule.entry.mode in self._words.meets
        if trigger.voice == "noun":
            if trigger.load is not None and trigger.load.role == "get":
                return self._people.at(line, around.subject)
            return self.behind(line, trigger)
        subject = self._people.at(line, around.subject, inner=False)
        undergone = self._people.at(line, around.object, inner=False)
        if trigger.voice not in {"active", "bare"}:
            ended = self._ended(line, trigger)
            return _once((*subject, *undergone)) if meets else ended or subject
        return _once((*subject, *undergone)) if meets else undergone

    def _struck(self, line: Line, trigger: Trigger) -> Roles:
        """Who stands behind a verb of killing that the trigger is or that a noun has: “gempa yang menewaskan *Ratan*”."""
        end = trigger.head + AHEAD if trigger.voice == "noun" else trigger.head + 1
        noun_meets = trigger.voice == "noun" and trigger.rule.entry.mode in self._words.meets
        for index in range(trigger.head, min(len(line), end)):
            if line.raw[index] in STOPS:
                return ()
            if line.raw[index] in self._words.causes or (noun_meets and line.raw[index] in self._words.ensnare):
                return self._people.at(line, onward(line, index, self._people, self._words))
        return ()

    def _ended(self, line: Line, trigger: Trigger) -> Roles:
        """The object of the verb that ended in it: “menabrak *Ratan* hingga tewas”."""
        if not trigger.first or line.raw[trigger.first - 1] not in self._words.ends:
            return ()
        verb = line.tokens[trigger.head].head
        own = line.tree.children(verb, *OBJECT)
        return self._people.at(line, own[0]) if own and own[0] < trigger.first else ()

    def behind(self, line: Line, trigger: Trigger) -> Roles:
        """Who stands right behind a carrier: “banjir melanda *Kardova*”."""
        if trigger.carrier is None or trigger.load is None or trigger.load.role != "hit":
            return ()
        head = onward(line, trigger.carrier, self._people, self._words)
        if head is None:
            head = trigger.carrier + 1
        if head >= len(line) or line.raw[head] in self._words.others:
            return ()
        return self._people.at(line, head)


def _once(roles: Iterable[Role]) -> Roles:
    """Each actor once, in order."""
    seen: dict[str, Role] = {}
    for role in roles:
        seen.setdefault(role.actor, role)
    return tuple(seen.values())
