"""The main text of a page whose structure is plain: one element holds the story, and its furniture has names.

::

    page -> container (which element, how surely) -> lines -> text
                                    None where it is not sure: then another reader takes the page
"""

from collections import Counter

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from runut.read.container import DEEPEST, Container, called_furniture, find_container, linked
from runut.read.elements import LINES

#: Elements that hold no line of a story. Taken out before anything is read.
_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "form",
    "button",
    "select",
    "textarea",
    "input",
    "nav",
    "aside",
    "footer",
    "figure",
    "figcaption",
    "video",
    "audio",
    "canvas",
    "object",
    "embed",
    "map",
    "dialog",
    "picture",
    "img",
    "link",
    "meta",
)
_BLOCKS = LINES | frozenset({"main", "td", "th", "tbody", "thead", "tfoot", "center", "details", "summary"})
#: Where links are more than this share of one of these elements, it is a list of links.
_LISTED = frozenset({"li", "div", "ul", "ol", "section", "table", "h2", "h3", "h4", "p", "td", "tr", "article"})
_LINKS = 0.6
#: A line of so many characters is told of itself; the story begins and ends with such a line or a paragraph.
_TOLD = 80
#: What is written is between these shares of what the container was found to hold; else something was misjudged.
_LEAST, _MOST = 0.92, 1.5
#: At most this share of the lines stands before the story's first or after its last paragraph.
_ABOUT = 0.3
#: Tables and lists are at most these shares of a story that one can be sure of.
_TABLES, _LISTS = 0.1, 0.3
#: A line that stands so often is furniture, if it is shorter than so many characters.
_OFTEN, _REPEATED = 3, 40


class _Line(Struct, frozen=True):
    """A line, whether it is told of itself, and the element that holds it where it is a paragraph (0: it is none)."""

    text: str
    told: bool
    holder: int = 0


def plain_text(tree: LexborHTMLParser) -> str | None:
    """The main text of the page, one line to a paragraph; None where one cannot be sure of it. Alters `tree`."""
    if tree.body is None:
        return None
    tree.strip_tags(list(_DROPPED))
    container = find_container(tree)
    if container is None or _tables(container.node) > _TABLES * container.held:
        return None
    writer = _Writer(container)
    if not writer.write(container.node):
        return None
    writer.end()
    lines = _story(writer.lines)
    text = "\n".join(lines)
    if not _LEAST * container.held <= len(text) <= _MOST * container.held:
        return None
    if len(text) < (1 - _ABOUT) * sum(len(line.text) for line in writer.lines):
        return None
    return text if sum(len(line) for line in lines if line.startswith("- ")) <= _LISTS * container.held else None


class _Writer:
    """Writes what stands in a container as lines, and leaves out its furniture."""

    def __init__(self, container: Container) -> None:
        self.lines: list[_Line] = []
        self._container = container
        self._run: list[str] = []

    def write(self, node: LexborNode, depth: int = 0) -> bool:
        """Write what stands in `node`; False where it is too deep, and then not all of it is written."""
        if depth > DEEPEST:
            return False
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                self._run.append(child.text_content or "")
            elif tag == "br":
                self.end()
            elif tag in _BLOCKS:
                self.end()
                if not self._furniture(child, tag):
                    if not self.write(child, depth + 1):
                        return False
                    self.end("- " if tag == "li" else "", child)
            elif tag == "-comment" or (self._container.little(child) and called_furniture(child)):
                continue
            elif not self.write(child, depth + 1):
                return False
        return True

    def end(self, mark: str = "", node: LexborNode | None = None) -> None:
        """End the line that is being written, which stands in `node`."""
        text = " ".join("".join(self._run).split())
        self._run.clear()
        if any(map(str.isalnum, text)):
            told = len(text) >= _TOLD or (node is not None and node.mem_id in self._container.paragraphs)
            around = node.parent if node is not None and node.tag == "p" else None
            self.lines.append(_Line(mark + text, told, around.mem_id if around is not None else 0))

    def _furniture(self, node: LexborNode, tag: str) -> bool:
        if not self._container.little(node):
            return False
        if called_furniture(node):
            return True
        if tag not in _LISTED or node.css_first("a") is None:
            return False
        return linked(node) > _LINKS * len(" ".join(node.text().split()))


def _story(lines: list[_Line]) -> list[str]:
    """The lines from the first that is told to the last, with the list and short paragraphs after it.

    Lines that stand again and again are left out.
    """
    told = [at for at, line in enumerate(lines) if line.told]
    if not told:
        return []
    last = lines[told[-1]]
    end = told[-1] + 1
    while end < len(lines) and (lines[end].text.startswith("- ") or lines[end].holder == last.holder != 0):
        end += 1
    kept = [line.text for line in lines[told[0] : end]]
    short = Counter(line for line in kept if len(line) < _REPEATED)
    return [line for line in kept if short[line] < _OFTEN]


def _tables(node: LexborNode) -> int:
    """How many characters stand in tables inside `node`."""
    if node.tag in {"td", "table", "tr", "tbody"}:
        return 0
    return sum(len(" ".join(table.text().split())) for table in node.css("table"))
