"""What a name looks like when names of many articles are compared."""

import re

from msgspec import Struct

from runut.records.annotations import ActorKind, LocalActor
from runut.text.normalise import fold

_PIECE = re.compile(r"[^\W_]+")
NAMING = frozenset({"name", "short", "acronym"})


class Card(Struct, frozen=True, gc=False, kw_only=True):
    """“A person called Arden Kolsaria, President of Velmora”: one name with what its articles say of who bears it.

    `pieces` are the name's words folded, with hyphens taken as blanks; `named` is false for a common noun ("residents").
    `called` is the name folded, `key` is the id of the register's record that it was recognised as, `others` are the folded
    other names, `offices` the folded titles.
    """

    name: str
    pieces: tuple[str, ...]
    kind: ActorKind
    named: bool
    called: str
    key: str | None = None
    country: str | None = None
    others: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    mark: str = ""

    @property
    def slug(self) -> str:
        """The name as part of an id: its pieces, with hyphens between, and what tells it apart behind a colon."""
        return "-".join(self.pieces) + (f":{self.mark}" if self.mark else "")


def pieces(name: str) -> tuple[str, ...]:
    """The words of `name`, folded, hyphens and points taken as blanks.

    >>> pieces("Arden Kol-saria")
    ('arden', 'kol', 'saria')
    """
    return tuple(_PIECE.findall(fold(name)))


def card(actor: LocalActor) -> Card:
    """The card of one local actor; a name counts as one only where the article writes it as a name."""
    written = any(mention.form in NAMING for mention in actor.mentions)
    called = fold(actor.name)
    return Card(
        name=actor.name,
        pieces=tuple(_PIECE.findall(called)) or (called,),
        kind=actor.kind,
        named=written and not actor.name[:1].islower(),
        called=called,
        key=actor.key,
        country=actor.country,
        others=frozenset(fold(alias) for alias in actor.aliases),
        offices=frozenset(fold(office) for office in actor.offices),
    )
