"""From whom do the outlets have it? The reporting graph as a picture, and the same as a list."""

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from runut.serve.anchors import Ways
from runut.serve.charts.reporting import Graph, graph, way_to
from runut.store.views.graph import BranchView, GraphView, NodeKind, NodeView
from runut.store.views.ways import UNKNOWN

# Sources in the list, and ways on from each node.
SOURCES, ONWARD = 14, 8


class Branch(Struct, frozen=True, kw_only=True):
    """“... over Sandiwarta to KabarTiga, four claims”: a node, and where it went from there; `more` ways are not listed."""

    name: str
    kind: NodeKind
    href: str | None
    claims: int
    then: tuple["Branch", ...]
    more: int


class Sources(Struct, frozen=True, kw_only=True):
    """The picture, if anything is to be drawn, the list, and on how many origins the story rests."""

    graph: Graph | None
    tree: tuple[Branch, ...]
    more: int
    origins: int


def sources(view: GraphView, ways: Ways, unknown: str) -> Sources:
    """The reporting of a story; an outlet that articles do not name is called `unknown`."""
    view = msgspec.structs.replace(view, nodes=tuple(_called(node, unknown) for node in view.nodes))
    nodes = {node.id: node for node in view.nodes}
    tree = [one for one in view.tree if one.then]
    return Sources(
        graph=graph(view, ways),
        tree=_branches(tree[:SOURCES], nodes, ways),
        more=max(0, len(tree) - SOURCES),
        origins=view.origins[0].origins if view.origins else 0,
    )


def _called(node: NodeView, unknown: str) -> NodeView:
    return msgspec.structs.replace(node, name=unknown) if node.id == UNKNOWN else node


def _branches(branches: Sequence[BranchView], nodes: Mapping[str, NodeView], ways: Ways) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            name=nodes[one.node].name,
            kind=nodes[one.node].kind,
            href=way_to(one.node, nodes[one.node].kind, ways),
            claims=one.claims,
            then=_branches(one.then[:ONWARD], nodes, ways),
            more=max(0, len(one.then) - ONWARD),
        )
        for one in branches
    )
