"""The tables that say which words mean a place."""

from typing import Literal

from msgspec import Struct

PlaceKind = Literal["country", "region", "city", "village", "water", "mountain", "island", "road", "building", "other"]


class ExonymRow(Struct, frozen=True, kw_only=True):
    """What the language calls a town or region that the register knows by another name."""

    name: str
    town: str
    country: str


class PlaceHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words before a place's name that say what it is; `part` says whether they belong to the name."""

    words: tuple[str, ...]
    kind: PlaceKind
    part: bool = True
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class PlaceTable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """places.toml: head words of places, prepositions before places, and words that only look like names behind them.

    `sites` are the words behind which something happens at the place named (not only comes from it or belongs to it), and
    `parts` words that may stand between such a word and the name.
    """

    head: tuple[PlaceHead, ...]
    prepositions: tuple[str, ...]
    sites: tuple[str, ...]
    parts: tuple[str, ...]
    directions: tuple[str, ...]
    not_places: tuple[str, ...]
