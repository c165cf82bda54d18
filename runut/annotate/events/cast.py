"""The roles of one event, and what is asked of several roles together."""

from collections.abc import Iterable

from msgspec import Struct

from runut.records.claims import Role

Roles = tuple[Role, ...]
NOBODY: Roles = ()


class Cast(Struct, frozen=True):
    """The actors and recipients of one event; `partners` are those of the actors whom another one brings in (“dengan”)."""

    actors: Roles = ()
    recipients: Roles = ()
    partners: Roles = ()

    def apart(self) -> "Cast":
        """The same with the partners as recipients: “Velmora akan berunding dengan *Kardova*” is a promise to Kardova."""
        actors = tuple(role for role in self.actors if role not in self.partners)
        return Cast(actors, self.recipients or self.partners) if actors and self.partners else self


def others(doers: Roles, roles: Roles) -> Roles:
    """Those of `roles` who are not among `doers`."""
    taken = {role.actor for role in doers}
    return tuple(role for role in roles if role.actor not in taken)


def apart(cast: Cast) -> Cast:
    """The roles without recipients who act themselves."""
    return Cast(cast.actors, others(cast.actors, cast.recipients), cast.partners)


def once(roles: Iterable[Role]) -> Roles:
    """Each actor once, in order."""
    seen: dict[str, Role] = {}
    for role in roles:
        seen.setdefault(role.actor, role)
    return tuple(seen.values())
