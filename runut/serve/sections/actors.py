"""Who takes part: the actors of the articles with what they do."""

from collections import Counter

from msgspec import Struct

from runut.serve.anchors import anchor
from runut.serve.gather import Material
from runut.store.views.casting import ActorRow


class ActorLine(Struct, frozen=True, kw_only=True):
    """“Arden Kolsaria, person, in seven articles, speaks nine times”: an actor, counted in the articles of the page."""

    actor: ActorRow
    place: str
    articles: int
    statements: int
    acts: int
    suffers: int


class ActorTable(Struct, frozen=True):
    """Actors that do something or stand in several articles; `unlisted` others are only named once."""

    lines: tuple[ActorLine, ...]
    unlisted: int

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the actors that have a row."""
        return frozenset(line.actor.id for line in self.lines)


def actors(material: Material) -> ActorTable:
    """The actors of the page, those in most articles first, then those that do most, then by name."""
    counts = {slot: Counter[str]() for slot in ("articles", "statements", "acts", "suffers")}
    for told in material.told:
        for deed in told.deeds:
            counts[deed.slot][deed.actor] += 1
    lines = [
        ActorLine(
            actor=actor,
            place=anchor("p", id_),
            articles=counts["articles"][id_],
            statements=counts["statements"][id_],
            acts=counts["acts"][id_],
            suffers=counts["suffers"][id_],
        )
        for id_, actor in material.actors.items()
        if counts["articles"][id_]
    ]
    listed = [one for one in lines if one.articles > 1 or one.statements + one.acts + one.suffers]
    listed.sort(key=lambda one: (-one.articles, -(one.statements + one.acts), one.actor.name, one.actor.id))
    return ActorTable(tuple(listed), len(lines) - len(listed))
