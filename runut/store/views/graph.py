"""Rows of the reporting graph: who told whom, through whom, to whom it came."""

from typing import Literal

from msgspec import Struct, field

NodeKind = Literal["source", "agency", "outlet"]
EdgeKind = Literal["said to", "carried by", "copied by"]


class NodeView(Struct, frozen=True, kw_only=True):
    """“ANTARA, an agency”: somebody who knows, passes on or publishes.

    A source is whoever is quoted (`id` is that of the actor); an agency or outlet is known by its name (`id` begins with
    “media:”). `claims` and `articles` count what begins or passes there, what an outlet tells in its own words left out.
    """

    id: str
    name: str
    kind: NodeKind
    claims: int
    articles: int


class EdgeView(Struct, frozen=True, kw_only=True):
    """“What ANTARA carried came to KabarTiga: nine claims in four articles”: one step on the way of claims.

    “said to”: from who is quoted to the first that tells it; “carried by”: from a named body to the next; “copied by”: from
    an outlet to one whose article has passages that stood there earlier. `stories` are ids, in order.
    """

    source: str = field(name="from")
    target: str = field(name="to")
    kind: EdgeKind
    claims: int
    articles: int
    stories: tuple[str, ...]


class BranchView(Struct, frozen=True, kw_only=True):
    """“... by way of ANTARA to KabarTiga, four claims”: a node on the way from a source, and where it went from there."""

    node: str
    claims: int
    articles: int
    then: tuple["BranchView", ...]


class OriginsView(Struct, frozen=True, kw_only=True):
    """“Told by five outlets, on two origins”: how independent the tellings of an entry or a story are.

    Tellings on one body's word are of one origin, and so are articles of which one repeats half of the other.
    """

    record: str
    says: str
    articles: int
    outlets: int
    origins: int


class GraphView(Struct, frozen=True, kw_only=True):
    """“From the president over ANTARA to three outlets”: the reporting of a story, or of all.

    `nodes` and `edges` are a graph, those with most claims first; `tree` holds the same as ways from each primary source
    to the outlets. `origins` says how independent the story is and, where that was asked, each of its entries, least
    independent first; it is empty where the graph is that of all stories.
    """

    nodes: tuple[NodeView, ...]
    edges: tuple[EdgeView, ...]
    tree: tuple[BranchView, ...]
    origins: tuple[OriginsView, ...]
