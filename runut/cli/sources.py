"""`runut sources`: who quotes whom, from primary sources over agencies to outlets."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated

import typer
from rich.text import Text

from runut.cli.options import AsOfOption, ChronicleOption, JsonOption, StoryOption, only, views
from runut.cli.printing import count, emit_json, show
from runut.cli.terminal import console, data
from runut.export.graphs import dot, graphml
from runut.store.views.graph import BranchView, EdgeView, GraphView

MANY = 100  # sources and edges that are shown of all stories together, where nothing else is asked for


class Format(StrEnum):
    """Formats of graphs."""

    DOT = "dot"
    GRAPHML = "graphml"


def run(
    chronicle: ChronicleOption = None,
    story: StoryOption = None,
    as_of: AsOfOption = None,
    most: Annotated[
        int | None,
        typer.Option(
            "--most", metavar="N", help="How many sources and edges; 0 shows all (default: all of a story, else 100)."
        ),
    ] = None,
    json: JsonOption = False,
    write: Annotated[Format | None, typer.Option("--format", help="Print the graph for other tools.")] = None,
) -> None:
    """Show who quotes whom: from primary sources over agencies to outlets, with how many claims and articles.

    For a story it says on how many origins it and its entries rest: tellings on one body's word and copies of one text
    count once.

    Example: `runut sources -c korea.runut --story S12`
    """
    with views(chronicle, as_of) as asked:
        chosen = only(asked, story)
        id_ = None if chosen is None else next(iter(chosen))
        limit = most if most is not None else 0 if id_ else MANY
        graph = asked.reporting(id_, limit or None)
        there = len(graph.tree) if not limit or len(graph.tree) < limit else None
    if json:
        emit_json(graph)
        return
    if write is not None:
        lines = dot(graph) if write is Format.DOT else graphml(graph)
        data(line.encode() for line in lines)
        return
    _tell(graph)
    if there is None:
        console().print(f"\nThe {limit} with most claims; --most 0 shows all.")


def _tell(graph: GraphView) -> None:
    out = console()
    if not graph.nodes:
        out.print("Nobody is quoted.")
    names = {node.id: f"{node.name} ({node.kind})" if node.kind != "outlet" else node.name for node in graph.nodes}
    for branch in graph.tree:
        for depth, text in _lines(branch, names, 0):
            show(out, text, indent=2 * depth)
    copied = [edge for edge in graph.edges if edge.kind == "copied by"]
    if copied:
        out.print()
        show(out, Text("Text that stood in another outlet before", style="bold underline"))
        for edge in copied:
            show(out, _copied(edge, names), indent=2)
    if graph.origins:
        out.print()
        show(out, Text("How independent the tellings are", style="bold underline"))
        for one in graph.origins:
            counts = f"{count(one.articles, 'article')}, {count(one.outlets, 'outlet')}, {count(one.origins, 'origin')}"
            show(out, Text.assemble((counts, "bold"), f"  {one.says}", (f"  {one.record}", "dim")), indent=2)


def _lines(branch: BranchView, names: Mapping[str, str], depth: int) -> Iterator[tuple[int, Text]]:
    counts = f"  {count(branch.claims, 'claim')}, {count(branch.articles, 'article')}"
    arrow = "→ " if depth else ""
    name = names.get(branch.node, branch.node)
    yield depth, Text.assemble(arrow, (name, "bold" if not depth else ""), (counts, "dim"))
    for one in branch.then:
        yield from _lines(one, names, depth + 1)


def _copied(edge: EdgeView, names: Mapping[str, str]) -> Text:
    ends = f"{names[edge.source]} → {names[edge.target]}"
    counts = f"  {count(edge.claims, 'passage')}, {count(edge.articles, 'article')}"
    return Text.assemble(ends, (counts, "dim"))
