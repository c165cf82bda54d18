"""Which names of many are worth comparing, found without holding each against each.

Of a hundred articles a thousand names are left, and ten thousand pairs of them begin alike somewhere: "University of ...",
"Muhammad ...". Nearly none can be one name, as all pieces of the shorter one must be found in the longer. So each name is
looked up by the piece that the fewest others have.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from runut.link.cluster import Pair, connected
from runut.link.names import Card
from runut.link.reasons.actors.aliases import same_alias
from runut.link.reasons.actors.register import same_key
from runut.link.reasons.actors.spelling import ALIKE, LONG, spelled_alike

NEARLY = ALIKE - 0.01  # whatever is alike is found, however its share is rounded
BLOCK = 3  # names are compared that have a piece with the same first letters


def may_be_one(left: Card, right: Card) -> bool:
    """Whether two names can be one at all: what else speaks for a pair is not enough, all together."""
    alike, known = spelled_alike(left, right), same_key(left, right)
    spelled, recorded = alike is not None and alike > 0, known is not None and known.strength > 0
    return spelled or recorded or same_alias(left, right) is not None


def marks(one: Card) -> set[str]:
    """What a name shares with another where the two are worth comparing.

    The beginning of a piece or of the whole, that of another name, and the record of the register.
    """
    found = {piece[:BLOCK] for piece in one.pieces} | {"".join(one.pieces)[: BLOCK + 1]}
    return found | {alias[:BLOCK] for alias in one.others} | ({one.key} if one.key else set())


def worth_comparing(cards: Mapping[str, Card]) -> list[Pair]:
    """The pairs of names to be scored, in order: those with a mark in common within a part.

    `cards` are by space and name, with a colon between. Pairs that may be one hold a part together; names beyond it are
    joined by no mean of scores, so that their pairs need none.
    """
    spaces: dict[str, dict[str, Card]] = defaultdict(dict)
    for name, one in cards.items():
        spaces[name.partition(":")[0]][name] = one
    found = list[Pair]()
    for within in (one for one in spaces.values() if len(one) > 1):
        near = list(_Names(within).pairs())
        part = connected(set(chain.from_iterable(near)), near)
        for names in {id(names): names for names in part.values()}.values():
            marked = {name: marks(within[name]) for name in sorted(names)}
            found += [pair for pair in combinations(marked, 2) if not marked[pair[0]].isdisjoint(marked[pair[1]])]
    return sorted(found)


class _Names:
    """The names of one space by their pieces."""

    def __init__(self, cards: Mapping[str, Card]) -> None:
        self._cards = cards
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._beginning: dict[str, list[str]] = defaultdict(list)
        self._called: dict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, list[str]] = defaultdict(list)
        self._keys: dict[str, list[str]] = defaultdict(list)
        for name, one in cards.items():
            for piece in set(one.pieces):
                self._holders[piece].append(name)
            self._called[one.called].append(name)
            self._whole["".join(one.pieces)].append(name)
            if one.key is not None:
                self._keys[one.key].append(name)
        for piece in self._holders:
            self._beginning[piece[:1]].append(piece)
        self._long = sorted((piece for piece in self._holders if len(piece) >= LONG), key=len)
        self._lengths = [len(piece) for piece in self._long]
        self._alike: dict[str, list[str]] = {}

    def pairs(self) -> Iterator[Pair]:
        """The pairs with a mark in common that may be one, some of them twice."""
        for same in (*self._whole.values(), *self._keys.values()):
            yield from self._standing(combinations(same, 2) if len(same) > 1 else ())
        for name, one in self._cards.items():
            others = [other for alias in one.others for other in self._called.get(alias, ())]
            yield from self._standing((name, other) for other in (*others, *self._with_all_pieces(one)))

    def _standing(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of some pairs that hold: both names are there, and are asked in order, as others ask them."""
        for one, other in pairs:
            if one == other:
                continue
            pair = (one, other) if one < other else (other, one)
            left, right = self._cards[pair[0]], self._cards[pair[1]]
            if may_be_one(left, right) and not marks(left).isdisjoint(marks(right)):
                yield pair

    def _with_all_pieces(self, one: Card) -> Iterator[str]:
        """The names that may have every piece of `one`: those that have its rarest, or one that looks like it."""
        rarest = min(one.pieces, key=lambda piece: (len(piece) == 1, len(self._holders[piece]), -len(piece), piece))
        least = len(one.pieces)
        for piece in self._like(rarest):
            for name in self._holders[piece]:
                many = len(self._cards[name].pieces)
                if many == least or (many > least and one.kind == "person"):
                    yield name

    def _like(self, piece: str) -> Sequence[str]:
        """The pieces that may be written for `piece`, it among them."""
        found = self._alike.get(piece)
        if found is None:
            if len(piece) == 1:
                found = self._beginning[piece]
            else:
                found = [piece] + [piece[:1]] * (piece[:1] in self._holders)
                found += self._spelled_like(piece) if len(piece) >= LONG else ()
            self._alike[piece] = found
        return found

    def _spelled_like(self, piece: str) -> Iterator[str]:
        """The other long pieces that have so many letters in common with `piece` that they may be one."""
        # With a share s of the letters of both in common, the shorter has at least s / (2 - s) of the longer's.
        shorter = len(piece) * NEARLY / (2 - NEARLY)
        longer = len(piece) * (2 - NEARLY) / NEARLY
        within = self._long[bisect_left(self._lengths, shorter) : bisect_right(self._lengths, longer)]
        near = extract(piece, within, scorer=Indel.normalized_similarity, score_cutoff=NEARLY, limit=None)
        return (other for other, _, _ in near if other != piece)
