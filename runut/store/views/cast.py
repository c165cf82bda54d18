"""Who is in the news, whom do some letters mean, and what is known of one actor?"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, func, select

from runut.actors.load import load_offices
from runut.actors.register import Register
from runut.errors import UnknownRecord
from runut.records.annotations import ActorKind
from runut.records.links import Office
from runut.store import schema
from runut.store.keeping import among, plain
from runut.store.search import index_of
from runut.store.views.actors import held_views
from runut.store.views.recent import Recent, counted
from runut.store.views.rows import HeldView
from runut.store.words import pieces
from runut.text.normalise import fold

# Articles with the words of a name that are looked through for who is called so.
LOOKED_THROUGH = 150
# Ids are a word, a colon, and the name in plain letters, but for those that a register names by a code.
_SPELT = ("group", "military", "org", "person", "place")
_CODED = ("body", "government", "military", "state")


class CastView(Struct, frozen=True, kw_only=True):
    """“Arden Kolsaria, person, in 41 articles”: an actor in a list; `here` of these are among those looked at."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    articles: int
    here: int = 0


class PortraitView(Struct, frozen=True, kw_only=True):
    """“Arden Kolsaria, person, of VEL; president since May 2020”: what is known of an actor."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    offices: tuple[Office, ...]
    held: tuple[HeldView, ...]


def portrait(connection: Connection, id_: str) -> PortraitView:
    """The actor with this id, with the offices that the register gives it; raises UnknownRecord."""
    row = connection.execute(select(schema.ACTOR).where(schema.ACTOR.c.id == id_)).mappings().one_or_none()
    if row is None:
        message = f"the chronicle has no actor “{id_}”; the list of actors finds them by name."
        raise UnknownRecord(message)
    known = plain(row)
    known["offices"] = msgspec.convert(row["offices"], tuple[Office, ...])
    known["aliases"] = tuple(row["aliases"])
    return PortraitView(**known, held=held_views(_offices(), id_))


@lru_cache(maxsize=1)
def _offices() -> Register:
    """Who held which office when, by the register; read once."""
    return load_offices()


def in_the_news(connection: Connection, recent: Recent, most: int) -> tuple[CastView, ...]:
    """Who most of these articles speak of."""
    return cast_views(connection, counted(connection, recent.articles), most)


def called(connection: Connection, words: str, most: int) -> tuple[CastView, ...]:
    """Who has these beginnings of words in a name, those in most articles first."""
    sought = pieces(words, begins=1)
    if not sought:
        return ()
    rows = index_of(connection).last(sought, LOOKED_THROUGH)
    wanted = fold(words).replace('"', " ").split()
    found = cast_views(connection, _named(connection, rows, wanted), most)
    coded = _coded(connection, lambda names: _has(wanted, names))
    both = {one.id: one for one in (*found, *coded)}
    return tuple(sorted(both.values(), key=lambda one: (-one.articles, one.name, one.id)))[:most]


def beginning(connection: Connection, letter: str, most: int) -> tuple[CastView, ...]:
    """The actors of which the name begins so, by name; without those whom one story alone knows by a description."""
    actor, start = schema.ACTOR, fold(letter)
    found: set[str] = set()
    for kind in _SPELT:
        low, high = f"{kind}:{start}", f"{kind}:{start}\U0010ffff"
        question = select(actor.c.id).where(actor.c.id >= low, actor.c.id < high, ~actor.c.id.like("%:%:%"))
        question = question.order_by(actor.c.id).limit(most)
        found |= set(connection.scalars(question))
    found |= {one.id for one in _coded(connection, lambda names: fold(names[0]).startswith(start))}
    rows = cast_views(connection, dict.fromkeys(found, 0), len(found))
    named = (one for one in rows if fold(one.name).startswith(start))
    return tuple(sorted(named, key=lambda one: (fold(one.name), one.id)))[:most]


def cast_views(connection: Connection, here: Mapping[str, int], most: int) -> tuple[CastView, ...]:
    """These actors, those with the highest numbers first; for the first of them it is counted how many articles there are."""
    first = sorted(here, key=lambda id_: (-here[id_], id_))[:most]
    told, counts = _rows(connection, first), _members(connection, first)
    return tuple(CastView(**told[id_], articles=counts[id_], here=here[id_]) for id_ in first if id_ in told)


def _rows(connection: Connection, ids: Collection[str]) -> dict[str, dict[str, Any]]:
    actor, found = schema.ACTOR, dict[str, dict[str, Any]]()
    columns = (actor.c.id, actor.c.name, actor.c.kind, actor.c.country, actor.c.aliases)
    for row in connection.execute(select(*columns).where(among(actor.c.id, ids))).mappings():
        found[row["id"]] = plain(row) | {"aliases": tuple(row["aliases"])}
    return found


def _members(connection: Connection, ids: Collection[str]) -> Counter[str]:
    member = schema.ACTOR_MEMBER
    question = select(member.c.actor, func.count()).where(among(member.c.actor, ids)).group_by(member.c.actor)
    return Counter(dict(connection.execute(question).all()))


def _named(connection: Connection, articles: Collection[str], wanted: list[str]) -> Counter[str]:
    """Actors of these articles of which a name has all the beginnings of words that are wanted."""
    member, local, actor = schema.ACTOR_MEMBER, schema.LOCAL_ACTOR, schema.ACTOR
    question = (
        select(actor.c.id, actor.c.name, local.c.name)
        .select_from(local)
        .join(member, member.c.local_actor == local.c.id)
        .join(actor, actor.c.id == member.c.actor)
        .where(among(local.c.article, articles), *(_near(word) for word in wanted if word.isascii()))
    )
    return Counter(id_ for id_, name, own in connection.execute(question) if _has(wanted, (name, own)))


def _near(word: str) -> ColumnElement[bool]:
    """Whether a name has these letters anywhere: the database sees to most names that do not."""
    return schema.ACTOR.c.name.icontains(word, autoescape=True) | schema.LOCAL_ACTOR.c.name.icontains(
        word, autoescape=True
    )


def _coded(connection: Connection, wanted: Callable[[Sequence[str]], bool]) -> tuple[CastView, ...]:
    """The actors that a register names by a code, which are few in any chronicle, of which the names are `wanted`."""
    actor, found = schema.ACTOR, dict[str, int]()
    for kind in _CODED:
        question = select(actor.c.id, actor.c.name, actor.c.aliases)
        question = question.where(actor.c.id >= f"{kind}:A", actor.c.id < f"{kind}:[").limit(1000)
        found.update({row.id: 0 for row in connection.execute(question) if wanted((row.name, *row.aliases))})
    return cast_views(connection, found, len(found))


def _has(wanted: Iterable[str], names: Iterable[str]) -> bool:
    told = [fold(name).split() for name in names]
    return any(all(any(word.startswith(part) for word in name) for part in wanted) for name in told)
