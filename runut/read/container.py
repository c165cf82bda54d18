"""Which element of a page holds its story, and how surely: the lowest one that holds nearly all running text."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from runut.sources.layout import furniture_names

#: A paragraph has at least so many characters, and text that stands in another element than a paragraph so many.
_PARAGRAPH, _LOOSE = 40, 80
#: Links are at most this share of a paragraph of the story.
_LINKS = 0.5
#: An element called like furniture is furniture where it holds less than this share of the text.
_LITTLE = 0.3
#: The story's element holds this share of all running text of the page.
_MOST = 0.8
#: Of the text in it, this share is not furniture by the names of its elements.
_CLEAN = 0.85
#: One part of it that holds such a share of it, neither little nor nearly all, may be the story with another beside it.
_HALF, _ALL = 0.5, 0.75
#: So many texts that stand each alone in its element are teasers of other stories.
_TEASERS = 2
#: The shortest story that one can be sure of, in characters.
_SHORTEST = 140

#: How deep the text of a page may stand; real pages stay far under it.
DEEPEST = 100
#: Characters of a class that are looked at: what is longer is made by a program for no reader.
_CLASS = 300
_TEXTS = "p,div,td,blockquote,section,article,span"
_INLINE = frozenset({"span", "b", "i", "strong", "em", "font", "a"})


class Container(NamedTuple):
    """“The story is in this element”: with its characters of running text, those of every element, and its paragraphs."""

    node: LexborNode
    held: int
    texts: Mapping[int, int]
    paragraphs: frozenset[int]

    def little(self, node: LexborNode) -> bool:
        """Whether `node` holds little of the story's text, so that it may be furniture."""
        return self.texts.get(node.mem_id, 0) < _LITTLE * self.held


class _Unit(NamedTuple):
    """A run of text: its length, and the elements that it stands in, the innermost first."""

    length: int
    inside: tuple[int, ...]


def find_container(tree: LexborHTMLParser) -> Container | None:
    """The element that holds the page's story; None where there is no such element, or more than one may be it."""
    nodes: dict[int, LexborNode] = {}
    paragraphs: set[int] = set()
    units = list(_units(tree, nodes, paragraphs))
    texts = _held(units)
    if not texts or max(len(unit.inside) for unit in units) > DEEPEST:
        return None
    little = _LITTLE * max(texts.values())

    @cache
    def furniture(mem_id: int) -> bool:
        return texts[mem_id] < little and called_furniture(nodes[mem_id])

    good = [unit for unit in units if not any(furniture(mem_id) for mem_id in unit.inside)]
    held, total = _held(good), sum(unit.length for unit in good)
    depths = {mem_id: depth for unit in good for depth, mem_id in enumerate(reversed(unit.inside))}
    found = max((one for one in held if held[one] >= _MOST * total), key=lambda one: depths[one], default=None)
    if found is not None:
        found = _without_teasers(good, held, found)
    if found is None or held[found] < max(_SHORTEST, _CLEAN * texts[found]):
        return None
    return Container(nodes[found], held[found], texts, frozenset(paragraphs))


def _without_teasers(units: Sequence[_Unit], held: Mapping[int, int], found: int) -> int | None:
    """`found`, or the part of it that is the story beside teasers of others; None where either may be the story."""
    parts: Counter[int] = Counter()
    for unit in units:
        at = unit.inside.index(found) if found in unit.inside else 0
        if at:
            parts[unit.inside[at - 1]] += unit.length
    largest = max(parts, key=lambda part: parts[part], default=found)
    share = parts[largest] / held[found]
    beside = [unit.inside[0] for unit in units if found in unit.inside and largest not in unit.inside]
    # Paragraphs of one story stand in one element, teasers each in their own.
    if share > _HALF and len(beside) >= _TEASERS and len(set(beside)) == len(beside):
        return largest
    return None if _HALF < share < _ALL else found


def called_furniture(node: LexborNode) -> bool:
    """Whether an element's class or id is a name of furniture, or it is not to be seen."""
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").lower():
        return True
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"[:_CLASS]
    return name != " " and furniture_names().search(name) is not None


def linked(node: LexborNode) -> int:
    """How many characters of an element's text are links."""
    return sum(len(" ".join(link.text().split())) for link in node.css("a"))


def _units(tree: LexborHTMLParser, nodes: dict[int, LexborNode], paragraphs: set[int]) -> Iterator[_Unit]:
    """The runs of text of the page; learns their elements and which of them are paragraphs."""
    for node in tree.css(_TEXTS):
        if node.tag == "p":
            length = len(" ".join(node.text().split()))
            if length < _PARAGRAPH or called_furniture(node):
                continue
            own = length - linked(node) if node.css_first("a") else length
            if own < _LINKS * length:
                continue
            paragraphs.add(node.mem_id)
            yield _Unit(own, _inside(node.parent, nodes))
        elif len(text := node.text(deep=False)) >= _LOOSE:
            length = len(" ".join(text.split()))
            if length >= _LOOSE and not (node.tag == "span" and _in_paragraph(node)):
                yield _Unit(length, _inside(node.parent if node.tag == "span" else node, nodes))


def _in_paragraph(node: LexborNode) -> bool:
    around = node.parent
    while around is not None and around.tag in _INLINE:
        around = around.parent
    return around is not None and around.tag == "p"


def _inside(node: LexborNode | None, nodes: dict[int, LexborNode]) -> tuple[int, ...]:
    found = []
    while node is not None and node.tag not in {"body", "html"}:
        found.append(node.mem_id)
        nodes.setdefault(node.mem_id, node)
        node = node.parent
    return tuple(found)


def _held(units: Sequence[_Unit]) -> Counter[int]:
    """How many characters of running text each element holds."""
    held: Counter[int] = Counter()
    for unit in units:
        for mem_id in unit.inside:
            held[mem_id] += unit.length
    return held
