"""Which state those belong to of whom the article does not say it."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from runut.annotate.actors.persona import Persona
from runut.annotate.actors.titles import STATELESS
from runut.records.annotations import Place

_SHARE = 0.6
_STATELESS_KINDS = frozenset({"igo", "place", "media", "state"})
_REACH = 400


@dataclass(frozen=True, slots=True)
class Home:
    """Where the outlet is at home, and the places that the article names."""

    country: str | None
    places: tuple[Place, ...]

    def leads(self) -> bool:
        """Whether no other country has more of the article's places than the outlet's own."""
        counts = Counter(place.country for place in self.places if place.country)
        own = counts.pop(self.country, 0) if self.country else 0
        return own >= max(counts.values(), default=0)


def fill_countries(personas: list[Persona], home: Home) -> None:
    """Give those without a country the one that the article is about.

    That is the country to which a clear majority of its states, bodies and places belong; where none leads, the one named
    last before the first mention, if it is near. Those who serve a body of no country stay without.
    """
    counts = Counter(place.country for place in home.places if place.country)
    if home.country:
        counts[home.country] += 1
    named: list[tuple[int, str]] = []
    for persona in personas:
        if persona.country == STATELESS:
            continue
        if persona.country and persona.kind != "company":
            counts[persona.country] += len(persona.mentions)
        if persona.country and persona.kind == "state":
            named.extend((mention.span.start, persona.country) for mention in persona.mentions)
    about = _majority(counts)
    named.sort()
    for persona in personas:
        if persona.country == STATELESS:
            persona.country = None
        elif (
            persona.country is None
            and persona.key is None
            and persona.kind not in _STATELESS_KINDS
            and persona.mentions
        ):
            persona.country = about or _nearest(named, min(mention.span.start for mention in persona.mentions))


def _majority(counts: Counter[str]) -> str | None:
    if not counts:
        return None
    country, most = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return country if most >= _SHARE * counts.total() else None


def _nearest(named: list[tuple[int, str]], start: int) -> str | None:
    """The country named last before `start`, if within 400 characters."""
    at = bisect_right(named, (start, ""))
    return named[at - 1][1] if at and start - named[at - 1][0] <= _REACH else None
