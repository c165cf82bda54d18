"""The shape of `chains.toml`: with which words a language passes the telling on to a named body."""

from typing import Literal

from msgspec import Struct

from runut.languages.schema.examples import Proof

# "passed": the body follows and may be of any kind; "reported": a noun of `nouns` must come first, and the body is a
# medium; "signed": the body follows directly and is a medium; "issued": the body that brought it out, of any kind.
ChainKind = Literal["passed", "reported", "signed", "issued"]


class ChainCue(Proof, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“*dilansir* Harian Jaya”: words before the body on whose word something is told.

    `apart` cues only count after a comma, dash, quotation mark or at the start of a sentence. In `examples`, braces hold
    the bodies.
    """

    words: tuple[str, ...]
    kind: ChainKind
    apart: bool = False


class ChainTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything that reading chains needs of a language; word lists are in lower case.

    `links` may stand between cue and body ("dari", "laman"), `media` are nouns of a body ("kantor berita"), `leading` may
    stand before a cue and belong to it ("seperti"), `nouns` are what bodies issue ("laporan"), `places` are links that
    lead to a place unless a medium follows, `conjunctions` join two
    bodies, `credits` begin a line that names the source of the whole article, `days` end the list of bodies, `glue` grows
    together with the name on some pages.
    """

    cue: tuple[ChainCue, ...]
    links: tuple[str, ...]
    media: tuple[str, ...]
    leading: tuple[str, ...]
    nouns: tuple[str, ...]
    places: tuple[str, ...]
    conjunctions: tuple[str, ...]
    credits: tuple[str, ...]
    days: tuple[str, ...]
    glue: tuple[str, ...]
