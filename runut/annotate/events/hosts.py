"""Which state does a named place stand for, where nobody else is visited or struck?"""

from collections.abc import Iterable

from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.shelf import Shelf
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.annotations import Place
from runut.records.claims import Role

FORCES = frozenset({"state", "military"})


class Hosts:
    """The places of an article, and the states to which they belong."""

    def __init__(self, people: People, words: RoleTable, places: Iterable[Place]) -> None:
        """Sort the places by sentence."""
        self._people, self._words = people, words
        self._places = Shelf(places, lambda place: (place.sentence, place.span))

    def visited(self, line: Line, trigger: Trigger, visitors: tuple[Role, ...]) -> tuple[Role, ...]:
        """The state whose place is named behind a visit, other than the visitors' own."""
        own = {self._people.country(role.actor) for role in visitors}
        for place in self._places.near(line.sentence.index, line.span(trigger.first, trigger.last)):
            away = place.country is None or place.country not in own
            if away and place.span.start >= line.tokens[trigger.last].start:
                role = self._people.state_of(place.country, place.span)
                return (role,) if role is not None else ()
        return ()

    def receiving(self, line: Line, role: Role, visitors: tuple[Role, ...]) -> Role:
        """Who receives at a place: the body of an office, the state of a palace or of a foreign city; else the role itself."""
        people, own = self._people, {self._people.country(visitor.actor) for visitor in visitors}
        inside = line.tree.words_in(role.span)
        if inside and line.plain[inside[0]] in self._words.seats:
            for cast in people.around(line, role.span):
                named = cast.actor.id != role.actor and role.span.contains(cast.mention.span)
                if named and cast.actor.kind not in {"place", "group"}:
                    return Role(cast.actor.id, cast.mention.span)
            return people.state_in(role.span) or role
        abroad = people.country(role.actor) not in own
        if people.kind(role.actor) == "place" and abroad:
            return people.state_of(people.country(role.actor), role.span) or role
        return role

    def struck(self, line: Line, trigger: Trigger, actor: Role) -> tuple[Role, ...]:
        """The state in which a foreign force strikes, where only the place is named, behind the trigger or before it."""
        each_other = any(word in self._words.mutual for word in line.raw[max(0, trigger.first - 1) : trigger.last + 1])
        if each_other or self._people.kind(actor.actor) not in FORCES:
            return ()
        start = line.tokens[trigger.last].start
        places = self._places.near(line.sentence.index, line.span(trigger.first, trigger.last))
        for place in sorted(places, key=lambda place: (place.span.start < start, place.span.start)):
            role = self._people.state_of(place.country, place.span)
            if role is None or not self._within_reach(line, trigger, line.index_at(place.span.start)):
                continue
            if self._people.country(role.actor) != self._people.country(actor.actor):
                return (role,)
        return ()

    def _within_reach(self, line: Line, trigger: Trigger, place: int) -> bool:
        """Whether the place at a word belongs to the trigger: behind it in its clause, or brought in before it."""
        if place > trigger.last:
            return "," not in line.raw[trigger.last : place]
        return place > 0 and line.raw[place - 1] in self._words.others
