"""The text that a feed carries, as an article."""

from hashlib import sha256

from lxml import etree, html

from runut.errors import NoArticle
from runut.read.elements import LINES
from runut.read.options import ReadOptions
from runut.read.rows import Row, article_of
from runut.records.article import RawArticle
from runut.records.gathering import Item

_FEWEST_WORDS = 5
_APART = LINES | frozenset({"aside", "br", "figcaption", "figure", "footer"})
_SILENT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "form"})


def article_of_item(item: Item, feed: str, options: ReadOptions) -> RawArticle:
    """The article that an item's own text is; `feed` is the address of the feed that it stood in.

    Raises NoArticle where the text has hardly a word, SourceError where it is too long.
    """
    place = item.address or f"{feed}#{item.mark or item.id}"
    text = plain_text(item.text)
    if len(text.split()) < _FEWEST_WORDS:
        raise NoArticle(place, "the feed gives no text of it, and no address", "read it where it was published")
    values = {
        "text": text,
        "title": item.title,
        "published": item.published,
        "authors": item.authors,
        "address": item.address,
    }
    row = Row(place=feed, where=place, number=0, values=values, raw=item.text.encode("utf-8", "replace"))
    made = article_of(row, options)
    note = "Its text is that which the feed carried."
    return RawArticle(
        source=place,
        text=made.text,
        digest=sha256(row.raw).hexdigest(),
        body_start=made.body_start,
        title=made.title,
        authors=made.authors,
        published=made.published,
        address=item.address,
        notes=(note,),
    )


def plain_text(given: str) -> str:
    r"""The words of HTML, a line to each paragraph; text without elements as it is.

    >>> plain_text("<p>Hujan <b>lebat</b>.</p><script>x</script><p>Banjir</p>")
    'Hujan lebat.\n\nBanjir'
    """
    if "<" not in given:
        return given.strip()
    try:
        tree = html.fragment_fromstring(given, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            parts += ["\n"] if name in _APART else []
            parts += [element.text] if element.text and not _silent(element) else []
        else:
            parts += ["\n"] if name in _APART else []
            parts += [element.tail] if element.tail and element is not tree and not _silent(element.getparent()) else []
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def _silent(element: "etree._Element | None") -> bool:
    while element is not None:
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            return True
        element = element.getparent()
    return False
