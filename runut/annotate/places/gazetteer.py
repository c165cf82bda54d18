"""Every place known beforehand, by its name in the language of the pack."""

from collections.abc import Sequence
from dataclasses import dataclass

from runut.actors.records import Town
from runut.actors.register import Register
from runut.languages.pack import Pack
from runut.languages.schema.actors import StateRow
from runut.languages.schema.places import ExonymRow, PlaceKind
from runut.records.annotations import Token
from runut.text.normalise import fold

_MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A place known beforehand: its kind, state and degrees; `home` places are of the language's own country.

    `sure` names need no preposition to be read as a place.
    """

    name: str
    kind: PlaceKind
    country: str
    latitude: float | None
    longitude: float | None
    population: int
    sure: bool


class Gazetteer:
    """Names of states, regions and towns, asked for the longest that begins at a word."""

    def __init__(self, pack: Pack, register: Register) -> None:
        """Read the pack's names of states and towns and join them with the register's towns."""
        self._known: dict[str, list[Known]] = {}
        self._longest: dict[str, int] = {}
        towns = {(fold(town.name), town.country): town for town in register.towns}
        for row in pack.rows("states.tsv", StateRow):
            for name in (row.name, *filter(None, row.others.split(","))):
                self._add(Known(name, "country", row.code, None, None, 0, sure=True))
            for name in filter(None, row.capitals.split(",")):
                self._town(name, towns.get((fold(name), row.code)), row.code, sure=True)
        for exonym in pack.rows("exonyms.tsv", ExonymRow):
            town = towns.get((fold(exonym.town), exonym.country))
            self._town(exonym.name, town, exonym.country, sure=True)
        for town in register.towns:
            self._town(town.name, town, town.country, sure=town.kind == "region" and " " in town.name)

    def _town(self, name: str, town: Town | None, country: str, *, sure: bool) -> None:
        if town is None:
            self._add(Known(name, "city", country, None, None, 0, sure=sure))
        else:
            self._add(Known(name, town.kind, country, town.latitude, town.longitude, town.population, sure=sure))

    def _add(self, known: Known) -> None:
        folded = fold(known.name)
        lead = folded.split(" ")[0].split("-")[0]
        self._known.setdefault(folded, []).append(known)
        words = min(_MOST_WORDS, folded.count(" ") + 2 * folded.count("-") + 2 * folded.count(".") + 1)
        self._longest[lead] = max(self._longest.get(lead, 0), words)

    def at(self, tokens: Sequence[Token], low: Sequence[str], index: int) -> tuple[int, list[Known]] | None:
        """The word behind the longest place name that begins at word `index`, and the places of that name."""
        lead = low[index]
        most = self._longest.get(lead.split("-")[0] if "-" in lead else lead, 0)
        for last in range(min(len(tokens), index + most), index, -1):
            text = "".join(
                word + (" " if at + 1 < last and tokens[at + 1].start > tokens[at].end else "")
                for at, word in enumerate(low[index:last], index)
            )
            found = self._known.get(text)
            if found and (not text.isascii() or not found[0].name.isupper() or tokens[index].text.isupper()):
                return last, found
        return None


def choose(places: Sequence[Known], countries: frozenset[str]) -> Known:
    """Of several places of one name the state, then one of `countries`, then the one with degrees and most people."""
    return max(
        places,
        key=lambda p: (p.kind == "country", p.country in countries, p.population, p.latitude is not None, p.country),
    )
