"""What the places of a page are called, so that other places can point to them."""

import re

# What may stand in an address after “#” and in a style sheet without being written otherwise.
_PLAIN = re.compile(r"[^A-Za-z0-9-]")


def anchor(kind: str, id_: str) -> str:
    """The name of the place where the record `id_` stands as `kind`; different ids have different names.

    >>> anchor("m", "aa:s0"), anchor("p", 'x"><b>')
    ('m-aa.s0', 'p-x_22__3e__3c_b_3e_')
    """
    return f"{kind}-" + _PLAIN.sub(lambda found: "." if found[0] == ":" else f"_{ord(found[0]):x}_", id_)


def web_address(text: str | None) -> str | None:
    """`text` where it is an address that a browser may follow; an article can name any other scheme, even one that runs.

    >>> web_address("https://kabar.example/1"), web_address("javascript:alert(1)")
    ('https://kabar.example/1', None)
    """
    return text if text and re.match(r"https?://[^\s]+\Z", text) else None
