"""Marks in a text: nothing is lost, each record has one place, crossing marks are cut and not dropped."""

from hypothesis import given
from hypothesis import strategies as st

from runut.records.article import Block
from runut.records.span import Span
from runut.serve.marks import Mark, Node, marked_blocks, places

TEXT = "Hujan turun deras di hulu.\nWarga mengungsi."
BLOCKS = (Block(Span(0, 26), "body"), Block(Span(27, 43), "body"))


def told(nodes: list[Node]) -> str:
    """The tree as text, marks in brackets with their ids and notes."""
    said = ""
    for node in nodes:
        if node.layer:
            note = f"#{node.note}" if node.note else ""
            said += f"[{node.id}:{told(node.children)}{note}]"
        else:
            said += node.text
    return said


def shown(*marks: Mark) -> str:
    """Both blocks of TEXT with `marks`."""
    return "\n".join(told(block.nodes) for block in marked_blocks(TEXT, BLOCKS, marks))


def test_marks_stand_in_one_another() -> None:
    """A mark within another is nested in it; of two that begin together the longer is outside."""
    inner, outer = Mark(Span(0, 5), "figure", "f", note=1), Mark(Span(0, 11), "statement", "s", note=2)
    assert shown(inner, outer) == "[s:[f:Hujan#1] turun#2] deras di hulu.\nWarga mengungsi."


def test_a_crossing_mark_is_cut() -> None:
    """Of two marks that cross, the one that goes on is opened again; its id stands first, its note last."""
    one, other = Mark(Span(0, 11), "event", "e", note=1), Mark(Span(6, 17), "chain", "c", note=2)
    assert shown(one, other) == "[e:Hujan [c:turun]#1][: deras#2] di hulu.\nWarga mengungsi."


def test_a_mark_runs_over_blocks() -> None:
    """A mark over several blocks is cut at their ends."""
    assert shown(Mark(Span(21, 32), "passage", "r", note=3)) == "Hujan turun deras di [r:hulu.]\n[:Warga#3] mengungsi."


@given(
    st.lists(
        st.tuples(st.integers(0, 42), st.integers(1, 43), st.sampled_from(["event", "figure", "chain"])),
        max_size=8,
    )
)
def test_no_character_is_lost_and_no_place_is_named_twice(spans: list[tuple[int, int, str]]) -> None:
    """Whatever the marks, each block's text stands whole, and every mark that touches a block has its id there once."""
    marks = [
        Mark(Span(start, end), layer, f"m{n}", note=n + 1) for n, (start, end, layer) in enumerate(spans) if start < end
    ]
    blocks = marked_blocks(TEXT, BLOCKS, marks)

    def plain(nodes: list[Node]) -> str:
        return "".join(node.text + plain(node.children) for node in nodes)

    assert [plain(block.nodes) for block in blocks] == [block.span.quote(TEXT) for block in BLOCKS]
    named = [id_ for block in blocks for id_ in places(block.nodes)]
    assert sorted(named) == sorted(m.id for m in marks if any(m.span.overlaps(block.span) for block in BLOCKS))
