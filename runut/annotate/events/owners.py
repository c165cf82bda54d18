"""Who stands behind those who act: the owner of equipment, the force of a state, the body of a speaker?"""

from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.languages.schema.events import RoleTable
from runut.records.annotations import ActorKind
from runut.records.claims import Role
from runut.records.span import Span

FORCES: frozenset[ActorKind] = frozenset({"state", "military", "government", "igo"})
FRONT = 3  # words of a phrase in which its kind of equipment stands


class Owners:
    """The masters of an article's roles."""

    def __init__(self, people: People, words: RoleTable) -> None:
        """Ask among `people`."""
        self._people, self._words = people, words

    def of(self, role: Role, line: Line) -> Role | None:
        """The owner of equipment, the state or force of “*pasukannya*”; else the role itself.

        None where it is a weapon that nobody is said to own.
        """
        inside = line.tree.words_in(role.span)
        words = self._words
        head = next((i for i in inside if line.plain[i] not in words.counters and line.tokens[i].pos != "NUM"), None)
        if head is None:
            return role
        if line.plain[head] in words.forces and line.plain[head] != line.raw[head]:
            return self._pointed(line, head) or role
        front = {line.plain[i] for i in inside[:FRONT]}
        person = self._people.kind(role.actor) == "person" and line.plain[head] not in words.equipment
        if person or front.isdisjoint(words.equipment):
            return role
        owner = self._named(role, line, head)
        return owner if owner is not None or not front.isdisjoint(words.arms) else role

    def at_home(self, line: Line, head: int) -> tuple[Role, ...]:
        """Who is meant at word `head`, for a base or the like of theirs their state: “pangkalan militer *Kardova*”."""
        found = self._people.at(line, head)
        if head and found and line.plain[head - 1] in self._words.equipment:
            state = self._people.state_of(self._people.country(found[0].actor), found[0].span)
            return found if state is None else (state,)
        return found

    def _named(self, role: Role, line: Line, head: int) -> Role | None:
        """The state or force named inside a phrase that means its equipment: Velmora in “kapal-kapal Velmora”."""
        whole = Span(role.span.start, max(role.span.end, self._people.groups.phrase(line, head).end))
        for cast in self._people.around(line, whole):
            other = whole.contains(cast.mention.span) and cast.actor.id != role.actor
            if other and cast.actor.kind not in {"group", "place"}:
                return Role(cast.actor.id, cast.mention.span)
        return self._people.state_in(role.span)

    def _pointed(self, line: Line, head: int) -> Role | None:
        """The state or force that the ending of word `head` points to."""
        found = self._people.ending(line, head)
        return found if found is not None and self._people.kind(found.actor) in FORCES else None
