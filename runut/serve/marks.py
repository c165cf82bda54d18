"""An article's text with its claims marked: pieces of text within marks, as a tree for each block."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from msgspec import Struct

from runut.records.article import Block
from runut.records.reading import Reading
from runut.records.span import Span


class Note(Struct, frozen=True):
    """“Note 4: aid, Sunteria to Velmora”: the number of a claim in its article, and what it says."""

    number: int
    says: str


class Mark(Struct, frozen=True):
    """“Characters 17 to 35 are the event e0”: a span with its layer, the record it stands for, and what to say of it.

    `id` is "" for marks that nothing points to; `note` is the number of the claim in the article's list, 0 for none.
    """

    span: Span
    layer: str
    id: str = ""
    says: str = ""
    note: int = 0


class Node(Struct):
    """A piece of text, or a mark with what it covers.

    A mark that another one crosses, or that runs over several blocks, is cut: only its first piece has the `id`, only its
    last the `note`. `layer` is "" for text.
    """

    text: str = ""
    layer: str = ""
    id: str = ""
    says: str = ""
    note: int = 0
    children: list["Node"] = []


class MarkedBlock(Struct, frozen=True):
    """A block of an article with its role, as a tree of text and marks."""

    role: str
    nodes: list[Node]


def marks_of(reading: Reading, notes: Mapping[str, Note], passages: Iterable[tuple[str, Span]] = ()) -> list[Mark]:
    """The marks of all layers of `reading`; `notes` by claim id; `passages` are shared ones, by a name for the place."""
    text = reading.article.text
    found = [Mark(aside, "aside") for aside in reading.article.asides]
    found += [Mark(one.span, "time", says=one.value) for one in reading.times]
    for actor in reading.actors:
        spans = (mention.head for mention in actor.mentions)
        found += [Mark(span, "actor", says="" if span.quote(text) == actor.name else actor.name) for span in spans]
    found += [Mark(one.cue, "chain", one.id) for one in reading.chains]
    found += [Mark(span, "passage", id_) for id_, span in passages]
    claims = [
        *(("statement", one.id, one.content) for one in reading.statements),
        *(("event", one.id, one.trigger) for one in reading.events),
        *(("figure", one.id, one.span) for one in reading.figures),
    ]
    none = Note(0, "")
    for layer, id_, span in claims:
        note = notes.get(id_, none)
        found.append(Mark(span, layer, id_, note.says, note.number))
    return found


def marked_blocks(text: str, blocks: Iterable[Block], marks: Collection[Mark]) -> tuple[MarkedBlock, ...]:
    """The blocks of an article in order with their marks; time linear in the text, and in the marks times their depth."""
    waiting = sorted(marks, key=_order, reverse=True)
    open_: list[Mark] = []
    tree = _Tree(text)
    made = []
    for block in blocks:
        while waiting and waiting[-1].span.start < block.span.end:
            open_.append(waiting.pop())
        made.append(MarkedBlock(block.role, tree.grow(block.span, open_)))
        open_ = [mark for mark in open_ if mark.span.end > block.span.end]
    return tuple(made)


def places(nodes: Iterable[Node]) -> Iterator[str]:
    """The ids of all marks in a tree, in order."""
    for node in nodes:
        if node.id:
            yield node.id
        yield from places(node.children)


def _order(mark: Mark) -> tuple[int, int, str, str]:
    return (mark.span.start, -mark.span.end, mark.layer, mark.id)


class _Tree:
    """Cuts a text at its marks; remembers which marks have begun, so that each has its id once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begun: set[str] = set()

    def grow(self, whole: Span, marks: list[Mark]) -> list[Node]:
        """The tree of the characters of `whole`; `marks` all overlap it or the gap before it."""
        inside = [mark for mark in marks if mark.span.overlaps(whole)]
        bounds = {whole.start, whole.end}
        for mark in inside:
            bounds |= {max(whole.start, mark.span.start), min(whole.end, mark.span.end)}
        waiting = sorted(inside, key=_order, reverse=True)
        top = Node(children=[])
        stack: list[tuple[Mark | None, Node]] = [(None, top)]
        for start, end in pairwise(sorted(bounds)):
            opening = self._close(stack, start)
            while waiting and waiting[-1].span.start <= start:
                opening.append(waiting.pop())
            for mark in sorted(opening, key=lambda one: (-one.span.end, one.layer, one.id)):
                node = self._open(mark)
                stack[-1][1].children.append(node)
                stack.append((mark, node))
            stack[-1][1].children.append(Node(self._text[start:end]))
        self._close(stack, whole.end)
        return top.children

    def _open(self, mark: Mark) -> Node:
        first = mark.id not in self._begun
        self._begun.add(mark.id)
        return Node(layer=mark.layer, id=mark.id if first else "", says=mark.says, children=[])

    @staticmethod
    def _close(stack: list[tuple[Mark | None, Node]], at: int) -> list[Mark]:
        """Take from the stack what ends at `at` and what stands upon it; the latter, which goes on, is the answer."""
        ending = (n for n, (mark, _) in enumerate(stack) if mark is not None and mark.span.end <= at)
        first = next(ending, len(stack))
        cut = []
        for mark, node in stack[first:]:
            if mark is None:
                continue
            if mark.span.end <= at:
                node.note = mark.note
            else:
                cut.append(mark)
        del stack[first:]
        return cut
