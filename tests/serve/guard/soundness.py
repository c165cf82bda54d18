"""Is there anything in this page that a browser would run, or follow to where it should not?"""

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib

# Elements that run, load or replace something; a page of ours needs none of them.
RUNNING = frozenset({"object", "embed", "applet", "base", "frame", "foreignobject", "animate", "set", "handler"})
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "cite", "ping", "background", "srcset"})


def unsound(page: str) -> list[str]:
    """Every script, handler, style and address in `page` that is not one of ours, as a browser reads it."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return [complaint for element in tree.iter() if isinstance(element.tag, str) for complaint in _of(element)]


def links(page: str) -> list[str]:
    """The addresses within this server to which the page leads, and those of its pictures."""
    tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    found = [element.get("href", "") for element in tree.iter("a")] + [one.get("src", "") for one in tree.iter("img")]
    return [one.partition("#")[0] for one in found if one.startswith("/") and not one.startswith("//")]


def _of(element: Element) -> Iterator[str]:
    tag = element.tag.rpartition("}")[2].lower()
    if tag in RUNNING:
        yield f"<{tag}>"
    if tag == "iframe" and not element.get("src"):
        yield "<iframe>"
    if tag == "script" and (not element.get("src", "").startswith("/static/") or (element.text or "").strip()):
        yield f"<script>{element.text}"
    if tag == "style":
        yield f"<style>{element.text}"
    # A page of ours may show itself anew, and lead nowhere else by that.
    if tag == "meta" and element.get("http-equiv") and not element.get("content", "").isdigit():
        yield "<meta http-equiv>"
    for whole, value in element.attrib.items():
        name = whole.rpartition("}")[2].lower()
        if name.startswith("on") or name in {"style", "srcdoc"}:
            yield f"{tag} {name}={value}"
        if name in ADDRESSES and not _is_ours(value, tag, name):
            yield f"{tag} {name}={value}"


def _is_ours(value: str, tag: str, name: str) -> bool:
    """Whether an address leads within this server or, from a link, to a page of the web."""
    plain = value.strip()
    if plain != value or any(sign in value for sign in "\t\r\n\\"):
        return False
    scheme = urlsplit(value).scheme.lower()
    if scheme:
        return (tag, name) == ("a", "href") and scheme in {"http", "https"}
    return not value.startswith("//")
