"""The shape of `web.toml`: what pages of the web say instead of an article, and how they divide one."""

from typing import Literal

from msgspec import Struct

from runut.languages.schema.examples import Proof

WallKind = Literal["paywall", "login", "consent", "script", "robot", "missing"]


class Wall(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Enable JavaScript to continue*”: words that a page shows instead of its article, or behind its first lines.

    `regex` is searched without regard to case in lines of the page as a reader sees it; examples are such lines, also those
    around which nothing else stands. With `whole` the words must be all of their line.
    """

    kind: WallKind
    regex: str
    whole: bool = False


class PartLabel(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*Halaman 2*”: the words of a link to another part of the same article; `regex` must match all of them."""

    regex: str


class PartOf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an address, from its path on, is a part of; `number` is "all" where it holds all parts."""

    address: str
    whole: str
    number: str


class PartSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*?page=2* is the second part”: what an address has more than that of the whole article.

    `regex` is searched in the address from its path on; its group ``n`` is the number, or a word where the page shows all
    parts at once. Taking the match away leaves the address of the whole.
    """

    regex: str
    examples: tuple[PartOf, ...]
    counter_examples: tuple[str, ...] = ()


class TwinOf(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The address, without its scheme, of a page for phones or printers, and that of the article itself."""

    address: str
    whole: str


class TwinSign(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*/amp* at the end is the page for phones”: how the address of a twin becomes that of the article itself.

    `regex` is searched in host, path and query; putting `whole` in the place of what it matches gives the article's.
    """

    regex: str
    whole: str = ""
    examples: tuple[TwinOf, ...]
    counter_examples: tuple[str, ...] = ()


class Web(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of pages of the web, in one language or in all.

    `secrets` are names of fields in an address's query, in small letters, that hold a key of whoever was given the address.
    """

    walls: tuple[Wall, ...] = ()
    labels: tuple[PartLabel, ...] = ()
    parts: tuple[PartSign, ...] = ()
    twins: tuple[TwinSign, ...] = ()
    secrets: tuple[str, ...] = ()
