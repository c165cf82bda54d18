"""Which full name a short name or a title stands for."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct
from rapidfuzz.distance import Indel

from runut.actors.register import Register
from runut.link.names import Card, pieces
from runut.records.annotations import LocalActor
from runut.records.links import Membership, Reason

ALIKE = 0.9  # share of letters in common at which a short name is another's, spelled otherwise; below it names differ
LONG = 6  # in shorter names a letter makes another name


class Full(Struct, frozen=True, gc=False, kw_only=True):
    """“Arden Kolsaria, in two stories”: one full name of a component with all who bear it.

    `person` says whether it is a person's.
    """

    id: str
    person: bool
    cards: tuple[Card, ...]
    stories: frozenset[str]
    members: tuple[Membership, ...]


class Directory:
    """The full names of a component, found by a piece, another name or a title; and whom the press calls by one name."""

    def __init__(self, named: Iterable[Full], register: Register) -> None:
        """Index `named` by all that may stand for each; `register` knows who is called by a short name alone."""
        self._register = register
        self._named: dict[str, list[tuple[Full, Card]]] = defaultdict(list)
        self._of_story: dict[str, list[tuple[Full, Card]]] = defaultdict(list)
        for one in sorted(named, key=lambda full: full.id):
            for name in one.cards:
                for word in {*(name.pieces if one.person else ()), *name.others, *name.offices}:
                    self._named[word].append((one, name))
                for story in one.stories if one.person else ():
                    self._of_story[story].append((one, name))

    def may_fit(self, short: Card) -> bool:
        """Whether anybody can be meant by a name or noun: most nouns (“residents”) stand for no full name."""
        return short.kind == "person" or short.called in self._named

    def fitting(self, local: tuple[LocalActor, Card, str]) -> Membership | None:
        """The one full name that `local` (actor, card, story) is short for; None where none or more than one fits.

        A full name of the same story is asked first, then those of the whole component, then the register.
        """
        actor, short, story = local
        fits = {
            one.id: (one, why) for one, name in self._named.get(short.called, ()) if (why := _fits(short, one, name))
        }
        near = [found for found in fits.values() if story in found[0].stories]
        for found in (near, list(fits.values())):
            if len(found) == 1:
                one, why = found[0]
                return Membership(local=actor.id, actor=one.id, reasons=(Reason("short name", why, 0.8),))
            if found:
                return None
        return self._misspelt(local) or self._called(local)

    def _misspelt(self, local: tuple[LocalActor, Card, str]) -> Membership | None:
        """The one person of the same story with a piece that is the short name but for a letter or two.

        Also with the very piece, where articles guess other countries for the two.
        """
        actor, short, story = local
        if short.kind != "person" or not short.named or len(short.pieces) > 1 or len(short.slug) < LONG:
            return None
        alike = {
            one.id: name.name
            for one, name in self._of_story.get(story, ())
            if any(Indel.normalized_similarity(short.slug, piece) >= ALIKE for piece in name.pieces)
        }
        if len(alike) != 1:
            return None
        ((id_, name),) = alike.items()
        how = "in short" if short.slug in pieces(name) else "spelled otherwise"
        why = f"“{short.name}” is “{name}” of the same story, {how}."
        return Membership(local=actor.id, actor=id_, reasons=(Reason("short name", why, 0.6),))

    def _called(self, local: tuple[LocalActor, Card, str]) -> Membership | None:
        """The person of the register who is called so, where nobody of the component has it as part of a name."""
        actor, short, _ = local
        key = self._register.called(short.name) if short.kind == "person" and short.named else None
        if key is None or self._named.get(short.called):
            return None
        term = self._register.held(key)[-1]
        why = f"“{short.name}” alone is what the press calls {term.person} of {term.country}, says the register."
        return Membership(local=actor.id, actor=key, reasons=(Reason("called so", why, 0.7),))


def _fits(short: Card, full: Full, name: Card) -> str:
    """Why `short` may stand for the full name with the card `name`; "" where it may not."""
    other_land = short.country is not None and name.country is not None and short.country != name.country
    if (short.kind == "person") != full.person or other_land:
        return ""
    called = short.called
    if called in name.others or called in name.offices:
        return f"“{name.name}” is also called “{short.name}”."
    if short.named and called in name.pieces:
        return f"“{short.name}” is short for “{name.name}”, the only one of that name here."
    return ""
