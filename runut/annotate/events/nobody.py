"""Which roles are nobody's: goods that are seized, what somebody is only called, one's own side that nobody threatens?"""

from runut.annotate.events.line import Line
from runut.annotate.events.people import People
from runut.annotate.events.triggers import Trigger
from runut.languages.schema.events import RoleTable
from runut.records.claims import Role


class Nobody:
    """Sorts out roles that the words fill and nobody plays."""

    def __init__(self, people: People, words: RoleTable) -> None:
        """Ask among `people`."""
        self._people, self._words = people, words
        self._called = frozenset(word for part in words.parts if "ACCUSE" in part.types for word in part.words)

    def without_goods(self, line: Line, trigger: Trigger, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """The roles without things that are seized from somebody: “menyita dua *mobil*”."""
        if trigger.rule.entry.mode not in self._words.searches:
            return roles
        return tuple(role for role in roles if not self._owned(line, role))

    def _owned(self, line: Line, role: Role) -> bool:
        inside = line.tree.words_in(role.span)
        counters = self._words.counters
        core = next((i for i in inside if line.plain[i] not in counters and line.tokens[i].pos != "NUM"), None)
        return core is not None and self._people.unnamed(role) and line.plain[core] in self._words.goods

    def without_names(self, line: Line, trigger: Trigger, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """The roles without what somebody is only called, right behind the verb: “ditetapkan *tersangka*”."""
        if trigger.rule.type != "ACCUSE" or trigger.voice not in {"active", "passive", "bare"}:
            return roles
        behind = line.tokens[trigger.last].end + 1
        return tuple(role for role in roles if role.span.start != behind or not self._is_name(line, role))

    def _is_name(self, line: Line, role: Role) -> bool:
        inside = line.tree.words_in(role.span)
        return len(inside) == 1 and line.raw[inside[0]] in self._called

    def other(self, line: Line, role: Role) -> bool:
        """Whether the role is only those who are not named: “dan *peserta lainnya*”."""
        inside = line.tree.words_in(role.span)
        return bool(inside) and line.raw[inside[-1]] in self._words.further

    def allied(self, doers: tuple[Role, ...], found: tuple[Role, ...]) -> bool:
        """Whether those found are of the country of those who act."""
        homes = {self._people.country(role.actor) for role in doers} - {None}
        return any(self._people.country(role.actor) in homes for role in found)
