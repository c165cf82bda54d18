"""Who is “the victim”, who are “both suspects”? Those whom the article names in that part."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from runut.annotate.events.people import People
from runut.languages.schema.events import Part, RoleTable
from runut.records.claims import Event, Role
from runut.records.span import Span

NEXT = 12  # characters behind a noun in which stands the word that sets it apart
Roles = tuple[Role, ...]


class Parts:
    """The parts that people of an article play, as its events tell them: victims, suspects."""

    def __init__(self, events: Sequence[Event], people: People, words: RoleTable, text: str) -> None:
        """Find who is named in each part."""
        self._people, self._words, self._text = people, words, text
        self._named = {number: self._players(part, events) for number, part in enumerate(words.parts)}

    def filled(self, event: Event) -> Event:
        """The event with those who play a part in the place of the noun that means them."""
        if not any(self._named.values()):
            return event
        actors, recipients = self._instead(event.actors), self._instead(event.recipients)
        taken = {role.actor for role in actors}
        recipients = tuple(role for role in recipients if role.actor not in taken)
        if not recipients and event.recipients:
            return event
        return replace(event, actors=actors, recipients=recipients)

    def _players(self, part: Part, events: Sequence[Event]) -> tuple[str, ...]:
        """The people with names whom the events of a part strike, each once; whoever speaks tells of others."""
        told = (event for event in events if event.type in part.types and (event.mode or "") in part.modes)
        struck = (role.actor for event in told for role in event.recipients)
        asked = self._people
        people = (one for one in dict.fromkeys(struck) if asked.kind(one) == "person" and asked.called(one))
        return tuple(one for one in people if not asked.speaks(one))

    def _instead(self, roles: Roles) -> Roles:
        """The roles with the players of a part for the noun that means them all."""
        found: dict[str, Role] = {}
        for role in roles:
            for one in self._meant(role):
                found.setdefault(one.actor, one)
        return tuple(found.values())

    def _meant(self, role: Role) -> Iterable[Role]:
        """Who plays the part that a role without a name says; the role itself where that is nobody, or not so many."""
        if not self._people.unnamed(role):
            return (role,)
        number, word = self._counted(role.span)
        for index, part in enumerate(self._words.parts):
            players = self._named[index]
            if word in part.words and players and number == len(players):
                return (Role(player, role.span) for player in players)
        return (role,)

    def _counted(self, span: Span) -> tuple[int, str]:
        """How many a phrase of one noun means, and the noun; 0 and nothing where it says more."""
        words = span.quote(self._text).casefold().split()
        while len(words) > 1 and words[-1] in self._words.pointers:
            words.pop()
        following = self._text[span.end : span.end + NEXT].casefold().split()
        if following and following[0].rstrip(".,;:") in {*self._words.relative, *self._words.further}:
            return 0, ""  # “the other suspect”, “the victim who …”
        number = 1
        while len(words) > 1 and words[0] in self._words.several:
            number = max(number, self._words.several[words.pop(0)])
        return (number, words[0]) if len(words) == 1 else (0, "")
