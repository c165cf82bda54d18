"""Who quotes whom: from primary sources over agencies to outlets, in a story or in the whole chronicle."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import Connection, func, select

from runut.sources.load import Sources, load_sources
from runut.store import schema
from runut.store.views.graph import BranchView, EdgeKind, EdgeView, GraphView, NodeView
from runut.store.views.origins import origin_views
from runut.store.views.ways import Names, Way, ways

COPIED = ("time", "day", "source")  # how it may be known which of two articles was first
Edge = tuple[str, str, EdgeKind]


class _Tally:
    """Claims, articles and stories, added up."""

    def __init__(self) -> None:
        self.claims, self._many, self._articles = 0, 0, set[str]()
        self.stories = set[str]()

    def add(self, way: Way) -> None:
        self.claims += way.claims
        self.stories.add(way.story)
        if isinstance(way.articles, int):
            self._many += way.articles
        else:
            self._articles |= way.articles

    @property
    def articles(self) -> int:
        """In how many articles; one that tells in both manners may count twice."""
        return self._many + len(self._articles)


def reporting_view(
    connection: Connection, story: str | None, rejected: Collection[str], most: int | None = None, *, each: bool = True
) -> GraphView:
    """The reporting graph of a story (None: of all), at most the `most` strongest edges and sources of it.

    Copies count from the earlier outlet to the later, where it is known which was first. With `each` it is said how
    independent every entry of the story is, else how the story itself is.
    """
    called = Names(connection, _sources())
    edges: dict[Edge, _Tally] = defaultdict(_Tally)
    nodes: dict[str, _Tally] = defaultdict(_Tally)
    paths: dict[tuple[str, ...], _Tally] = defaultdict(_Tally)
    for way in ways(connection, called, story, rejected):
        for at, (source, target) in enumerate(pairwise(way.nodes)):
            edges[source, target, "said to" if way.said and at == 0 else "carried by"].add(way)
        for node in way.nodes:
            nodes[node].add(way)
        for length in range(1, len(way.nodes) + 1):
            paths[way.nodes[:length]].add(way)
    for edge, way in _copies(connection, called, story):
        edges[edge].add(way)
    shown = _edges(edges)[:most]
    tree = _tree(paths, called)[:most]
    here = {end for edge in shown for end in (edge.source, edge.target)} | set(_in(tree))
    return GraphView(
        nodes=tuple(_nodes(called, nodes, here)),
        edges=tuple(shown),
        tree=tree,
        origins=() if story is None else origin_views(connection, story, each=each),
    )


@lru_cache(maxsize=1)
def _sources() -> Sources:
    """What the package knows of outlets and agencies; read once, as it stays the same while a process runs."""
    return load_sources()


def _edges(edges: Mapping[Edge, _Tally]) -> list[EdgeView]:
    found = [
        EdgeView(
            source=source,
            target=target,
            kind=kind,
            claims=tally.claims,
            articles=tally.articles,
            stories=tuple(sorted(tally.stories)),
        )
        for (source, target, kind), tally in edges.items()
    ]
    return sorted(found, key=lambda one: (-one.claims, one.kind, one.source, one.target))


def _nodes(called: Names, nodes: Mapping[str, _Tally], shown: Iterable[str]) -> list[NodeView]:
    nothing = _Tally()
    found = [
        NodeView(
            id=node,
            name=called.name(node),
            kind=called.kind(node),
            claims=nodes.get(node, nothing).claims,
            articles=nodes.get(node, nothing).articles,
        )
        for node in shown
    ]
    return sorted(found, key=lambda one: (-one.claims, one.name, one.id))


def _tree(paths: Mapping[tuple[str, ...], _Tally], called: Names) -> tuple[BranchView, ...]:
    """The ways as branches: the sources, what each passes to, and on; most claims first."""
    below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for path in paths:
        below[path[:-1]].append(path)

    def branches(ends: Sequence[tuple[str, ...]]) -> tuple[BranchView, ...]:
        ordered = sorted(ends, key=lambda path: (-paths[path].claims, called.name(path[-1]), path))
        return tuple(
            BranchView(
                node=path[-1], claims=paths[path].claims, articles=paths[path].articles, then=branches(below[path])
            )
            for path in ordered
        )

    return branches(below[()])


def _in(tree: Iterable[BranchView]) -> Iterator[str]:
    for branch in tree:
        yield branch.node
        yield from _in(branch.then)


def _copies(connection: Connection, called: Names, story: str | None) -> list[tuple[Edge, Way]]:
    """Passages that stood in another outlet's article before, counted by the database."""
    reuse, within = schema.REUSE, schema.STORY_ARTICLE
    one, other = schema.ARTICLE.alias(), schema.ARTICLE.alias()
    question = (
        select(one.c.outlet, other.c.outlet, within.c.story, func.count(), func.count(other.c.id.distinct()))
        .select_from(reuse)
        .join(one, one.c.id == reuse.c.earlier)
        .join(other, other.c.id == reuse.c.later)
        .join(within, within.c.article == reuse.c.later)
        .where(reuse.c.kind == "reuse", reuse.c.first_by.in_(COPIED), one.c.outlet != other.c.outlet)
        .group_by(one.c.outlet, other.c.outlet, within.c.story)
    )
    if story is not None:
        question = question.where(within.c.story == story)
    found: list[tuple[Edge, Way]] = []
    for earlier, later, told, passages, articles in connection.execute(question):
        ends = called.media(earlier), called.media(later)
        way = Way(nodes=ends, said=False, story=told, claims=passages, articles=articles)
        found.append(((*ends, "copied by"), way))
    return found
