"""The reporting graph as files that graph tools read: DOT for Graphviz, GraphML for Gephi, yEd or NetworkX."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from runut.store.views.graph import EdgeKind, EdgeView, GraphView, NodeKind, NodeView

_SHAPES: Mapping[NodeKind, str] = MappingProxyType({"source": "ellipse", "agency": "hexagon", "outlet": "box"})
_STYLES: Mapping[EdgeKind, str] = MappingProxyType({"said to": "solid", "carried by": "bold", "copied by": "dashed"})
_NODE_KEYS = (("name", "string"), ("kind", "string"), ("claims", "int"), ("articles", "int"))
_EDGE_KEYS = (("kind", "string"), ("claims", "int"), ("articles", "int"), ("stories", "string"))


def dot(graph: GraphView) -> Iterator[str]:
    """The graph in the language of Graphviz, line by line."""
    yield "digraph reporting {"
    yield "  rankdir=LR;"
    for node in graph.nodes:
        yield f"  {_quoted(node.id)} [label={_quoted(node.name)}, shape={_SHAPES[node.kind]}];"
    for edge in graph.edges:
        ends = f"{_quoted(edge.source)} -> {_quoted(edge.target)}"
        label = _quoted(f"{edge.kind}: {edge.claims}")
        yield f"  {ends} [label={label}, weight={edge.claims}, style={_STYLES[edge.kind]}];"
    yield "}"


def graphml(graph: GraphView) -> Iterator[str]:
    """The graph as GraphML, line by line; the stories of an edge are ids with spaces between."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for prefix, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys:
            yield f'  <key id="{prefix}-{name}" for="{prefix}" attr.name="{name}" attr.type="{type_}"/>'
    yield '  <graph id="reporting" edgedefault="directed">'
    for node in graph.nodes:
        yield f"    <node id={quoteattr(node.id)}>{_fields('node', _of_node(node))}</node>"
    for edge in graph.edges:
        ends = f"source={quoteattr(edge.source)} target={quoteattr(edge.target)}"
        yield f"    <edge {ends}>{_fields('edge', _of_edge(edge))}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _of_node(node: NodeView) -> dict[str, str]:
    return {"name": node.name, "kind": node.kind, "claims": str(node.claims), "articles": str(node.articles)}


def _of_edge(edge: EdgeView) -> dict[str, str]:
    counts = {"claims": str(edge.claims), "articles": str(edge.articles)}
    return {"kind": edge.kind, **counts, "stories": " ".join(edge.stories)}


def _fields(prefix: str, values: dict[str, str]) -> str:
    return "".join(f'<data key="{prefix}-{name}">{escape(value)}</data>' for name, value in values.items())


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    return f'"{escaped}"'
