"""The stage that finds the places an article names."""

from dataclasses import dataclass

import msgspec

from runut.actors.register import Register
from runut.annotate.places.common import Common
from runut.annotate.places.gazetteer import Gazetteer, Known, choose
from runut.languages.pack import Pack
from runut.languages.schema.places import PlaceHead, PlaceTable
from runut.records.annotations import Place, Sentence, Token
from runut.records.reading import Reading
from runut.records.span import Span

_LONGEST = 6
_NAMED = frozenset({"building", "road"})  # of these there are many at any place: only a name tells which is meant


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place's words [first, last), whether a head word gives its kind, and the known places of its name."""

    first: int
    last: int
    named: int
    head: PlaceHead | None
    known: list[Known]


def _name(tokens: tuple[Token, ...], spot: _Spot, text: str) -> str:
    """A place's name as the text has it, but for the long form of a head word whose short one follows in brackets."""
    first, last = spot.first, spot.last
    closed = next((at for at in range(first, last) if tokens[at].text == ")"), None) if spot.head else None
    if closed is None or tokens[closed - 2].text != "(":
        return text[tokens[first].start : tokens[last - 1].end]
    return f"{tokens[closed - 1].text} {text[tokens[closed + 1].start : tokens[last - 1].end]}"


class Places:
    """“Where?”: the places that the text names, with kind, state and degrees where known.

    Known names need capitals, and where they could be something else a preposition, a head word ("Gunung", "Desa") or the
    model's word; unknown names need a head word, or the model's word beside a preposition.
    """

    name = "places"
    version = "3"
    needs = frozenset({"sentences"})
    gives = frozenset({"places"})

    def __init__(self, pack: Pack, register: Register) -> None:
        """Read the pack's tables once; PackError where one does not fit."""
        table = pack.table("places.toml", PlaceTable)
        self._gazetteer = Gazetteer(pack, register)
        self._prepositions = frozenset(table.prepositions)
        self._directions = frozenset(table.directions)
        self._not_places = frozenset(table.not_places)
        self._heads: dict[str, PlaceHead] = {}
        for head in table.head:
            for word in head.words:
                self._heads.setdefault(word, head)
        self._leads = frozenset(word.split(" ")[0] for word in self._heads)

    def __call__(self, reading: Reading) -> Reading:
        """`reading` with its places filled."""
        common = Common(reading.sentences, self._directions)
        spots = [(sentence, spot) for sentence in reading.sentences for spot in self._spots(sentence, common)]
        sure = frozenset(k.country for _, spot in spots for k in spot.known if len(spot.known) == 1)
        places = []
        for number, (sentence, spot) in enumerate(spots):
            best = choose(spot.known, sure) if spot.known else None
            span = Span(sentence.tokens[spot.first].start, sentence.tokens[spot.last - 1].end)
            kind = spot.head.kind if spot.head else (best.kind if best else "other")
            near = best is not None and (spot.head is None or spot.head.kind in {"region", "city", "village"})
            places.append(
                Place(
                    id=f"{reading.article.id}:p{number}",
                    span=span,
                    sentence=sentence.index,
                    name=_name(sentence.tokens, spot, reading.article.text),
                    kind=kind,
                    country=best.country if best and near else None,
                    latitude=best.latitude if best and near else None,
                    longitude=best.longitude if best and near else None,
                )
            )
        return msgspec.structs.replace(reading, places=tuple(places))

    def _spots(self, sentence: Sentence, common: Common) -> list[_Spot]:
        tokens = common.named(sentence)
        low = tuple([token.text.casefold() for token in tokens])
        found: list[_Spot] = []
        index = 0
        for at in self._begins(tokens, low):
            if at < index:
                continue
            spot = self._headed(tokens, low, at) or self._known(tokens, low, at) or self._tagged(tokens, low, at)
            if spot:
                found.append(spot)
                index = spot.last
        return found

    def _begins(self, tokens: tuple[Token, ...], low: tuple[str, ...]) -> list[int]:
        """The words at which a place may begin: capitals, and what head words begin with."""
        leads = self._leads
        return [at for at, token in enumerate(tokens) if low[at] in leads or token.text[:1].isupper()]

    def _headed(self, tokens: tuple[Token, ...], low: tuple[str, ...], index: int) -> _Spot | None:
        """A place whose head word says what it is: head and the capitals behind it."""
        two = " ".join(low[index : index + 2])
        head, named = self._heads.get(two), index + 2
        if head is None:
            head, named = self._heads.get(low[index]), index + 1
        named = self._behind_short(tokens, low, named)
        if head is None or named >= len(tokens) or tokens[index].entity.endswith(("PER", "ORG")):
            return None
        if index and " ".join(low[index - 1 : index + 1]) in self._directions:
            return None  # north-west of a country is no sea of that name
        known = self._gazetteer.at(tokens, low, named)
        last = max(known[0] if known else named, self._name_end(tokens, low, named))
        if last == named:
            return None
        exact = known[1] if known and known[0] == last else []
        whole = self._gazetteer.at(tokens, low, index)
        if whole and whole[0] == last:
            exact = whole[1]
        return _Spot(index if head.part else named, last, named, head, exact)

    def _behind_short(self, tokens: tuple[Token, ...], low: tuple[str, ...], named: int) -> int:
        """The word behind the short form of a head word in brackets (“Lembaga Pemasyarakatan *(Lapas)* Tanjul”)."""
        marks = [token.text for token in tokens[named : named + 3]]
        return named + 3 if marks[:1] == ["("] and marks[2:] == [")"] and low[named + 1] in self._heads else named

    def _name_end(self, tokens: tuple[Token, ...], low: tuple[str, ...], index: int) -> int:
        last = index
        while (
            last < min(len(tokens), index + _LONGEST)
            and tokens[last].text[:1].isupper()
            and (low[last] not in self._not_places or (last > index and self._goes_on(tokens, last)))
        ):
            if last > index and (
                low[last] in self._heads or tokens[last].entity.startswith("B-") or tokens[last].pos in {"VERB", "ADP"}
            ):
                break
            last += 1
        return last

    def _goes_on(self, tokens: tuple[Token, ...], index: int) -> bool:
        """Whether a word that is a day or month elsewhere is a part of the name before it (“Desa Tanjul *Mei*”)."""
        dated = index + 1 < len(tokens) and tokens[index + 1].text[:1].isdecimal()
        return tokens[index].entity == "I-LOC" and not dated

    def _known(self, tokens: tuple[Token, ...], low: tuple[str, ...], index: int) -> _Spot | None:
        """A known name that stands as a place here."""
        if not tokens[index].text[:1].isupper() or low[index] in self._not_places:
            return None
        match = self._gazetteer.at(tokens, low, index)
        if match is None:
            return None
        last, known = match
        label = tokens[index].entity[2:]
        placed = index > 0 and low[index - 1] in self._prepositions
        if label in {"PER", "ORG"} and not placed and not (label == "ORG" and known[0].kind == "country"):
            return None
        if not placed and label != "LOC" and not any(one.sure for one in known):
            return None
        if (
            last < len(tokens)
            and low[last] in self._directions
            and tokens[last].text[:1].isupper()
            and tokens[last].entity == "I-LOC"
        ):
            last += 1
        return _Spot(index, last, index, None, known)

    def _tagged(self, tokens: tuple[Token, ...], low: tuple[str, ...], index: int) -> _Spot | None:
        """A name that only the model takes for a place."""
        if tokens[index].entity != "B-LOC" or not tokens[index].text[:1].isupper() or low[index] in self._not_places:
            return None
        last = index + 1
        while last < len(tokens) and tokens[last].entity == "I-LOC" and tokens[last].text[:1].isalnum():
            last += 1
        head = self._heads.get(" ".join(low[index:last]))
        if head is not None and head.kind in _NAMED:
            return None  # “di Rumah Sakit” names none
        return _Spot(index, last, index, None, [])
