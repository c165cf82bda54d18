"""Who quotes whom: from primary sources over agencies to outlets, in a story or in the whole chronicle."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from sqlalchemy import Connection, func, select

from runut.sources.load import Sources, load_sources
from runut.store import schema
from runut.store.views.graph import BranchView, EdgeKind, EdgeView, GraphView, NodeView
from runut.store.views.origins import origin_views
from runut.store.views.placing import Placing
from runut.store.views.ways import Names, Way, ways

COPIED = ("time", "day", "source")  # how it may be known which of two articles was first
Edge = tuple[str, str, EdgeKind]


class _Tally:
    """Claims, articles and stories, added up; of a million of them, most have one way alone."""

    __slots__ = ("_articles", "_many", "_stories", "claims")

    def __init__(self) -> None:
        self.claims, self._many = 0, 0
        self._articles: set[str] | None = None
        self._stories: tuple[str, ...] | set[str] = ()

    def add(self, way: Way, *, stories: bool = False) -> None:
        self.claims += way.claims
        if isinstance(way.articles, int):
            self._many += way.articles
        elif self._articles is None:
            self._articles = {way.articles}
        else:
            self._articles.add(way.articles)
        if stories:
            self._stories = {*self._stories, *way.stories} if self._stories else way.stories

    @property
    def articles(self) -> int:
        """In how many articles; one that tells in both manners may count twice."""
        return self._many + len(self._articles or ())

    @property
    def stories(self) -> tuple[str, ...]:
        """The ids of the stories that were added, in order."""
        return tuple(sorted(self._stories))


def reporting_view(
    connection: Connection, story: str | None, rejected: Collection[str], most: int | None = None, *, each: bool = True
) -> GraphView:
    """The reporting graph of a story (None: of all), at most the `most` strongest edges and sources of it.

    Copies count from the earlier outlet to the later, where it is known which was first. With `each` it is said how
    independent every entry of the story is, else how the story itself is.
    """
    called, placing = Names(connection, _sources()), Placing(connection, story)
    edges: dict[Edge, _Tally] = defaultdict(_Tally)
    nodes: dict[str, _Tally] = defaultdict(_Tally)
    paths: dict[tuple[str, ...], _Tally] = defaultdict(_Tally)
    for way in ways(connection, called, placing, rejected):
        for at, (source, target) in enumerate(pairwise(way.nodes)):
            edges[source, target, "said to" if way.said and at == 0 else "carried by"].add(way, stories=True)
        for node in way.nodes:
            nodes[node].add(way)
        for length in range(1, len(way.nodes) + 1):
            paths[way.nodes[:length]].add(way)
    for edge, way in _copies(connection, called, placing):
        edges[edge].add(way, stories=True)
    shown = _edges(edges, most)
    tree = _tree(paths, called, most)
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


def _edges(edges: Mapping[Edge, _Tally], most: int | None) -> list[EdgeView]:
    first = sorted(edges, key=lambda edge: (-edges[edge].claims, edge[2], edge[0], edge[1]))[:most]
    return [
        EdgeView(
            source=edge[0],
            target=edge[1],
            kind=edge[2],
            claims=edges[edge].claims,
            articles=edges[edge].articles,
            stories=edges[edge].stories,
        )
        for edge in first
    ]


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


def _tree(paths: Mapping[tuple[str, ...], _Tally], called: Names, most: int | None) -> tuple[BranchView, ...]:
    """The ways as branches: the `most` strongest sources, what each passes to, and on; most claims first."""
    below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for path in paths:
        below[path[:-1]].append(path)

    def branches(ends: Sequence[tuple[str, ...]], most: int | None = None) -> tuple[BranchView, ...]:
        ordered = sorted(ends, key=lambda path: (-paths[path].claims, called.name(path[-1]), path))[:most]
        return tuple(
            BranchView(
                node=path[-1],
                claims=paths[path].claims,
                articles=paths[path].articles,
                then=branches(below.get(path, ())),
            )
            for path in ordered
        )

    return branches(below[()], most)


def _in(tree: Iterable[BranchView]) -> Iterator[str]:
    for branch in tree:
        yield branch.node
        yield from _in(branch.then)


def _copies(connection: Connection, called: Names, placing: Placing) -> Iterator[tuple[Edge, Way]]:
    """Passages that stood in another outlet's article before."""
    reuse = schema.REUSE
    question = (
        select(reuse.c.earlier, reuse.c.later, func.count())
        .where(reuse.c.kind == "reuse", reuse.c.first_by.in_(COPIED))
        .group_by(reuse.c.earlier, reuse.c.later)
    )
    rows = connection.execute(placing.narrow(question, reuse.c.later)).all()
    placing.learn({row[0] for row in rows})
    passages: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for earlier, later, count in rows:
        one, other = placing.outlet(earlier), placing.outlet(later)
        if later in placing.story_of and one is not None and other is not None and one != other:
            passages[one, other][later] += count
    for ends, counts in passages.items():
        nodes = called.media(ends[0]), called.media(ends[1])
        stories = tuple({placing.story_of[later] for later in counts})
        way = Way(nodes=nodes, said=False, stories=stories, claims=counts.total(), articles=len(counts))
        yield (*nodes, "copied by"), way
