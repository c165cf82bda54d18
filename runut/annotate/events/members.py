"""Who belongs to a group that the sentence goes on to name?"""

from runut.annotate.events.cast import once
from runut.annotate.events.line import Line
from runut.annotate.events.neighbours import namely
from runut.annotate.events.people import People
from runut.annotate.events.phrases import listed
from runut.languages.schema.events import RoleTable
from runut.records.claims import Role

Roles = tuple[Role, ...]


class Members:
    """The members of groups without a name: “dua tersangka, yakni *Ratan* dan *Denar*”."""

    def __init__(self, people: People, words: RoleTable) -> None:
        """Ask among `people`."""
        self._people, self._words = people, words

    def instead(self, line: Line, actors: Roles, recipients: Roles) -> tuple[Roles, Roles]:
        """The roles with its members in the place of the group that stands nearest before their names."""
        ends = (actors[-1].span.end if actors else -1, recipients[-1].span.end if recipients else -1)
        if ends[1] > ends[0]:
            members = self._of(line, recipients)
            if members != recipients:
                return actors, members
        members = self._of(line, actors)
        return (members, recipients) if members != actors else (actors, self._of(line, recipients))

    def _of(self, line: Line, roles: Roles) -> Roles:
        """The members of the one group that fills a role, where they are of its kind; else the roles themselves."""
        if len(roles) != 1 or not self._people.unnamed(roles[0]):
            return roles
        first = namely(line, roles[0].span, self._people, self._words)
        heads = () if first is None else listed(line, first, self._people, self._words)
        members = once(role for head in heads for role in self._people.at(line, head))
        if not members or self._people.unnamed(members[0]):
            return roles
        kinds = self._people.kind(roles[0].actor), self._people.kind(members[0].actor)
        return members if kinds[0] == kinds[1] or kinds == ("group", "person") else roles
