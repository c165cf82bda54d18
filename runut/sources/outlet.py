"""One outlet or agency, as the files of this folder describe it."""

from typing import Literal

from msgspec import Struct

from runut.records.article import BlockRole

SourceKind = Literal["outlet", "agency", "state media", "broadcaster"]


class SourcePattern(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“This outlet ends its pages so”: a line of one outlet's pages, with its proof.

    `outlet` is the outlet's usual name; `regex` must match a whole line, without regard to case. `examples` are lines,
    made up, that match. From the day `valid_until` (ISO 8601) on, nobody has seen the outlet use it.
    """

    outlet: str
    role: BlockRole
    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()
    valid_until: str | None = None


class Outlet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """“The daily of that city, on the web at that address”: one outlet or agency.

    `name` is the usual name, `aliases` other ways in which articles write it (spacing, punctuation and case apart),
    `domains` the hosts whose pages it publishes, `country` ISO 3166-1 alpha-3 or None for international bodies.
    """

    name: str
    kind: SourceKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
