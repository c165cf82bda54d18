"""On which ways did claims come to the outlets: from who is quoted, over the bodies named, to who publishes?"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from sys import intern
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, String, Table, cast, func, select

from runut.sources.load import Sources
from runut.store import schema
from runut.store.actors import actors_of
from runut.store.keeping import portions
from runut.store.views.graph import NodeKind
from runut.store.views.placing import Placing

MEDIA = "media:"  # before the name of whoever passes on or publishes
UNKNOWN = "media:?"  # the outlet of articles that do not say whose they are
AT_ONCE = 2000  # rows that are read together
EMPTY = "[]"  # a list without members, as it is kept
AGENCIES = frozenset({"agency", "state media"})


class Way(Struct, frozen=True, kw_only=True):
    """“The president, ANTARA, KabarTiga; of story S1: nine claims in four articles”; the outlet comes last.

    `said` where the first of `nodes` is quoted, else it is the innermost body of a chain. `articles` is how many there are
    where no other way of the same kind is in them, else the id of the one.
    """

    nodes: tuple[str, ...]
    said: bool
    stories: tuple[str, ...]
    claims: int
    articles: str | int


class Names:
    """What the nodes are called: actors by their name, media by theirs, however they are written."""

    def __init__(self, connection: Connection, sources: Sources) -> None:
        """Name actors by the chronicle, media by `sources`."""
        self._connection, self._sources = connection, sources
        self._actors: dict[str, tuple[str, str]] = {}
        self._kinds: dict[str, NodeKind] = {}
        self._names: dict[str, str] = {}

    def learn(self, actors: Collection[str]) -> None:
        """Look up the names of these actors, many at once."""
        actor = schema.ACTOR
        for portion in portions([id_ for id_ in actors if id_ not in self._actors]):
            question = select(actor.c.id, actor.c.name, actor.c.kind).where(actor.c.id.in_(portion))
            self._actors.update((id_, (name, kind)) for id_, name, kind in self._connection.execute(question))

    def actor(self, id_: str) -> str:
        """The node of an actor: media are nodes by their name, so that one that is quoted and publishes is one."""
        name, kind = self._actors.get(id_, (id_, "group"))
        known = self._sources.by_name(name)
        if known is None and kind != "media":
            self._names[id_], self._kinds[id_] = name, "source"
            return id_
        return self.media(name)

    def media(self, name: str | None) -> str:
        """The node of an outlet or agency."""
        if not name:
            self._names[UNKNOWN], self._kinds[UNKNOWN] = "unknown outlet", "outlet"
            return UNKNOWN
        known = self._sources.by_name(name)
        called = name if known is None else known.name
        node = f"{MEDIA}{called}"
        self._names[node] = called
        self._kinds[node] = "agency" if known is not None and known.kind in AGENCIES else "outlet"
        return node

    def name(self, node: str) -> str:
        """What the node is called."""
        return self._names[node]

    def kind(self, node: str) -> NodeKind:
        """What the node is."""
        return self._kinds[node]


def ways(connection: Connection, called: Names, placing: Placing, rejected: Collection[str]) -> Iterator[Way]:
    """Every way with its counts, in the articles of `placing`; a way may come several times."""
    yield from _straight(connection, called, placing, rejected)
    yield from _chained(connection, called, placing, rejected)


def _straight(connection: Connection, called: Names, placing: Placing, rejected: Collection[str]) -> Iterator[Way]:
    """What is quoted without a body between: counted by the database, as it is most of all that is said."""
    table, member = schema.STATEMENT, schema.ACTOR_MEMBER
    question = (
        select(member.c.actor, table.c.article, func.count())
        .select_from(table)
        .join(member, member.c.local_actor == table.c.speaker[0].as_string())
        .where(cast(table.c.via, String) == EMPTY, table.c.id.not_in(list(rejected)))
        .group_by(member.c.actor, table.c.article)
        .order_by(member.c.actor, table.c.article)
    )
    rows = _learnt(connection, called, placing.narrow(question, table.c.article))
    for actor, told in groupby(rows, key=itemgetter(0)):
        by_outlet: dict[str | None, list[tuple[str, int]]] = {}
        for _, article, claims in told:
            if article in placing.story_of:
                by_outlet.setdefault(placing.outlet(article), []).append((placing.story_of[article], claims))
        for outlet, counts in by_outlet.items():
            yield Way(
                nodes=_path([called.actor(actor)], called.media(outlet)),
                said=True,
                stories=tuple({story for story, _ in counts}),
                claims=sum(claims for _, claims in counts),
                articles=len(counts),
            )


def _learnt(connection: Connection, called: Names, question: Select[Any]) -> Iterator[Any]:
    """The rows that answer a question of actors, whose names are learnt before each is needed."""
    with connection.execute(question.execution_options(yield_per=AT_ONCE)) as rows:
        for few in rows.partitions():
            called.learn({row[0] for row in few})
            yield from few


def _chained(connection: Connection, called: Names, placing: Placing, rejected: Collection[str]) -> Iterator[Way]:
    """What is told on the word of named bodies, claim by claim."""
    for table in (schema.STATEMENT, schema.EVENT, schema.FIGURE):
        with connection.execute(placing.narrow(_with_chain(table), table.c.article)) as found:
            for rows in found.partitions(AT_ONCE):
                members = actors_of(connection, {role[0] for row in rows for role in _roles(row)})
                called.learn(set(members.values()))
                for row in rows:
                    nodes = [called.actor(members[role[0]]) for role in _roles(row) if role[0] in members]
                    if nodes and row.id not in rejected and row.article in placing.story_of:
                        yield Way(
                            nodes=_path(nodes, called.media(placing.outlet(row.article))),
                            said=bool(row.speaker) and row.speaker[0] in members,
                            stories=(placing.story_of[row.article],),
                            claims=1,
                            articles=intern(row.article),
                        )


def _with_chain(table: Table) -> Select[Any]:
    speaker = table.c.speaker if "speaker" in table.c else cast(None, String).label("speaker")
    question = select(table.c.id, table.c.article, table.c.via, speaker).where(cast(table.c.via, String) != EMPTY)
    return question.order_by(table.c.id).execution_options(yield_per=AT_ONCE)


def _roles(row: Any) -> list[Any]:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    """Who is quoted, then the bodies of the chain, innermost first."""
    return [*([row.speaker] if row.speaker else []), *row.via]


def _path(nodes: Iterable[str], outlet: str) -> tuple[str, ...]:
    """The nodes up to the outlet, each once: a body that quotes itself adds no step."""
    return tuple(dict.fromkeys((*(node for node in nodes if node != outlet), outlet)))
