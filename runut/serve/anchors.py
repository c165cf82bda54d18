"""What the places of a page are called, so that other places can point to them."""

import re
from collections.abc import Container
from typing import Protocol

# What may stand in an address after “#” and in a style sheet without being written otherwise.
_PLAIN = re.compile(r"[^A-Za-z0-9-]")


def anchor(kind: str, id_: str) -> str:
    """The name of the place where the record `id_` stands as `kind`; different ids have different names.

    >>> anchor("m", "aa:s0"), anchor("p", 'x"><b>')
    ('m-aa.s0', 'p-x_22__3e__3c_b_3e_')
    """
    return f"{kind}-" + _PLAIN.sub(lambda found: "." if found[0] == ":" else f"_{ord(found[0]):x}_", id_)


class Ways(Protocol):
    """“Where does this record stand?”: how one place leads to another, on one page or from page to page.

    The kinds are those of `anchor`: s story, e entry, d disagreement, a article, m mark in an article, p actor.
    """

    def to(self, kind: str, id_: str, article: str = "") -> str:
        """The address of the record `id_`; a mark stands in `article`."""
        ...


class OnePage:
    """All places are on this page."""

    def to(self, kind: str, id_: str, article: str = "") -> str:  # noqa: ARG002 (as Ways)
        """The address of the record `id_` on this page.

        >>> OnePage().to("e", "e4f1")
        '#e-e4f1'
        """
        return "#" + anchor(kind, id_)


class Printed:
    """All places are on this page, but for outlets and places, which have none there, and actors that are not `listed`."""

    def __init__(self, listed: Container[str]) -> None:
        """Lead to the `listed` actors alone."""
        self._listed = listed

    def to(self, kind: str, id_: str, article: str = "") -> str:  # noqa: ARG002 (as Ways)
        """The address of the record `id_` on this page; "" where it has no place there.

        >>> Printed({"person:ratri"}).to("p", "person:ratri"), Printed(()).to("o", "KabarTiga")
        ('#p-person.ratri', '')
        """
        here = id_ in self._listed if kind == "p" else kind not in {"o", "l"}
        return "#" + anchor(kind, id_) if here else ""


def web_address(text: str | None) -> str | None:
    """`text` where it is an address that a browser may follow; an article can name any other scheme, even one that runs.

    >>> web_address("https://kabar.example/1"), web_address("javascript:alert(1)")
    ('https://kabar.example/1', None)
    """
    return text if text and re.match(r"https?://[^\s]+\Z", text) else None
