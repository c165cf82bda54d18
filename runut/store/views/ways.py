"""On which ways did claims come to the outlets: from who is quoted, over the bodies named, to who publishes?"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Select, String, Table, cast, func, select

from runut.sources.load import Sources
from runut.store import schema
from runut.store.actors import actors_of
from runut.store.keeping import portions
from runut.store.views.graph import NodeKind

MEDIA = "media:"  # before the name of whoever passes on or publishes
UNKNOWN = "media:?"  # the outlet of articles that do not say whose they are
EMPTY = "[]"  # a list without members, as it is kept
AGENCIES = frozenset({"agency", "state media"})


class Way(Struct, frozen=True, kw_only=True):
    """“The president, ANTARA, KabarTiga; story S1: nine claims in four articles”; the outlet comes last.

    `said` where the first of `nodes` is quoted, else it is the innermost body of a chain.
    """

    nodes: tuple[str, ...]
    said: bool
    story: str
    claims: int
    articles: frozenset[str] | int

    @property
    def count(self) -> int:
        """In how many articles."""
        return self.articles if isinstance(self.articles, int) else len(self.articles)


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


def ways(connection: Connection, called: Names, story: str | None, rejected: Collection[str]) -> Iterator[Way]:
    """Every way with its counts, in one story or (None) in all; a way may come several times."""
    yield from _straight(connection, called, story, rejected)
    yield from _chained(connection, called, story, rejected)


def _straight(connection: Connection, called: Names, story: str | None, rejected: Collection[str]) -> Iterator[Way]:
    """What is quoted without a body between: counted by the database, as it is most of all that is said."""
    table, member, article, within = schema.STATEMENT, schema.ACTOR_MEMBER, schema.ARTICLE, schema.STORY_ARTICLE
    speaker = table.c.speaker[0].as_string()
    question = (
        select(member.c.actor, article.c.outlet, within.c.story, func.count(), func.count(table.c.article.distinct()))
        .select_from(table)
        .join(within, within.c.article == table.c.article)
        .join(article, article.c.id == table.c.article)
        .join(member, member.c.local_actor == speaker)
        .where(cast(table.c.via, String) == EMPTY, table.c.id.not_in(list(rejected)))
        .group_by(member.c.actor, article.c.outlet, within.c.story)
    )
    rows = connection.execute(_of(question, story)).all()
    called.learn({row[0] for row in rows})
    for actor, outlet, told, claims, articles in rows:
        path = _path([called.actor(actor)], called.media(outlet))
        yield Way(nodes=path, said=True, story=told, claims=claims, articles=articles)


def _chained(connection: Connection, called: Names, story: str | None, rejected: Collection[str]) -> Iterator[Way]:
    """What is told on the word of named bodies, claim by claim."""
    for table in (schema.STATEMENT, schema.EVENT, schema.FIGURE):
        rows = list(connection.execute(_of(_with_chain(table), story)))
        members = actors_of(connection, {role[0] for row in rows for role in _roles(row)})
        called.learn(set(members.values()))
        for row in rows:
            nodes = [called.actor(members[role[0]]) for role in _roles(row) if role[0] in members]
            if nodes and row.id not in rejected:
                path = _path(nodes, called.media(row.outlet))
                said = bool(row.speaker) and row.speaker[0] in members
                yield Way(nodes=path, said=said, story=row.story, claims=1, articles=frozenset({row.article}))


def _with_chain(table: Table) -> Select[Any]:
    article, within = schema.ARTICLE, schema.STORY_ARTICLE
    speaker = table.c.speaker if "speaker" in table.c else cast(None, String).label("speaker")
    return (
        select(table.c.id, table.c.article, table.c.via, speaker, article.c.outlet, within.c.story)
        .select_from(table)
        .join(within, within.c.article == table.c.article)
        .join(article, article.c.id == table.c.article)
        .where(cast(table.c.via, String) != EMPTY)
        .order_by(table.c.id)
    )


def _of(question: Select[Any], story: str | None) -> Select[Any]:
    return question if story is None else question.where(schema.STORY_ARTICLE.c.story == story)


def _roles(row: Any) -> list[Any]:  # noqa: ANN401  # a row, as SQLAlchemy gives it
    """Who is quoted, then the bodies of the chain, innermost first."""
    return [*([row.speaker] if row.speaker else []), *row.via]


def _path(nodes: Iterable[str], outlet: str) -> tuple[str, ...]:
    """The nodes up to the outlet, each once: a body that quotes itself adds no step."""
    return tuple(dict.fromkeys((*(node for node in nodes if node != outlet), outlet)))
