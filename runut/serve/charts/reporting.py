"""The reporting graph as a picture: who is quoted on the left, who passes on in the middle, who publishes on the right."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from runut.serve.anchors import Ways
from runut.store.views.graph import EdgeKind, EdgeView, GraphView, NodeKind, NodeView
from runut.store.views.ways import MEDIA, UNKNOWN

# Sizes in units of the picture, and how many nodes each layer has room for.
WIDTH, TOP, STEP = 860.0, 34.0, 27.0
AT: Mapping[NodeKind, float] = MappingProxyType({"source": 262.0, "agency": 428.0, "outlet": 606.0})
ROOM: Mapping[NodeKind, int] = MappingProxyType({"source": 14, "agency": 8, "outlet": 14})
LAYERS: tuple[NodeKind, ...] = ("source", "agency", "outlet")
SMALLEST, LARGEST = 3.0, 9.0
THINNEST, THICKEST = 1.0, 9.0
# Letters of a name that a layer has room for.
LETTERS: Mapping[NodeKind, int] = MappingProxyType({"source": 33, "agency": 20, "outlet": 30})
SWEEPS = 4


class Spot(Struct, frozen=True, kw_only=True):
    """A node: where it stands, how large, what it is called, where it leads; `short` is what the picture has room for."""

    id: str
    kind: NodeKind
    x: float
    y: float
    size: float
    name: str
    short: str
    href: str | None
    claims: int


class Stroke(Struct, frozen=True, kw_only=True):
    """An edge as a path, as thick as it has claims; `kind` as a name for style sheets: said, carried, copied."""

    kind: str
    path: str
    width: float
    source: str
    target: str
    claims: int


class Graph(Struct, frozen=True, kw_only=True):
    """The picture; `left_out` nodes have no room."""

    width: float
    height: float
    spots: tuple[Spot, ...]
    strokes: tuple[Stroke, ...]
    layers: tuple[tuple[NodeKind, float], ...]
    left_out: int


def graph(view: GraphView, ways: Ways) -> Graph | None:
    """The picture of a reporting graph; None where it has no edge."""
    shown = _shown(view.nodes)
    ids = {node.id for row in shown.values() for node in row}
    edges = [one for one in view.edges if one.source in ids and one.target in ids]
    if not edges:
        return None
    joined = {end for one in edges for end in (one.source, one.target)}
    rows = _ordered({kind: [node for node in row if node.id in joined] for kind, row in shown.items()}, edges)
    deepest = max(len(row) for row in rows.values())
    most = max(node.claims for row in rows.values() for node in row) or 1
    spots = {spot.id: spot for kind, row in rows.items() for spot in _spots(kind, row, deepest, most, ways)}
    thickest = max(one.claims for one in edges)
    return Graph(
        width=WIDTH,
        height=TOP + deepest * STEP + 6,
        spots=tuple(spots.values()),
        strokes=tuple(_stroke(one, spots, thickest) for one in sorted(edges, key=lambda one: one.claims)),
        layers=tuple((kind, AT[kind]) for kind in LAYERS if rows[kind]),
        left_out=len(view.nodes) - len(spots),
    )


def media_of(node: str) -> str | None:
    """The name of the outlet or agency that a node is; None for a source, and where nobody knows whose articles they are."""
    return node.removeprefix(MEDIA) if node.startswith(MEDIA) and node != UNKNOWN else None


def way_to(node: str, kind: NodeKind, ways: Ways) -> str | None:
    """The page of a node."""
    media = media_of(node)
    if media is not None:
        return ways.to("o", media)
    return ways.to("p", node) if kind == "source" else None


def _shown(nodes: Sequence[NodeView]) -> dict[NodeKind, list[NodeView]]:
    found: dict[NodeKind, list[NodeView]] = {kind: [] for kind in LAYERS}
    for node in nodes:
        if len(found[node.kind]) < ROOM[node.kind]:
            found[node.kind].append(node)
    return found


def _ordered(rows: Mapping[NodeKind, list[NodeView]], edges: Sequence[EdgeView]) -> Mapping[NodeKind, list[NodeView]]:
    """The nodes of each layer so that edges cross little: each near the middle of those that it is joined to."""
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for one in edges:
        near[one.source].append((one.target, one.claims))
        near[one.target].append((one.source, one.claims))
    made = dict(rows)
    for sweep in range(SWEEPS):
        for kind in LAYERS if sweep % 2 else reversed(LAYERS):
            place = {
                node.id: (n + 0.5) / len(row)
                for other, row in made.items()
                if other != kind
                for n, node in enumerate(row)
            }
            made[kind] = _sorted(made[kind], near, place)
    return made


def _sorted(
    row: Sequence[NodeView], near: Mapping[str, list[tuple[str, int]]], place: Mapping[str, float]
) -> list[NodeView]:
    return sorted(row, key=lambda node: (_middle(near[node.id], place), -node.claims, node.name))


def _middle(near: Sequence[tuple[str, int]], place: Mapping[str, float]) -> float:
    weights = [(place[node], claims) for node, claims in near if node in place]
    total = sum(claims for _, claims in weights)
    return sum(at * claims for at, claims in weights) / total if total else 0.5


def _spots(kind: NodeKind, row: Sequence[NodeView], deepest: int, most: int, ways: Ways) -> list[Spot]:
    above = (deepest - len(row)) * STEP / 2
    return [
        Spot(
            id=node.id,
            kind=kind,
            x=AT[kind],
            y=round(TOP + above + STEP * (n + 0.5), 1),
            size=round(SMALLEST + (LARGEST - SMALLEST) * (node.claims / most) ** 0.5, 1),
            name=node.name,
            short=node.name if len(node.name) <= LETTERS[kind] else node.name[: LETTERS[kind] - 1].rstrip() + "…",
            href=way_to(node.id, kind, ways),
            claims=node.claims,
        )
        for n, node in enumerate(row)
    ]


def _stroke(edge: EdgeView, spots: Mapping[str, Spot], thickest: int) -> Stroke:
    source, target = spots[edge.source], spots[edge.target]
    return Stroke(
        kind=_name(edge.kind),
        path=_path(source, target),
        width=round(THINNEST + (THICKEST - THINNEST) * edge.claims / thickest, 1),
        source=source.name,
        target=target.name,
        claims=edge.claims,
    )


def _name(kind: EdgeKind) -> str:
    return kind.split(maxsplit=1)[0]


def _path(source: Spot, target: Spot) -> str:
    """A soft line from left to right; between nodes of one layer, or back, a bow on the side that is free."""
    if source.x < target.x:
        middle = round((source.x + target.x) / 2, 1)
        return f"M{source.x} {source.y} C{middle} {source.y} {middle} {target.y} {target.x} {target.y}"
    bow = round(min(source.x, target.x) - 26 - abs(source.y - target.y) / 4, 1)
    return f"M{source.x} {source.y} C{bow} {source.y} {bow} {target.y} {target.x} {target.y}"
