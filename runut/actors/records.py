"""What the register keeps: bodies and states, offices over time, and where towns lie."""

from typing import Literal

from msgspec import Struct

from runut.records.annotations import ActorKind


class Known(Struct, frozen=True, kw_only=True):
    """“NATO is an igo of no country”: a state or body that outlives one article.

    `id` is "state:" with the ISO 3166-1 alpha-3 code, or "body:" with a short name. `name` and `aliases` are those that
    no language translates; the language packs add their own.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()


class Term(Struct, frozen=True, kw_only=True):
    """“X was foreign minister of Y from this day to that”: one stay in one office.

    `first` and `last` are ISO 8601 days, `last` None where the table knows of no leaving (it ends in 2025). `office` is a
    short English name ("foreign_minister") that the packs' titles point to. `called` are names that the press gives the
    person alone, but that may be part of others' names: one is nobody before all of an article's names are known.
    """

    country: str
    office: str
    person: str
    first: str
    last: str | None = None
    aliases: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The person's id: "person:" and the name in lower case with hyphens."""
        return "person:" + "-".join("".join(c if c.isalnum() else " " for c in self.person.casefold()).split())

    def holds(self, day: str) -> bool:
        """Whether the office is held on `day` (ISO 8601, at any precision)."""
        return self.first[: len(day)] <= day and (self.last is None or day <= self.last[: len(day)])


class Town(Struct, frozen=True, gc=False):
    """“Sinuiju lies at 40.1 north, 124.4 east, in PRK”: a town or region with degrees where known."""

    name: str
    country: str
    kind: Literal["city", "region"]
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
