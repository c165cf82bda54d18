"""A page as a test reads it: parsed as a browser parses it, asked for its elements."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import html5lib

# Elements that fetch something when a page is opened, and the attributes that say from where.
FETCHING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping")


class Page:
    """The elements of a page; html5lib raises ParseError where a browser would have to guess."""

    def __init__(self, text: str) -> None:
        """Parse `text` strictly."""
        self.text = text
        self.root: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)

    def all(self, tag: str, class_: str = "") -> list[ET.Element]:
        """The elements called `tag`, with `class_` among their classes where given."""
        return [one for one in self.root.iter(tag) if not class_ or class_ in one.get("class", "").split()]

    def within(self, id_: str) -> "Section":
        """The element with that id."""
        return Section(next(one for one in self.root.iter() if one.get("id") == id_))

    def ids(self) -> list[str]:
        """Every id, in order."""
        return [id_ for one in self.root.iter() if (id_ := one.get("id"))]

    def targets(self) -> Iterator[tuple[str, str]]:
        """Every address that an element leads to or refers to, with the element's name."""
        for one in self.root.iter():
            for name in ("href", "{http://www.w3.org/1999/xlink}href"):
                if address := one.get(name):
                    yield str(one.tag).rpartition("}")[2], address


class Section:
    """A part of a page."""

    def __init__(self, root: ET.Element) -> None:
        """Look below `root`."""
        self.root = root

    @property
    def words(self) -> str:
        """Everything it says, with single spaces."""
        return " ".join(" ".join(self.root.itertext()).split())

    def all(self, tag: str, class_: str = "") -> list["Section"]:
        """The elements below it called `tag`, with `class_` among their classes where given."""
        found = (one for one in self.root.iter(tag) if not class_ or class_ in one.get("class", "").split())
        return [Section(one) for one in found]

    def links(self) -> list[str]:
        """Where its links lead."""
        return [one.get("href", "") for one in self.root.iter("a")]

    def rows(self) -> list[list[str]]:
        """The cells of its table rows, in words."""
        return [[Section(cell).words for cell in row if cell.tag in {"td", "th"}] for row in self.root.iter("tr")]
